package mn.sonin.crawler;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mn.sonin.archive.Archive;
import mn.sonin.archive.Capture;
import mn.sonin.archive.Captures;
import mn.sonin.archive.Lead;
import mn.sonin.archive.Purpose;
import mn.sonin.config.Discovery;
import mn.sonin.config.Source;
import mn.sonin.crawler.discovery.Answer;
import mn.sonin.crawler.discovery.Ask;
import mn.sonin.crawler.discovery.DateWords;
import mn.sonin.crawler.discovery.Entry;
import mn.sonin.crawler.discovery.Reading;
import mn.sonin.crawler.discovery.Shown;
import mn.sonin.crawler.discovery.Span;
import mn.sonin.crawler.discovery.Way;
import mn.sonin.crawler.fetch.Drawn;
import mn.sonin.crawler.fetch.FetchRequest;
import mn.sonin.crawler.fetch.FetchResult;
import mn.sonin.crawler.url.CanonicalUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the places of one source and hands on the leads they show. */
final class Discovering {
    private static final Logger LOG = LoggerFactory.getLogger(Discovering.class);

    private final Source source;
    private final Archive archive;
    private final Asking asking;
    private final Taking taking;
    private final DateWords dates;
    private final List<PlaceReport> reports = new ArrayList<>();
    private final Map<String, Capture> fetched = new HashMap<>();
    private final Map<String, Capture> unchanged = new HashMap<>();
    private boolean stopped;

    /** Fetches a place. */
    @FunctionalInterface
    interface Asking {
        FetchResult fetch(FetchRequest request);
    }

    /** Takes what a place showed. */
    @FunctionalInterface
    interface Taking {
        /** Returns how many of the leads are new. */
        int take(Way way, List<Entry> entries, List<Lead> leads, Capture capture);
    }

    Discovering(Source source, Archive archive, Asking asking, Taking taking, DateWords dates) {
        this.source = source;
        this.archive = archive;
        this.asking = asking;
        this.taking = taking;
        this.dates = dates;
    }

    /** Reads all places of the source; a place that fails does not keep the next from being read. */
    List<PlaceReport> run(Span span) {
        return run(source.discovery(), span);
    }

    /** Reads some of them. */
    List<PlaceReport> run(List<Discovery> places, Span span) {
        for (Discovery discovery : places) {
            run(discovery, span);
        }
        return List.copyOf(reports);
    }

    private void run(Discovery discovery, Span span) {
        Way way = Way.of(discovery, source.zone(), dates);
        int before = reports.size();
        Deque<Ask> asks = new ArrayDeque<>(way.begin(span));
        Ask first = asks.getFirst();
        while (!asks.isEmpty() && !stopped) {
            asks.addAll(place(discovery, way, asks.removeFirst(), span));
        }
        List<PlaceReport> own = reports.subList(before, reports.size());
        boolean told = span.from().isEmpty() || (way.daily() && !own.isEmpty());
        if (!stopped && told && own.stream().allMatch(PlaceReport::good)) {
            way.nothingShown().ifPresent(reason -> {
                own.clear();
                report(discovery, first, PlaceReport.State.UNUSABLE, reason);
            });
        }
    }

    private List<Ask> place(Discovery discovery, Way way, Ask ask, Span span) {
        Optional<CanonicalUrl> url = CanonicalUrl.exact(ask.url()).canonical();
        if (url.isEmpty()) {
            report(discovery, ask, PlaceReport.State.UNUSABLE, "\"%s\" is no address of the web".formatted(ask.url()));
            return List.of();
        }
        Optional<List<Ask>> before = askedBefore(discovery, way, ask, span);
        return before.isPresent() ? before.get() : asked(discovery, way, ask, url.get(), span);
    }

