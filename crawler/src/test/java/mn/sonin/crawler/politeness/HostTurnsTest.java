package mn.sonin.crawler.politeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import mn.sonin.archive.Leases;
import mn.sonin.crawler.HandSetClock;
import org.junit.jupiter.api.Test;

class HostTurnsTest {
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private final HandSetClock clock = new HandSetClock(Instant.parse("2026-09-26T15:59:00Z"));
    private final List<Duration> slept = new ArrayList<>();
    private final HostTurns turns = new HostTurns(
            clock.withZone(ZoneId.of("Asia/Ulaanbaatar")),
            duration -> {
                slept.add(duration);
                clock.advance(duration);
            },
            new Random(7));

    @Test
    void aHostThatSomebodyIsAboutToAskIsNotForgotten() throws Exception {
        AtomicBoolean crowd = new AtomicBoolean();
        HostTurns[] many = new HostTurns[1];
        Clock crowded = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                // Between finding the host and waiting for its turn, very many others are asked.
                if (crowd.getAndSet(false)) {
                    for (int other = 0; other < 10_000; other++) {
                        visit(many[0], often("h%d.mn".formatted(other)));
                    }
                }
                return clock.instant();
            }
        };
        many[0] = new HostTurns(crowded, clock::advance, new Random(7));
        crowd.set(true);
        TurnAnswer.Yours first = (TurnAnswer.Yours) many[0].take(often("a.mn"));
        Thread second = Thread.ofVirtual().start(() -> visit(many[0], often("a.mn")));
        while (second.getState() != Thread.State.WAITING && second.isAlive()) {
            Thread.onSpinWait();
        }

        assertThat(second.isAlive()).isTrue();

        first.turn().close();
        second.join();
    }

    private static TurnRequest often(String host) {
        return new TurnRequest("alfa", host, 443, Set.of(), PAUSE, 100_000);
    }

    private static void visit(HostTurns turns, TurnRequest request) {
        try {
            ((TurnAnswer.Yours) turns.take(request)).turn().close();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void theFirstRequestNeedNotWait() throws InterruptedException {
        visit(request("a.mn"));

        assertThat(slept).isEmpty();
    }

    @Test
    void thePauseIsCountedFromTheEndOfTheLastRequest() throws InterruptedException {
        try (HostTurn slow = yours(request("a.mn"))) {
            clock.advance(Duration.ofSeconds(30));
            slow.succeeded();
        }

        visit(request("a.mn"));

        assertThat(slept).containsExactly(PAUSE);
    }

    @Test
    void timeThatPassedAnywayNeedNotBeWaitedForAgain() throws InterruptedException {
        visit(request("a.mn"));
        clock.advance(Duration.ofSeconds(3));

        visit(request("a.mn"));

        assertThat(slept).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void aClockThatGoesBackADayDelaysARequestByItsPauseAlone() throws InterruptedException {
        visit(request("a.mn"));
        clock.advance(Duration.ofDays(-1));

        visit(request("a.mn"));

        assertThat(slept).containsExactly(PAUSE);
    }

    @Test
    void aRetryAfterIsAsLongAsItWasWhateverTheClockDoes() throws InterruptedException {
        try (HostTurn turn = yours(request("a.mn"))) {
            turn.askedToWait(clock.instant().plus(Duration.ofHours(20)));
        }
        clock.advance(Duration.ofDays(-365));

        TurnAnswer.Later later = (TurnAnswer.Later) turns.take(request("a.mn"));

        assertThat(later.until()).isEqualTo(clock.instant().plus(Duration.ofHours(20)));
    }

    @Test
    void anotherHostIsNotWaitedFor() throws InterruptedException {
        visit(request("a.mn"));

        visit(request("b.mn"));

        assertThat(slept).isEmpty();
    }

    @Test
    void aShortRetryAfterIsWaitedForWhole() throws InterruptedException {
        try (HostTurn turn = yours(request("a.mn"))) {
            turn.askedToWait(clock.instant().plusSeconds(50));
        }

        visit(request("a.mn"));

        assertThat(slept).containsExactly(Duration.ofSeconds(50));
    }

    @Test
    void aLongRetryAfterSendsTheCallerAway() throws InterruptedException {
        Instant until = clock.instant().plus(Duration.ofHours(20));
        try (HostTurn turn = yours(request("a.mn"))) {
            turn.askedToWait(until);
        }

        TurnAnswer answer = turns.take(request("a.mn"));

        assertThat(answer).isEqualTo(new TurnAnswer.Later(until, "a.mn asked to be left alone (Retry-After)"));
    }

    @Test
    void afterFiveFailuresInARowAHostIsLeftAlone() throws InterruptedException {
        fail("a.mn", 5);

        TurnAnswer.Later later = (TurnAnswer.Later) turns.take(request("a.mn"));

        assertThat(later.reason()).isEqualTo("a.mn failed 5 times in a row: status 500");
        assertThat(Duration.between(clock.instant(), later.until()))
                .isBetween(Duration.ofMinutes(10), Duration.ofMinutes(11));
    }

    @Test
    void afterItsRestAHostIsTriedOnceAndLeftAloneTwiceAsLong() throws InterruptedException {
        fail("a.mn", 5);
        clock.advance(Duration.ofMinutes(11));
        fail("a.mn", 1);

        TurnAnswer.Later later = (TurnAnswer.Later) turns.take(request("a.mn"));

        assertThat(Duration.between(clock.instant(), later.until()))
                .isBetween(Duration.ofMinutes(20), Duration.ofMinutes(22));
    }

    @Test
    void oneGoodAnswerClosesTheCircuit() throws InterruptedException {
        fail("a.mn", 5);
        clock.advance(Duration.ofMinutes(11));
        visit(request("a.mn"));
        fail("a.mn", 4);

        assertThat(turns.take(request("a.mn"))).isInstanceOf(TurnAnswer.Yours.class);
    }

    @Test
    void aSourceSpendsItsBudgetAndNoMoreUntilMidnight() throws InterruptedException {
        TurnRequest frugal = new TurnRequest("alfa", "a.mn", 443, Set.of(), Duration.ZERO, 2);
        visit(frugal);
        visit(frugal);

        TurnAnswer third = turns.take(frugal);

        assertThat(third)
                .isEqualTo(new TurnAnswer.Spent(
                        Instant.parse("2026-09-26T16:00:00Z"), "alfa has made its 2 requests of today"));
        clock.advance(Duration.ofMinutes(1));
        assertThat(turns.take(frugal)).isInstanceOf(TurnAnswer.Yours.class);
    }

    @Test
    void requestsOfAnEarlierRunCount() throws InterruptedException {
        turns.alreadySpent("alfa", 1000);

        assertThat(turns.take(request("a.mn"))).isInstanceOf(TurnAnswer.Spent.class);
    }

    @Test
    void hostsBehindOneAddressTakeTurns() throws Exception {
        Set<InetAddress> shared = Set.of(address("192.0.2.1"), address("192.0.2.2"));
        assertThat(mostAtOnce(i -> new TurnRequest(
                        "alfa",
                        "host-" + i + ".mn",
                        443,
                        i % 2 == 0 ? shared : Set.of(address("192.0.2.2")),
                        Duration.ZERO,
                        1000)))
                .isEqualTo(1);
    }

    @Test
    void oneHostIsAskedByOneAtATime() throws Exception {
        assertThat(mostAtOnce(i -> new TurnRequest("alfa", "a.mn", 443, Set.of(), Duration.ZERO, 1000)))
                .isEqualTo(1);
    }

    @Test
    void hostsOfTheirOwnAreAskedAtTheSameTime() throws InterruptedException {
        try (HostTurn a = yours(request("a.mn"));
                HostTurn b = yours(request("b.mn"))) {
            assertThat(List.of(a, b)).doesNotContainNull();
        }
    }

    @Test
    void whoIsInterruptedWhileWaitingLeavesTheQueue() throws Exception {
        HostTurn held = yours(request("a.mn"));
        try (ExecutorService waiting = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<TurnAnswer> impatient = waiting.submit(() -> turns.take(request("a.mn")));
            impatient.cancel(true);
        }
        held.close();

        assertThat(turns.take(request("a.mn"))).isInstanceOf(TurnAnswer.Yours.class);
    }

    @Test
    void aReportShowsTheNewestRequestsAndWhatTheyCost() throws InterruptedException {
        visit(request("a.mn"));
        turns.note("alfa", logged("200", true, 1200, 0));
        turns.note("alfa", logged("304", true, 180, 5000));
        turns.note("alfa", logged("refused", false, 0, 0));

        PolitenessReport report = turns.report("alfa");

        assertThat(report.traffic()).isEqualTo(new Traffic(2, 1, 1380, 5000, 1));
        assertThat(report.newest()).extracting(LoggedRequest::outcome).containsExactly("refused", "304", "200");
        assertThat(report.hosts())
                .singleElement()
                .satisfies(host -> assertThat(host.pause()).isEqualTo(PAUSE));
    }

    @Test
    void aReportKeepsTheLastFiftyRequests() {
        for (int i = 0; i < 60; i++) {
            turns.note("alfa", logged("200", true, 1, 0));
        }

        assertThat(turns.report("alfa").newest()).hasSize(50);
        assertThat(turns.traffic("alfa").requests()).isEqualTo(60);
    }

    @Test
    void aTurnAmongNodesThatIsToldLateIsConfirmedFirst() throws InterruptedException {
        List<String> done = new ArrayList<>();
        List<Duration> delays = new ArrayList<>(List.of(Duration.ofMinutes(2), Duration.ZERO));
        HostTurns among = new HostTurns(
                clock, clock::advance, new Random(7), late(delays, done), Duration.ofMinutes(1), Optional.empty());

        assertThat(among.take(request("a.mn"))).isInstanceOf(TurnAnswer.Yours.class);

        assertThat(done)
                .as("the first one was another node's by then")
                .containsExactly("take", "renew", "close", "take");
    }

    /** Each taking lasts as long as it is told to; another node has what is renewed. */
    private Leases late(List<Duration> delays, List<String> done) {
        return new Leases() {
            @Override
            public boolean shared() {
                return true;
            }

            @Override
            public Taking take(Map<String, Duration> names, Duration span) {
                done.add("take");
                clock.advance(delays.removeFirst());
                return new Taking.Yours(new Lease() {
                    @Override
                    public boolean renew() {
                        done.add("renew");
                        return false;
                    }

                    @Override
                    public void leaveAlone(Duration wait) {}

                    @Override
                    public void close() {
                        done.add("close");
                    }
                });
            }
        };
    }

    private LoggedRequest logged(String outcome, boolean sent, long bytes, long saved) {
        return new LoggedRequest(clock.instant(), "a.mn", "https://a.mn/rss", "allowed", outcome, sent, bytes, saved);
    }

    private static InetAddress address(String numbers) {
        try {
            return InetAddress.getByName(numbers);
        } catch (UnknownHostException notNumbers) {
            throw new AssertionError(notNumbers);
        }
    }

    private static TurnRequest request(String host) {
        return new TurnRequest("alfa", host, 443, Set.of(), PAUSE, 1000);
    }

    private HostTurn yours(TurnRequest request) throws InterruptedException {
        return ((TurnAnswer.Yours) turns.take(request)).turn();
    }

    private void visit(TurnRequest request) throws InterruptedException {
        try (HostTurn turn = yours(request)) {
            turn.succeeded();
        }
    }

    private void fail(String host, int times) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            try (HostTurn turn = yours(request(host))) {
                turn.failed("status 500");
            }
        }
    }

    private interface Wish {
        TurnRequest of(int visitor);
    }

    /** Fifty visitors hold their turn until another one is seen inside or a moment has passed. */
    private int mostAtOnce(Wish wish) throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        try (ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Object>> all = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                TurnRequest request = wish.of(i);
                all.add(visitors.submit(() -> {
                    start.await();
                    try (HostTurn turn = yours(request)) {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        assertThat(never.await(1, TimeUnit.MILLISECONDS)).isFalse();
                        turn.succeeded();
                        inside.decrementAndGet();
                    }
                    return request;
                }));
            }
            start.countDown();
            for (Future<Object> each : all) {
                each.get(30, TimeUnit.SECONDS);
            }
        }
        return most.get();
    }
}
