package mn.sonin.crawler.robots;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import mn.sonin.crawler.url.CanonicalUrl;

/**
 * The robots.txt files of all sites, each read when it is first needed and kept for a day. Safe for use by several threads.
 */
public final class Robots {
    /** «Crawlers SHOULD NOT use the cached version for more than 24 hours», RFC 9309, 2.4. */
    private static final Duration FRESH = Duration.ofHours(24);

    private static final Duration FIRST_RETRY = Duration.ofMinutes(5);

    /** Rules kept at most, in bytes of the files they were read from: hostile files must not fill the memory. */
    private static final long KEPT_BYTES = 16L << 20;

    /** What a file without rules takes, roughly. */
    private static final int LEAST_BYTES = 512;

    private final String product;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Site> sites = new LinkedHashMap<>(16, 0.75f, true);
    private long kept;

    /**
     * With nothing known yet.
     *
     * @param product the token that robots.txt files name us by, as in {@code SoninBot}
     */
    public Robots(String product, Clock clock) {
        this.product = product;
        this.clock = clock;
    }

    /** Whether this page may be asked for; reads the site's robots.txt through {@code reader} where none is fresh. */
    public RobotsVerdict verdict(CanonicalUrl url, RobotsReader reader) {
        Known known = known(url, reader);
        return known.unavailable()
                .<RobotsVerdict>map(reason -> new RobotsVerdict.Deferred(known.until(), reason))
                .orElseGet(() -> known.rules().verdict(url.value()));
    }

    /** The {@code Sitemap:} lines of the site that shows this page, as written there; none where the file cannot be had. */
    public List<String> sitemaps(CanonicalUrl url, RobotsReader reader) {
        return known(url, reader).rules().sitemaps();
    }

    private Known known(CanonicalUrl url, RobotsReader reader) {
        Site site = site(url.origin());
        site.reading.lock();
        try {
            Instant now = clock.instant();
            Optional<Known> known = site.known.filter(
                    kept -> now.isBefore(kept.until()) && !kept.read().isAfter(now));
            return known.isPresent() ? known.get() : read(site, url.origin() + "/robots.txt", reader);
        } finally {
            site.reading.unlock();
        }
    }

    private Known read(Site site, String robots, RobotsReader reader) {
        Duration crawlDelay = site.known.map(Known::crawlDelay).orElse(Duration.ZERO);
        RobotsAnswer answer = reader.read(robots, crawlDelay);
        Instant now = clock.instant();
        Known read = switch (answer) {
            case RobotsAnswer.Found found -> found(robots, found);
            case RobotsAnswer.Absent absent ->
                new Known(RobotsTxt.none(), Duration.ZERO, now, now.plus(FRESH), Optional.empty(), 0, 0);
            case RobotsAnswer.Unavailable unavailable -> unavailable(site, crawlDelay, unavailable);
        };
        keep(site, read);
        return read;
    }

    private Known found(String robots, RobotsAnswer.Found found) {
        RobotsTxt rules =
                RobotsTxt.parse(robots, found.content(), found.mediaType().orElse("text/plain"), product);
        return new Known(
                rules,
                rules.crawlDelay().orElse(Duration.ZERO),
                found.at(),
                found.at().plus(FRESH),
                Optional.empty(),
                0,
                Math.min(found.content().length(), RobotsTxt.LIMIT));
    }

    private Known unavailable(Site site, Duration crawlDelay, RobotsAnswer.Unavailable answer) {
        int failures = site.known.map(Known::failures).orElse(0) + 1;
        Duration patience = FIRST_RETRY.multipliedBy(1L << Math.min(failures - 1, 9));
        Instant now = clock.instant();
        Instant again = now.plus(patience.compareTo(FRESH) < 0 ? patience : FRESH);
        Instant until = answer.until().filter(asked -> asked.isAfter(again)).orElse(again);
        return new Known(RobotsTxt.none(), crawlDelay, now, until, Optional.of(answer.reason()), failures, 0);
    }

    private Site site(String origin) {
        lock.lock();
        try {
            return sites.computeIfAbsent(origin, any -> {
                kept += LEAST_BYTES;
                return new Site();
            });
        } finally {
            lock.unlock();
        }
    }

    private void keep(Site site, Known read) {
        lock.lock();
        try {
            kept += read.bytes() - site.known.map(Known::bytes).orElse(0);
            site.known = Optional.of(read);
            forgetLongUnused(site);
        } finally {
            lock.unlock();
        }
    }

    private void forgetLongUnused(Site current) {
        Iterator<Site> longestUnused = sites.values().iterator();
        while (kept > KEPT_BYTES && longestUnused.hasNext()) {
            Site site = longestUnused.next();
            if (site != current && !site.reading.isLocked()) {
                kept -= site.known.map(Known::bytes).orElse(0) + LEAST_BYTES;
                longestUnused.remove();
            }
        }
    }

    /** One site; its lock is held while its file is read, so that it is read once. */
    private static final class Site {
        final ReentrantLock reading = new ReentrantLock();
        volatile Optional<Known> known = Optional.empty();
    }

    /**
     * What is known of one site.
     *
     * @param crawlDelay that it asks for, or asked for before there were no rules to go by; zero for none
     * @param read when it was read; where that is still to come, by a clock that has gone back since
     * @param until when it is to be read again
     * @param unavailable why there are no rules to go by
     * @param failures in a row
     */
    private record Known(
            RobotsTxt rules,
            Duration crawlDelay,
            Instant read,
            Instant until,
            Optional<String> unavailable,
            int failures,
            int bytes) {}
}