    /** Two ways may read one page, each with its own eyes; the site is asked once. */
    private Optional<List<Ask>> askedBefore(Discovery discovery, Way way, Ask ask, Span span) {
        if (fetched.containsKey(ask.url())) {
            Capture capture = fetched.get(ask.url());
            Answer answer = answer(
                    ask, Drawn.address(capture), capture, archive.captures().read(capture));
            return Optional.of(read(discovery, way, answer, capture, span));
        }
        return Optional.ofNullable(unchanged.get(ask.url())).map(known -> unchanged(discovery, way, ask, known, span));
    }

    private List<Ask> asked(Discovery discovery, Way way, Ask ask, CanonicalUrl url, Span span) {
        return switch (asking.fetch(FetchRequest.place(source, url, ask.purpose()))) {
            case FetchResult.Fetched page -> {
                fetched.put(ask.url(), page.capture());
                yield read(
                        discovery,
                        way,
                        answer(ask, page.at().value(), page.capture(), page.answer()),
                        page.capture(),
                        span);
            }
            case FetchResult.NotModified same -> {
                unchanged.put(ask.url(), same.known());
                yield unchanged(discovery, way, ask, same.known(), span);
            }
            case FetchResult.Gone gone -> missing(discovery, way, ask, gone.reason());
            case FetchResult.Rejected rejected -> missing(discovery, way, ask, rejected.reason());
            case FetchResult.Blocked blocked -> report(discovery, ask, PlaceReport.State.BLOCKED, blocked.reason());
            case FetchResult.Refused refused -> refused(discovery, ask, refused);
            case FetchResult.RedirectedHome home -> report(discovery, ask, PlaceReport.State.FAILED, home.reason());
            case FetchResult.RetryLater later -> report(discovery, ask, PlaceReport.State.FAILED, later.reason());
            case FetchResult.Unreachable none -> report(discovery, ask, PlaceReport.State.FAILED, none.reason());
            case FetchResult.TooLarge large -> report(discovery, ask, PlaceReport.State.FAILED, large.reason());
            case FetchResult.CutShort cut -> report(discovery, ask, PlaceReport.State.FAILED, cut.reason());
            case FetchResult.RedirectLoop loop -> report(discovery, ask, PlaceReport.State.FAILED, loop.reason());
            case FetchResult.Malformed malformed ->
                report(discovery, ask, PlaceReport.State.FAILED, malformed.reason());
            case FetchResult.Interrupted interrupted -> stop();
        };
    }

    private static Answer answer(Ask ask, String at, Capture capture, Captures.Answer answer) {
        return new Answer(ask, at, answer.header("Content-Type"), answer.body(), capture.at());
    }

    private List<Ask> read(Discovery discovery, Way way, Answer answer, Capture capture, Span span) {
        return switch (way.read(answer, span)) {
            case Reading.Stories stories -> {
                List<Lead> leads = new Sifting(source)
                        .leads(wanted(stories.entries(), span), answer.url(), capture.id(), way.basis());
                int fresh = taking.take(way, stories.entries(), leads, capture);
                String foreign = foreign(way, answer.ask(), stories);
                reports.add(new PlaceReport(
                        kind(discovery),
                        answer.ask().url(),
                        source.optional().contains(discovery),
                        foreign.isEmpty() ? PlaceReport.State.READ : PlaceReport.State.UNUSABLE,
                        Shown.of(stories.entries(), leads.size(), fresh, capture.at()),
                        !stories.further().isEmpty(),
                        foreign));
                if (way.skips() && fresh > 0 && fresh == leads.size() && !span.behind()) {
                    LOG.warn(
                            "list=full source={} place={} fresh={}: older stories of this day may be left out; raise \"pages\" in {}",
                            source.id(),
                            answer.ask().url(),
                            fresh,
                            source.place().file());
                }
                yield nothingNew(stories, fresh, span, answer.ask()) ? List.of() : stories.further();
            }
            case Reading.Unusable unusable ->
                report(discovery, answer.ask(), PlaceReport.State.UNUSABLE, unusable.reason());
        };
    }

