package mn.sonin.crawler.fetch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mn.sonin.archive.Capture;
import mn.sonin.archive.Captures.Answer;
import mn.sonin.crawler.fetch.Asking.Asked;
import mn.sonin.crawler.fetch.FetchResult.Failure;
import mn.sonin.crawler.fetch.Transport.Sent;
import mn.sonin.crawler.fetch.WireBody.Flaw;
import mn.sonin.crawler.politeness.Backoff;
import mn.sonin.crawler.politeness.RetryAfter;
import mn.sonin.crawler.url.CanonicalUrl;

/** Gives every answer, and every silence, its name. */
final class Outcomes {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> NO = Set.of(401, 402, 403, 429, 451);
    private static final Set<Integer> WEAK = Set.of(408, 425);

    /** A wrong certificate or an unknown name is mended by people, who take their time. */
    private static final Duration MENDED_BY_PEOPLE = Duration.ofHours(12);

    private final Clock clock;
    private final Backoff backoff;
    private final long bodyBytes;

    Outcomes(Clock clock, Backoff backoff, long bodyBytes) {
        this.clock = clock;
        this.backoff = backoff;
        this.bodyBytes = bodyBytes;
    }

    static boolean redirects(Asked.Answered answered) {
        return REDIRECTS.contains(answered.answer().status());
    }

    /** Whether the host should be left alone when it goes on like this. */
    static boolean unwelcome(Sent.Answered answer) {
        return answer.status() >= 500
                || NO.contains(answer.status())
                || answer.challenge().isPresent();
    }

    static Optional<Instant> retryAfter(Sent.Answered answer, Instant now) {
        return answer.header("Retry-After").flatMap(value -> RetryAfter.until(value, now));
    }

    Duration backoff(FetchRequest request) {
        return backoff.after(request.attempt());
    }

    FetchResult unreachable(FetchRequest request, NoAnswer why) {
        return why.failure()
                .<FetchResult>map(failure ->
                        new FetchResult.Unreachable(request.url(), failure, why.reason(), again(failure, request)))
                .orElseGet(() -> new FetchResult.Malformed(request.url(), why.reason()));
    }

    private Duration again(Failure failure, FetchRequest request) {
        return switch (failure) {
            case TLS -> MENDED_BY_PEOPLE;
            case DNS, TIMEOUT, REFUSED, DISCONNECTED -> backoff(request);
        };
    }

    /**
     * The name of an answer that redirects no further.
     *
     * @param at where it was found
     */
    FetchResult of(FetchRequest request, CanonicalUrl at, List<CanonicalUrl> hops, Asked.Answered answered) {
        Sent.Answered answer = answered.answer();
        if (answer.status() == 304) {
            return new FetchResult.NotModified(request.url(), answered.known().orElseThrow());
        }
        Capture capture = answered.capture().orElseThrow();
        Optional<String> challenge = answer.challenge();
        if (challenge.isPresent()) {
            return blocked(request, answer, challenge.get(), capture);
        }
        return answer.status() >= 200 && answer.status() < 300
                ? success(request, at, hops, answer, capture)
                : failure(request, answer, capture);
    }

    private FetchResult success(
            FetchRequest request, CanonicalUrl at, List<CanonicalUrl> hops, Sent.Answered answer, Capture capture) {
        if (answer.status() == 206) {
            return new FetchResult.Malformed(request.url(), "answered 206 to a request for the whole page");
        }
        return answer.body()
                .flaw()
                .map(flaw -> flawed(request, flaw, capture))
                .or(() -> capture.whole() ? Optional.empty() : Optional.of(endsEarly(request, capture)))
                .orElseGet(() -> new FetchResult.Fetched(
                        request.url(),
                        at,
                        hops,
                        capture,
                        new Answer(
                                answer.status(), answer.headers(), answer.body().decoded())));
    }

    /** OkHttp does not count what comes over HTTP/2. */
    private FetchResult endsEarly(FetchRequest request, Capture capture) {
        return new FetchResult.CutShort(
                request.url(), "the body ends before its Content-Length", backoff(request), capture);
    }

    private FetchResult flawed(FetchRequest request, Flaw flaw, Capture capture) {
        return switch (flaw) {
            case Flaw.Oversized oversized -> new FetchResult.TooLarge(request.url(), bodyBytes, capture);
            case Flaw.Broken broken ->
                new FetchResult.CutShort(request.url(), broken.reason(), backoff(request), capture);
            case Flaw.Garbled garbled -> new FetchResult.Malformed(request.url(), garbled.reason());
        };
    }

    private FetchResult failure(FetchRequest request, Sent.Answered answer, Capture capture) {
        int status = answer.status();
        if (status == 404 || status == 410) {
            return new FetchResult.Gone(request.url(), status, capture);
        }
        if (NO.contains(status)) {
            return blocked(request, answer, "status " + status, capture);
        }
        if (status >= 500 || WEAK.contains(status)) {
            return new FetchResult.RetryLater(request.url(), askedOrBackoff(request, answer), "status " + status, true);
        }
        return status >= 400
                ? new FetchResult.Rejected(request.url(), status, capture)
                : new FetchResult.Malformed(request.url(), "status %d is no answer to a GET".formatted(status));
    }

    private FetchResult blocked(FetchRequest request, Sent.Answered answer, String reason, Capture capture) {
        return new FetchResult.Blocked(
                request.url(), answer.status(), reason, retryAfter(answer, clock.instant()), capture);
    }

    private Duration askedOrBackoff(FetchRequest request, Sent.Answered answer) {
        Duration ours = backoff(request);
        return retryAfter(answer, clock.instant())
                .map(until -> Duration.between(clock.instant(), until))
                .filter(asked -> asked.compareTo(ours) > 0)
                .orElse(ours);
    }

    /** One result on one line of a log. */
    static String inWords(FetchResult result) {
        return switch (result) {
            case FetchResult.Fetched fetched ->
                "fetched status=%d bytes=%d"
                        .formatted(
                                fetched.answer().status(),
                                fetched.answer().body().length());
            case FetchResult.NotModified known ->
                "not-modified since=" + known.known().at();
            case FetchResult.Gone gone -> "gone status=" + gone.status();
            case FetchResult.RedirectedHome home -> "redirected-home to=" + home.home();
            case FetchResult.Blocked blocked ->
                "blocked status=%d reason=\"%s\"".formatted(blocked.status(), blocked.reason());
            case FetchResult.RetryLater later ->
                "retry-later after=%s reason=\"%s\"".formatted(later.after(), later.reason());
            case FetchResult.Unreachable silent ->
                "unreachable failure=%s reason=\"%s\"".formatted(silent.failure(), silent.reason());
            case FetchResult.Refused refused ->
                "refused ground=%s reason=\"%s\"".formatted(refused.ground(), refused.reason());
            case FetchResult.TooLarge large -> "too-large limit=" + large.limit();
            case FetchResult.CutShort cut -> "cut-short reason=\"%s\"".formatted(cut.reason());
            case FetchResult.RedirectLoop loop -> "redirect-loop reason=\"%s\"".formatted(loop.reason());
            case FetchResult.Rejected rejected -> "rejected status=" + rejected.status();
            case FetchResult.Malformed malformed -> "malformed reason=\"%s\"".formatted(malformed.reason());
            case FetchResult.Interrupted interrupted -> "interrupted";
        };
    }
}
