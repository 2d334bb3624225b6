package mn.sonin.crawler.fetch;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import mn.sonin.archive.Capture;
import mn.sonin.archive.CaptureNote;
import mn.sonin.archive.Captures;
import mn.sonin.archive.Exchange;
import mn.sonin.archive.Purpose;
import mn.sonin.crawler.fetch.FetchResult.Ground;
import mn.sonin.crawler.fetch.FetchResult.Malformed;
import mn.sonin.crawler.fetch.FetchResult.Refused;
import mn.sonin.crawler.fetch.FetchResult.RetryLater;
import mn.sonin.crawler.fetch.HostAddresses.Found;
import mn.sonin.crawler.fetch.Transport.Sent;
import mn.sonin.crawler.politeness.HostTurn;
import mn.sonin.crawler.politeness.HostTurns;
import mn.sonin.crawler.politeness.LoggedRequest;
import mn.sonin.crawler.politeness.TurnAnswer;
import mn.sonin.crawler.politeness.TurnRequest;
import mn.sonin.crawler.url.CanonicalUrl;
import okhttp3.Headers;

/** One request at one address: looked up, in turn, conditional, kept. */
final class Asking {
    private static final String ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private final Captures captures;
    private final HostAddresses addresses;
    private final Transport transport;
    private final HostTurns turns;
    private final Outcomes outcomes;
    private final Clock clock;
    private final String userAgent;
    private final long bodyBytes;

    Asking(
            Captures captures,
            HostAddresses addresses,
            Transport transport,
            HostTurns turns,
            Outcomes outcomes,
            Clock clock,
            String userAgent,
            long bodyBytes) {
        this.captures = captures;
        this.addresses = addresses;
        this.transport = transport;
        this.turns = turns;
        this.outcomes = outcomes;
        this.clock = clock;
        this.userAgent = userAgent;
        this.bodyBytes = bodyBytes;
    }

    /** What asking one address came to. */
    sealed interface Asked {
        /**
         * An answer of any status.
         *
         * @param known the capture whose validators were sent
         * @param capture of this answer; empty for a 304 that is not worth a record
         */
        record Answered(Sent.Answered answer, Optional<Capture> known, Optional<Capture> capture) implements Asked {}

        /** None. */
        record Stopped(FetchResult result) implements Asked {}
    }

    /** Where a page is to be had. */
    sealed interface Located {
        /** At these addresses, which were checked. */
        record At(List<InetAddress> addresses) implements Located {
            public At {
                addresses = List.copyOf(addresses);
            }
        }

        /** Nowhere, or nowhere we may go. */
        record Nowhere(Asked.Stopped stopped) implements Located {}
    }

    Located locate(FetchRequest request, CanonicalUrl hop) throws InterruptedException {
        return switch (addresses.find(hop.host())) {
            case Found.Usable usable -> new Located.At(usable.addresses());
            case Found.Private secret -> new Located.Nowhere(refused(request, hop, secret));
            case Found.None none -> new Located.Nowhere(unknown(request, hop, none));
        };
    }

    private Asked.Stopped refused(FetchRequest request, CanonicalUrl hop, Found.Private secret) {
        return notAsked(request, hop, "-", new Refused(request.url(), Ground.PRIVATE_ADDRESS, secret.reason()));
    }

    private Asked.Stopped unknown(FetchRequest request, CanonicalUrl hop, Found.None none) {
        NoAnswer why = new NoAnswer(Optional.of(none.failure()), none.reason());
        return notAsked(request, hop, "-", outcomes.unreachable(request, why));
    }

    /**
     * Asks when it is its turn.
     *
     * @param crawlDelay what robots.txt asks for; zero where it asks for nothing
     */
    Asked ask(FetchRequest request, CanonicalUrl hop, Purpose purpose, Duration crawlDelay, List<InetAddress> found)
            throws InterruptedException {
        Duration ours = request.source().politeness().delay();
        TurnRequest wish = new TurnRequest(
                request.source().id(),
                hostAndPort(hop),
                hop.port(),
                new LinkedHashSet<>(found),
                ours.compareTo(crawlDelay) > 0 ? ours : crawlDelay,
                request.budget());
        return switch (turns.take(wish)) {
            case TurnAnswer.Yours yours -> inTurn(request, hop, purpose, found, yours.turn());
            case TurnAnswer.Later later ->
                notAsked(
                        request,
                        hop,
                        "allowed",
                        new RetryLater(
                                request.url(),
                                Duration.between(clock.instant(), later.until()),
                                later.reason(),
                                false));
            case TurnAnswer.Spent spent ->
                notAsked(request, hop, "allowed", new Refused(request.url(), Ground.BUDGET, spent(request, spent)));
        };
    }

    private static String spent(FetchRequest request, TurnAnswer.Spent spent) {
        return request.past()
                ? "%s has made the %d requests of today that pages known before may take; the others are for new stories"
                        .formatted(request.source().id(), request.budget())
                : spent.reason();
    }

    /** Notes a request that is not made. */
    Asked.Stopped notAsked(FetchRequest request, CanonicalUrl hop, String robots, FetchResult result) {
        turns.note(
                request.source().id(),
                new LoggedRequest(
                        clock.instant(), hostAndPort(hop), hop.value(), robots, Outcomes.inWords(result), false, 0, 0));
        return new Asked.Stopped(result);
    }

