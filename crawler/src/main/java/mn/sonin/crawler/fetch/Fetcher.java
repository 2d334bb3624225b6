package mn.sonin.crawler.fetch;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import mn.sonin.archive.Archive;
import mn.sonin.archive.ArchiveException;
import mn.sonin.archive.Purpose;
import mn.sonin.config.Settings;
import mn.sonin.config.Source;
import mn.sonin.crawler.fetch.Asking.Asked;
import mn.sonin.crawler.fetch.Asking.Located;
import mn.sonin.crawler.fetch.FetchResult.Ground;
import mn.sonin.crawler.fetch.FetchResult.RedirectLoop;
import mn.sonin.crawler.fetch.FetchResult.RedirectedHome;
import mn.sonin.crawler.fetch.FetchResult.Refused;
import mn.sonin.crawler.fetch.FetchResult.RetryLater;
import mn.sonin.crawler.politeness.Backoff;
import mn.sonin.crawler.politeness.HostTurns;
import mn.sonin.crawler.robots.Robots;
import mn.sonin.crawler.robots.RobotsVerdict;
import mn.sonin.crawler.url.CanonicalUrl;
import mn.sonin.crawler.url.CanonicalUrl.Spelling;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for pages: robots.txt first, then a turn at the host, then a conditional GET, each redirect as a request of its own.
 * Every answer is in the archive before the result is returned. Blocks its thread while it waits, which may be a virtual
 * one. Safe for use by several threads.
 */