    /** Why a first page that shows stories is of no use: none of them stands where the source's articles do. Empty where one does. */
    private String foreign(Way way, Ask ask, Reading.Stories stories) {
        List<Entry> entries = stories.entries();
        Sifting sifting = new Sifting(source);
        boolean foreign = way.storiesAlone()
                && ask.step() == 1
                && !entries.isEmpty()
                && entries.stream()
                        .allMatch(entry -> sifting.address(entry.url()).isEmpty());
        return foreign
                ? "none of its %d entries has the address of an article, as the first, \"%s\": mend \"addresses: article\", or the links, in %s"
                        .formatted(
                                entries.size(),
                                entries.getFirst().url(),
                                source.place().file())
                : "";
    }

    private List<Entry> wanted(List<Entry> entries, Span span) {
        return entries.stream()
                .filter(entry -> entry.published()
                        .map(at -> span.from().isEmpty() || span.wants(at.at().toLocalDate()))
                        .orElse(true))
                .toList();
    }

    /** Paging back through what is known already finds nothing; sitemaps list by subject, not by age, and are all read. */
    private static boolean nothingNew(Reading.Stories stories, int fresh, Span span, Ask ask) {
        boolean paged = ask.purpose() != Purpose.SITEMAP && ask.purpose() != Purpose.ROBOTS;
        return paged && !span.behind() && !stories.entries().isEmpty() && fresh == 0;
    }

    /** An index that has not changed may list sitemaps that have, and an empty page stays empty; what is read again is read out of the archive. */
    private List<Ask> unchanged(Discovery discovery, Way way, Ask ask, Capture known, Span span) {
        boolean index = ask.purpose() == Purpose.SITEMAP || ask.purpose() == Purpose.ROBOTS || way.daily();
        if (span.again()) {
            return read(
                    discovery,
                    way,
                    answer(ask, ask.url(), known, archive.captures().read(known)),
                    known,
                    span);
        }
        report(discovery, ask, PlaceReport.State.UNCHANGED, "");
        return index ? further(way, ask, known, span) : List.of();
    }

    private List<Ask> further(Way way, Ask ask, Capture known, Span span) {
        return switch (way.read(answer(ask, ask.url(), known, archive.captures().read(known)), span)) {
            case Reading.Stories stories -> stories.further();
            case Reading.Unusable unusable -> List.of();
        };
    }

    /** A page past the last one of a list, or a day without a page, is the end of it and no failure. */
    private List<Ask> missing(Discovery discovery, Way way, Ask ask, String reason) {
        boolean first = ask.step() == 1 && !way.daily();
        return first ? report(discovery, ask, PlaceReport.State.FAILED, reason) : List.of();
    }

    private List<Ask> refused(Discovery discovery, Ask ask, FetchResult.Refused refused) {
        return switch (refused.ground()) {
            case BUDGET -> {
                report(discovery, ask, PlaceReport.State.BUDGET_SPENT, refused.reason());
                yield stop();
            }
            case ROBOTS -> report(discovery, ask, PlaceReport.State.BLOCKED, refused.reason());
            case NO_BROWSER -> report(discovery, ask, PlaceReport.State.NO_BROWSER, refused.reason());
            case PRIVATE_ADDRESS, NOT_WEB -> report(discovery, ask, PlaceReport.State.FAILED, refused.reason());
        };
    }

    private List<Ask> stop() {
        stopped = true;
        return List.of();
    }

    private List<Ask> report(Discovery discovery, Ask ask, PlaceReport.State state, String reason) {
        boolean optional = source.optional().contains(discovery);
        reports.add(new PlaceReport(kind(discovery), ask.url(), optional, state, Shown.NOTHING, false, reason));
        return List.of();
    }

    static String kind(Discovery discovery) {
        return switch (discovery) {
            case Discovery.Feed feed -> "feed";
            case Discovery.Sitemap sitemap -> "sitemap";
            case Discovery.RobotsSitemaps robots -> "sitemap";
            case Discovery.WordPress posts -> "wordpress";
            case Discovery.ListPage list -> "list";
            case Discovery.JsonList list -> "json";
            case Discovery.DatedList list -> "dated";
            case Discovery.Digest digest -> "digest";
        };
    }
}