    private Asked inTurn(
            FetchRequest request, CanonicalUrl hop, Purpose purpose, List<InetAddress> found, HostTurn turn)
            throws InterruptedException {
        Optional<Capture> known;
        Sent sent;
        try (turn) {
            known = known(request, hop, purpose);
            sent = connected(request, hop, purpose, found, known);
            judge(turn, sent);
        }
        note(request, hop, purpose, sent, known);
        return switch (sent) {
            case Sent.Failed failed -> new Asked.Stopped(outcomes.unreachable(request, failed.why()));
            case Sent.Answered answer -> kept(request, purpose, answer, known);
        };
    }

    /** What another source has seen of a place, this one has not: its stories may be other ones, or it may be new. */
    private Optional<Capture> known(FetchRequest request, CanonicalUrl hop, Purpose purpose) {
        boolean page = purpose == Purpose.ARTICLE || purpose == Purpose.PART || purpose == Purpose.ROBOTS;
        return page
                ? captures.newest(hop.value())
                : captures.newest(hop.value(), request.source().id());
    }

    /** Connected to what was checked, for as long as the turn lasts. */
    private Sent connected(
            FetchRequest request, CanonicalUrl hop, Purpose purpose, List<InetAddress> found, Optional<Capture> known)
            throws InterruptedException {
        addresses.pin(hop.host(), found);
        try {
            return transport.send(hop.value(), headers(request, known), limit(purpose));
        } finally {
            addresses.unpin(hop.host());
        }
    }

    private void judge(HostTurn turn, Sent sent) {
        switch (sent) {
            case Sent.Failed failed -> turn.failed(failed.why().reason());
            case Sent.Answered answer -> {
                Outcomes.retryAfter(answer, clock.instant()).ifPresent(turn::askedToWait);
                if (Outcomes.unwelcome(answer)) {
                    turn.failed("status " + answer.status());
                } else {
                    turn.succeeded();
                }
            }
        }
    }

    /** A 304 proves that an article still stood there; for a feed it says nothing that anybody will want to know. */
    private Asked kept(FetchRequest request, Purpose purpose, Sent.Answered answer, Optional<Capture> known) {
        if (answer.status() == 304 && known.isEmpty()) {
            return new Asked.Stopped(new Malformed(request.url(), "answered 304 to a request without a condition"));
        }
        boolean worthless = answer.status() == 304 && purpose != Purpose.ARTICLE;
        Optional<Capture> capture = worthless
                ? Optional.empty()
                : Optional.of(captures.append(
                        answer.exchange(), new CaptureNote(request.source().id(), purpose, request.lead())));
        return new Asked.Answered(answer, known, capture);
    }

    private void note(FetchRequest request, CanonicalUrl hop, Purpose purpose, Sent sent, Optional<Capture> known) {
        String robots = purpose == Purpose.ROBOTS ? "robots.txt" : "allowed";
        LoggedRequest line = switch (sent) {
            case Sent.Failed failed ->
                new LoggedRequest(
                        clock.instant(),
                        hostAndPort(hop),
                        hop.value(),
                        robots,
                        failed.why().reason(),
                        true,
                        0,
                        0);
            case Sent.Answered answer ->
                new LoggedRequest(
                        answer.exchange().at(),
                        hostAndPort(hop),
                        hop.value(),
                        robots,
                        String.valueOf(answer.status()),
                        true,
                        bytes(answer.exchange()),
                        answer.status() == 304 ? saved(known) : 0);
        };
        turns.note(request.source().id(), line);
    }

    private long saved(Optional<Capture> known) {
        return known.map(capture -> (long) captures.read(capture).body().length())
                .orElse(0L);
    }

    private static long bytes(Exchange exchange) {
        return (long) exchange.responseHead().length() + exchange.body().length();
    }

    private long limit(Purpose purpose) {
        return purpose == Purpose.ROBOTS ? Math.min(bodyBytes, RobotsOverHttp.LIMIT) : bodyBytes;
    }

    private Headers headers(FetchRequest request, Optional<Capture> known) {
        Headers.Builder headers = new Headers.Builder()
                .add("User-Agent", userAgent)
                .add("Accept", ACCEPT)
                .add("Accept-Language", languages(request.source().languages()))
                .add("Accept-Encoding", ContentEncoding.ACCEPTED);
        known.flatMap(Capture::etag).filter(Asking::printable).ifPresent(etag -> headers.add("If-None-Match", etag));
        known.flatMap(Capture::lastModified)
                .filter(Asking::printable)
                .ifPresent(date -> headers.add("If-Modified-Since", date));
        return headers.build();
    }

    private static boolean printable(String validator) {
        return validator.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }

    private static String languages(List<String> languages) {
        return languages.stream().collect(Collectors.joining(", ", "", languages.isEmpty() ? "*" : ", *;q=0.5"));
    }

    private static String hostAndPort(CanonicalUrl url) {
        return url.port() == 80 || url.port() == 443 ? url.host() : url.host() + ":" + url.port();
    }
}
