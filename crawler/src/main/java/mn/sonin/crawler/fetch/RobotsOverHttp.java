package mn.sonin.crawler.fetch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import mn.sonin.archive.Bytes;
import mn.sonin.archive.Capture;
import mn.sonin.archive.Captures;
import mn.sonin.archive.Purpose;
import mn.sonin.config.Source;
import mn.sonin.crawler.fetch.Asking.Asked;
import mn.sonin.crawler.fetch.Asking.Located;
import mn.sonin.crawler.fetch.Transport.Sent;
import mn.sonin.crawler.fetch.WireBody.Flaw;
import mn.sonin.crawler.robots.RobotsAnswer;
import mn.sonin.crawler.robots.RobotsAnswer.Absent;
import mn.sonin.crawler.robots.RobotsAnswer.Found;
import mn.sonin.crawler.robots.RobotsAnswer.Unavailable;
import mn.sonin.crawler.robots.RobotsReader;
import mn.sonin.crawler.url.CanonicalUrl;
import mn.sonin.crawler.url.CanonicalUrl.Spelling;

/** Asks for robots.txt like for any other page, with turns and captures, but for what robots.txt would say of itself, and with the pause that it asked for when it was last read. */
final class RobotsOverHttp {
    /** «Crawlers SHOULD follow at least five consecutive redirects», RFC 9309, 2.3.1.2. */
    private static final int REDIRECTS = 5;

    static final int LIMIT = 500 * 1024;

    private static final Duration FRESH = Duration.ofHours(24);

    private final Captures captures;
    private final Asking asking;
    private final Clock clock;

    RobotsOverHttp(Captures captures, Asking asking, Clock clock) {
        this.captures = captures;
        this.asking = asking;
        this.clock = clock;
    }

    Visit on(Source source) {
        return new Visit(source);
    }

    /** Reads for one source, and remembers whether the site was silent. */
    final class Visit implements RobotsReader {
        private final Source source;
        private Optional<FetchResult.Unreachable> silence = Optional.empty();

        private Visit(Source source) {
            this.source = source;
        }

        @Override
        public RobotsAnswer read(String url, Duration crawlDelay) {
            return CanonicalUrl.exact(url)
                    .canonical()
                    .map(canonical -> freshlyKept(canonical).orElseGet(() -> asked(canonical, crawlDelay)))
                    .orElseGet(() -> new Absent("\"%s\" is no address".formatted(url)));
        }

        /** Why no answer came to the request for robots.txt; empty where one came, or none was needed. */
        Optional<FetchResult.Unreachable> silence() {
            return silence;
        }

        private RobotsAnswer asked(CanonicalUrl url, Duration crawlDelay) {
            try {
                return follow(FetchRequest.place(source, url, Purpose.ROBOTS), crawlDelay);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return new Unavailable(Optional.empty(), "interrupted while robots.txt was read");
            }
        }

        private Asked asked(FetchRequest request, CanonicalUrl hop, Duration crawlDelay) throws InterruptedException {
            return switch (asking.locate(request, hop)) {
                case Located.Nowhere nowhere -> nowhere.stopped();
                case Located.At at -> asking.ask(request, hop, Purpose.ROBOTS, crawlDelay, at.addresses());
            };
        }

        private RobotsAnswer follow(FetchRequest request, Duration crawlDelay) throws InterruptedException {
            CanonicalUrl hop = request.url();
            for (int redirects = 0; redirects <= REDIRECTS; redirects++) {
                Asked asked = asked(request, hop, crawlDelay);
                if (asked instanceof Asked.Stopped stopped) {
                    silence = Optional.of(stopped.result())
                            .filter(FetchResult.Unreachable.class::isInstance)
                            .map(FetchResult.Unreachable.class::cast);
                    return new Unavailable(Optional.empty(), "robots.txt: " + Outcomes.inWords(stopped.result()));
                }
                Asked.Answered answered = (Asked.Answered) asked;
                Optional<String> location = answered.answer().header("Location");
                if (!Outcomes.redirects(answered) || location.isEmpty()) {
                    return RobotsOverHttp.this.read(answered);
                }
                Spelling next = hop.resolve(location.get());
                if (next.canonical().isEmpty()) {
                    return new Absent("robots.txt redirects to " + location.get());
                }
                hop = next.canonical().get();
            }
            return new Absent("robots.txt redirects more than %d times".formatted(REDIRECTS));
        }
    }

    /** What an earlier run of the program read today needs no second request; what is dated ahead was read by a wrong clock. */
    private Optional<RobotsAnswer> freshlyKept(CanonicalUrl url) {
        return captures.newest(url.value())
                .filter(capture -> capture.status() == 200)
                .filter(capture -> isToday(capture.at()))
                .map(capture -> found(capture, capture.at()));
    }

    private boolean isToday(Instant read) {
        Instant now = clock.instant();
        return !read.isAfter(now) && read.plus(FRESH).isAfter(now);
    }

    /** A site that answers 429 wants fewer requests, not fewer rules: it is read like a 5xx. */
    private RobotsAnswer read(Asked.Answered answered) {
        int status = answered.answer().status();
        if (status == 304 && answered.known().isPresent()) {
            return found(answered.known().get(), clock.instant());
        }
        if (status >= 200 && status < 300) {
            return answered.answer()
                    .body()
                    .flaw()
                    .flatMap(RobotsOverHttp::useless)
                    .orElseGet(() -> found(answered.answer()));
        }
        if (status >= 500 || status == 429) {
            return new Unavailable(
                    Outcomes.retryAfter(answered.answer(), clock.instant()),
                    "robots.txt answered %d".formatted(status));
        }
        return new Absent("robots.txt answered %d".formatted(status));
    }

    /** Rules that are missing may be the ones that count; of a file that is too large, the beginning counts. */
    private static Optional<RobotsAnswer> useless(Flaw flaw) {
        return switch (flaw) {
            case Flaw.Oversized oversized -> Optional.empty();
            case Flaw.Broken broken -> unavailable(broken.reason());
            case Flaw.Garbled garbled -> unavailable(garbled.reason());
        };
    }

    private static Optional<RobotsAnswer> unavailable(String reason) {
        return Optional.of(new Unavailable(Optional.empty(), "robots.txt: " + reason));
    }

    private RobotsAnswer found(Sent.Answered answer) {
        Bytes body = answer.body().decoded();
        return new Found(body, answer.header("Content-Type"), clock.instant());
    }

    private Found found(Capture capture, Instant at) {
        return new Found(captures.read(capture).body(), capture.mediaType(), at);
    }
}
