package mn.sonin.crawler.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mn.sonin.archive.Capture;
import mn.sonin.archive.Captures.Answer;
import mn.sonin.crawler.url.CanonicalUrl;

/** What came of asking for a page. Reasons are for a person. */
public sealed interface FetchResult {
    /** The address that was asked for. */
    CanonicalUrl url();

    /** Why there is no page to read; empty where there is one. */
    String reason();

    /**
     * The page.
     *
     * @param at the address where it was found, in the spelling of its source
     * @param hops addresses that redirected, in order, as they were asked; empty for none
     * @param answer with its body, content encoding undone
     */
    record Fetched(CanonicalUrl url, CanonicalUrl at, List<CanonicalUrl> hops, Capture capture, Answer answer)
            implements FetchResult {
        public Fetched {
            hops = List.copyOf(hops);
        }

        @Override
        public String reason() {
            return "";
        }
    }

    /**
     * The page says what it said (304).
     *
     * @param known the capture that holds it
     */
    record NotModified(CanonicalUrl url, Capture known) implements FetchResult {
        @Override
        public String reason() {
            return "";
        }
    }

    /** The page was taken away: 404 or 410. */
    record Gone(CanonicalUrl url, int status, Capture capture) implements FetchResult {
        @Override
        public String reason() {
            return "it answered " + status;
        }
    }

    /** An article's address leads to the front page, which is how some sites say «gone». */
    record RedirectedHome(CanonicalUrl url, CanonicalUrl home, Capture capture) implements FetchResult {
        @Override
        public String reason() {
            return "it redirects to the front page";
        }
    }

    /**
     * The site says no to us: 401, 402, 403, 429, 451 or a page that tests for a browser.
     *
     * @param until what Retry-After asks for
     */
    record Blocked(CanonicalUrl url, int status, String reason, Optional<Instant> until, Capture capture)
            implements FetchResult {}

    /**
     * The site has a moment of weakness or wants a pause: 5xx, 408, 425, a rest, an unreadable robots.txt.
     *
     * @param asked whether the site was asked for the page at all
     */
    record RetryLater(CanonicalUrl url, Duration after, String reason, boolean asked) implements FetchResult {}

    /**
     * No answer came.
     *
     * @param after when it may help to try again
     */
    record Unreachable(CanonicalUrl url, Failure failure, String reason, Duration after) implements FetchResult {}

    /** It was not asked for, and asking again will not help for now. */
    record Refused(CanonicalUrl url, Ground ground, String reason) implements FetchResult {}

    /** The body is larger than we take; its beginning is in the archive. */
    record TooLarge(CanonicalUrl url, long limit, Capture capture) implements FetchResult {
        @Override
        public String reason() {
            return "it is larger than %d bytes".formatted(limit);
        }
    }

    /**
     * The answer broke off; what came is in the archive.
     *
     * @param after when it may help to try again
     */
    record CutShort(CanonicalUrl url, String reason, Duration after, Capture capture) implements FetchResult {}

    /** Redirects in a circle, or too many of them. */
    record RedirectLoop(CanonicalUrl url, String reason) implements FetchResult {}

    /** The request was not understood: any other 4xx. */
    record Rejected(CanonicalUrl url, int status, Capture capture) implements FetchResult {
        @Override
        public String reason() {
            return "it answered " + status;
        }
    }

    /** The answer is not HTTP as it should be. */
    record Malformed(CanonicalUrl url, String reason) implements FetchResult {}

    /** The program is shutting down. */
    record Interrupted(CanonicalUrl url) implements FetchResult {
        @Override
        public String reason() {
            return "the program was stopped";
        }
    }

    /** Where no answer came from. */
    enum Failure {
        DNS,
        TIMEOUT,
        TLS,
        REFUSED,
        DISCONNECTED
    }

    /** Why we do not ask. */
    enum Ground {
        ROBOTS,
        PRIVATE_ADDRESS,
        NOT_WEB,
        BUDGET,
        /** The page has to be drawn, and this machine has nothing to draw it with. */
        NO_BROWSER
    }
}