public final class Fetcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Fetcher.class);

    private final int redirects;
    private final Clock clock;
    private final HostAddresses addresses;
    private final Transport transport;
    private final Asking asking;
    private final Outcomes outcomes;
    private final Robots robots;
    private final RobotsOverHttp robotsOverHttp;

    /**
     * @param version of the program, for the User-Agent
     * @param turns shared by everything that talks to sites
     * @param random used by several threads
     */
    public Fetcher(
            Archive archive,
            Settings settings,
            String version,
            Network network,
            HostTurns turns,
            Clock clock,
            RandomGenerator random) {
        this.redirects = settings.limits().redirects();
        this.clock = clock;
        this.addresses = new HostAddresses(
                network.resolver(), network.policy(), settings.limits().connect());
        this.transport = new Transport(clock, addresses, settings.limits(), network.openRequests());
        this.outcomes =
                new Outcomes(clock, new Backoff(random), settings.limits().bodyBytes());
        this.asking = new Asking(
                archive.captures(),
                addresses,
                transport,
                turns,
                outcomes,
                clock,
                settings.userAgent().header(version),
                settings.limits().bodyBytes());
        this.robots = new Robots(settings.userAgent().product(), clock);
        this.robotsOverHttp = new RobotsOverHttp(archive.captures(), asking, clock);
    }

    /**
     * Asks for a page and waits for what comes of it.
     *
     * @throws ArchiveException where the answer could not be kept
     */
    public FetchResult fetch(FetchRequest request) {
        FetchResult result;
        try {
            result = follow(request);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            result = new FetchResult.Interrupted(request.url());
        }
        LOG.info(
                "fetch source={} purpose={} url={} outcome={}",
                request.source().id(),
                request.purpose(),
                request.url(),
                Outcomes.inWords(result));
        return result;
    }

    /** What the source's robots.txt says of this page; asks for the file where none is fresh. */
    public RobotsVerdict robots(Source source, CanonicalUrl url) {
        return robots.verdict(url, robotsOverHttp.on(source));
    }

    /** The {@code Sitemap:} lines of the robots.txt beside this page, as written there. */
    public List<String> sitemaps(Source source, CanonicalUrl url) {
        return robots.sitemaps(url, robotsOverHttp.on(source));
    }

    private FetchResult follow(FetchRequest request) throws InterruptedException {
        List<CanonicalUrl> hops = new ArrayList<>();
        CanonicalUrl hop = request.url();
        while (true) {
            Asked asked = permitted(request, hop);
            if (asked instanceof Asked.Stopped stopped) {
                return stopped.result();
            }
            Asked.Answered answered = (Asked.Answered) asked;
            if (!Outcomes.redirects(answered)) {
                return outcomes.of(request, spelled(request, hop), hops, answered);
            }
            hops.add(hop);
            switch (target(hop, answered)) {
                case Spelling.Refused refused -> {
                    return new Refused(
                            request.url(), Ground.NOT_WEB, "%s redirects to %s".formatted(hop, refused.reason()));
                }
                case Spelling.Canonical next -> hop = next.url();
            }
            Optional<FetchResult> end = noFurther(request, hops, hop, answered);
            if (end.isPresent()) {
                return end.get();
            }
        }
    }

    private Asked permitted(FetchRequest request, CanonicalUrl hop) throws InterruptedException {
        return switch (asking.locate(request, hop)) {
            case Located.Nowhere nowhere -> nowhere.stopped();
            case Located.At at -> permitted(request, hop, at.addresses());
        };
    }

    private Asked permitted(FetchRequest request, CanonicalUrl hop, List<InetAddress> found)
            throws InterruptedException {
        RobotsOverHttp.Visit reader = robotsOverHttp.on(request.source());
        RobotsVerdict verdict = robots.verdict(hop, reader);
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedException("interrupted while robots.txt was read");
        }
        return switch (verdict) {
            case RobotsVerdict.Allowed allowed ->
                asking.ask(request, hop, request.purpose(), allowed.crawlDelay().orElse(Duration.ZERO), found);
            case RobotsVerdict.Disallowed disallowed ->
                asking.notAsked(
                        request,
                        hop,
                        disallowed.rule(),
                        new Refused(
                                request.url(),
                                Ground.ROBOTS,
                                "robots.txt of %s says \"%s\"".formatted(hop.host(), disallowed.rule())));
            case RobotsVerdict.Deferred deferred ->
                asking.notAsked(
                        request,
                        hop,
                        "deferred",
                        deferred(request, Duration.between(clock.instant(), deferred.until()), deferred, reader));
        };
    }

    /** A site whose robots.txt cannot be reached is unreachable, whatever else it is. */
    private static FetchResult deferred(
            FetchRequest request, Duration after, RobotsVerdict.Deferred verdict, RobotsOverHttp.Visit reader) {
        return reader.silence()
                .<FetchResult>map(silence ->
                        new FetchResult.Unreachable(request.url(), silence.failure(), silence.reason(), after))
                .orElseGet(() -> new RetryLater(request.url(), after, verdict.reason(), false));
    }

    private static Spelling target(CanonicalUrl hop, Asked.Answered answered) {
        return answered.answer()
                .header("Location")
                .map(hop::resolve)
                .orElseGet(() -> new Spelling.Refused("", "nowhere: the answer has no Location"));
    }

    private Optional<FetchResult> noFurther(
            FetchRequest request, List<CanonicalUrl> hops, CanonicalUrl next, Asked.Answered answered) {
        if (hops.contains(next)) {
            return Optional.of(
                    new RedirectLoop(request.url(), "%s redirects back to %s".formatted(hops.getLast(), next)));
        }
        if (hops.size() > redirects) {
            return Optional.of(new RedirectLoop(
                    request.url(), "more than %d redirects, the last one to %s".formatted(redirects, next)));
        }
        boolean home = request.purpose() == Purpose.ARTICLE
                && isHome(request, spelled(request, next))
                && !isHome(request, request.url());
        return home
                ? Optional.of(new RedirectedHome(
                        request.url(), next, answered.capture().orElseThrow()))
                : Optional.empty();
    }

    private static boolean isHome(FetchRequest request, CanonicalUrl url) {
        Source source = request.source();
        Optional<CanonicalUrl> home = CanonicalUrl.of(source.home().toString(), source.addresses(), source.home())
                .canonical();
        return url.frontPage()
                || home.filter(front -> front.value()
                                .replaceFirst("/$", "")
                                .equals(url.value().replaceFirst("/$", "")))
                        .isPresent();
    }

    private static CanonicalUrl spelled(FetchRequest request, CanonicalUrl hop) {
        return CanonicalUrl.of(
                        hop.value(),
                        request.source().addresses(),
                        request.source().home())
                .canonical()
                .orElse(hop);
    }

    @Override
    public void close() {
        transport.close();
        addresses.close();
    }
}
