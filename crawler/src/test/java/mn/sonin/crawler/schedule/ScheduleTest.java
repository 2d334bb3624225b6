package mn.sonin.crawler.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mn.sonin.config.Addresses;
import mn.sonin.config.Between;
import mn.sonin.config.Names;
import mn.sonin.config.Place;
import mn.sonin.config.Politeness;
import mn.sonin.config.Rhythm;
import mn.sonin.config.Selectors;
import mn.sonin.config.Source;
import mn.sonin.crawler.TurnedClock;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ulaanbaatar");
    private static final Rhythm NIGHTLY = new Rhythm.Cron("0 0 2 * * ?", ZONE);

    @Test
    void aNightlySourceIsDueInTheNightOfItsZone() {
        Instant next = Rhythms.next(source("example", NIGHTLY), Instant.parse("2026-08-01T04:00:00Z"))
                .orElseThrow();

        LocalTime time = next.atZone(ZONE).toLocalTime();
        assertThat(next.atZone(ZONE).toLocalDate()).hasToString("2026-08-02");
        assertThat(time).isBetween(LocalTime.of(2, 0), LocalTime.of(2, 15));
    }

    @Test
    void theSourcesOfOneNightDoNotBeginInOneSecond() {
        Instant noon = Instant.parse("2026-08-01T04:00:00Z");

        long moments = IntStream.range(0, 20)
                .mapToObj(number ->
                        Rhythms.next(source("source-" + number, NIGHTLY), noon).orElseThrow())
                .map(moment -> moment.getEpochSecond())
                .distinct()
                .count();

        assertThat(moments).isGreaterThan(15);
    }

    @Test
    void aHarvestThatBeganInItsNightIsDueInTheNext() {
        Source source = source("example", NIGHTLY);
        Instant tonight =
                Rhythms.next(source, Instant.parse("2026-08-01T04:00:00Z")).orElseThrow();

        assertThat(Rhythms.next(source, tonight)).contains(tonight.plus(Duration.ofDays(1)));
    }

    @Test
    void aSummerTimeThatSkipsTheHourDoesNotSkipTheNight() {
        Source source = source("example", new Rhythm.Cron("0 30 2 * * ?", ZoneId.of("Europe/Berlin")));

        List<Instant> nights = nights(source, Instant.parse("2026-03-27T12:00:00Z"), 3);

        assertThat(nights)
                .extracting(night ->
                        night.atZone(ZoneId.of("Europe/Berlin")).toLocalDate().toString())
                .containsExactly("2026-03-28", "2026-03-29", "2026-03-30");
    }

    private static List<Instant> nights(Source source, Instant from, int count) {
        return Stream.iterate(
                        Rhythms.next(source, from).orElseThrow(),
                        last -> Rhythms.next(source, last).orElseThrow())
                .limit(count)
                .toList();
    }

    @Test
    void aSourceIsCalledAgainAndAgain() throws InterruptedException {
        BlockingQueue<String> calls = new LinkedBlockingQueue<>();
        Source often = source("often", new Rhythm.Every(Duration.ofMillis(50)));
        try (Schedule schedule = new Schedule(
                        () -> List.of(often),
                        source -> Rhythms.next(source, Instant.now(Clock.systemUTC())),
                        (source, again, ended) -> CompletableFuture.completedFuture(calls.add(source.id())),
                        Clock.systemUTC(),
                        Optional.empty())
                .start()) {
            assertThat(schedule.next("often")).isPresent();
            assertThat(calls.poll(20, TimeUnit.SECONDS)).isEqualTo("often");
            assertThat(calls.poll(20, TimeUnit.SECONDS)).isEqualTo("often");
        }
    }

    @Test
    void theNextVisitIsPlannedByWhatCameOfTheLastOne() throws InterruptedException {
        Clock clock = Clock.systemUTC();
        Instant now = clock.instant();
        Instant later = now.plus(Duration.ofHours(3));
        AtomicReference<Instant> next = new AtomicReference<>(now.plusMillis(200));
        BlockingQueue<Runnable> visits = new LinkedBlockingQueue<>();
        Source daily = source("daily", new Rhythm.Every(Duration.ofDays(1)));
        try (Schedule schedule = new Schedule(
                        () -> List.of(daily),
                        source -> Optional.of(next.get()),
                        (source, again, ended) -> CompletableFuture.completedFuture(visits.add(ended)),
                        clock,
                        Optional.empty())
                .start()) {
            Runnable ended = visits.poll(20, TimeUnit.SECONDS);
            next.set(later);

            assertThat(schedule.next("daily").orElseThrow()).isAfter(now.plus(Duration.ofHours(23)));
            Objects.requireNonNull(ended, "no visit").run();
            assertThat(schedule.next("daily")).contains(later);
        }
    }

    @Test
    void aNightMissedWhileTheMachineWasOffIsCaughtUpWith() {
        Clock morning = Clock.fixed(Instant.parse("2026-08-02T01:00:00Z"), ZONE);
        Source missed = source("missed", NIGHTLY);
        Source done = source("done", NIGHTLY);
        Instant yesterday = Instant.parse("2026-07-31T18:20:00Z");
        Instant tonight = Instant.parse("2026-08-01T18:20:00Z");
        try (Schedule schedule = new Schedule(
                        () -> List.of(missed, done),
                        source -> Rhythms.next(source, source.id().equals("missed") ? yesterday : tonight),
                        (source, again, ended) -> CompletableFuture.completedFuture(null),
                        morning,
                        Optional.empty())
                .start()) {
            assertThat(schedule.next("missed").orElseThrow())
                    .isBetween(morning.instant(), morning.instant().plus(Duration.ofMinutes(2)));
            assertThat(schedule.next("done").orElseThrow())
                    .isBetween(Instant.parse("2026-08-02T18:00:00Z"), Instant.parse("2026-08-02T19:00:00Z"));
        }
    }

    @Test
    void aClockThatGoesBackAYearLeavesNoSourceWaitingForAYear() {
        TurnedClock clock = new TurnedClock(Instant.parse("2027-08-02T01:00:00Z"), ZONE);
        try (Schedule schedule = new Schedule(
                        () -> List.of(source("nightly", NIGHTLY)),
                        source -> Rhythms.next(source, clock.instant()),
                        (source, again, ended) -> CompletableFuture.completedFuture(null),
                        clock,
                        Optional.empty())
                .start()) {
            clock.to(Instant.parse("2026-08-02T01:00:00Z"));

            schedule.lookAtClock();

            assertThat(schedule.next("nightly").orElseThrow())
                    .isBetween(Instant.parse("2026-08-02T18:00:00Z"), Instant.parse("2026-08-02T19:00:00Z"));
        }
    }

    @Test
    void aSourceThatIsSwitchedOffIsNotCalled() {
        Source off = source("off", NIGHTLY, false);
        try (Schedule schedule = new Schedule(
                        () -> List.of(off),
                        source -> Optional.of(Instant.EPOCH),
                        (source, again, ended) -> CompletableFuture.completedFuture(null),
                        Clock.systemUTC(),
                        Optional.empty())
                .start()) {
            assertThat(schedule.next("off")).isEmpty();
        }
    }

    @Test
    void aSourceThatIsSwitchedOffOrTakenOutWhileTheProgramRunsIsCalledNoMore() throws Exception {
        Rhythm often = new Rhythm.Every(Duration.ofMillis(50));
        AtomicReference<List<Source>> files =
                new AtomicReference<>(List.of(source("off", often), source("out", often), source("still", often)));
        BlockingQueue<String> calls = new LinkedBlockingQueue<>();
        try (Schedule schedule = often(files, calls).start()) {
            assertThat(await(calls, "off")).isTrue();
            assertThat(await(calls, "out")).isTrue();
            files.set(List.of(source("off", often, false), source("still", often)));
            schedule.lookAtSources();

            assertThat(schedule.next("off")).isEmpty();
            assertThat(schedule.next("out")).isEmpty();
            calls.clear();
            assertThat(await(calls, "still")).isTrue();
            calls.clear();
            assertThat(Stream.of(calls.poll(20, TimeUnit.SECONDS), calls.poll(20, TimeUnit.SECONDS)))
                    .containsOnly("still");
        }
    }

    @Test
    void aSourceThatIsWrittenWhileTheProgramRunsIsCalled() throws Exception {
        Rhythm often = new Rhythm.Every(Duration.ofMillis(50));
        AtomicReference<List<Source>> files = new AtomicReference<>(List.of(source("later", often, false)));
        BlockingQueue<String> calls = new LinkedBlockingQueue<>();
        try (Schedule schedule = often(files, calls).start()) {
            files.set(List.of(source("later", often), source("added", often)));
            schedule.lookAtSources();

            assertThat(await(calls, "later")).isTrue();
            assertThat(await(calls, "added")).isTrue();
        }
    }

    @Test
    void aRhythmThatIsEditedWhileTheProgramRunsCounts() throws Exception {
        AtomicReference<List<Source>> files = new AtomicReference<>(List.of(source("edited", NIGHTLY)));
        BlockingQueue<String> calls = new LinkedBlockingQueue<>();
        try (Schedule schedule = often(files, calls).start()) {
            files.set(List.of(source("edited", new Rhythm.Every(Duration.ofMillis(50)))));
            schedule.lookAtSources();

            assertThat(await(calls, "edited")).isTrue();
        }
    }

    private static Schedule often(AtomicReference<List<Source>> files, BlockingQueue<String> calls) {
        return new Schedule(
                files::get,
                source -> Rhythms.next(source, Instant.now(Clock.systemUTC())),
                (source, again, ended) -> CompletableFuture.completedFuture(calls.add(source.id())),
                Clock.systemUTC(),
                Optional.empty());
    }

    private static boolean await(BlockingQueue<String> calls, String source) throws InterruptedException {
        String called = calls.poll(20, TimeUnit.SECONDS);
        while (called != null && !called.equals(source)) {
            called = calls.poll(20, TimeUnit.SECONDS);
        }
        return called != null;
    }

    private static Source source(String id, Rhythm rhythm) {
        return source(id, rhythm, true);
    }

    private static Source source(String id, Rhythm rhythm, boolean enabled) {
        return new Source(
                id,
                new Names(id, id),
                URI.create("https://example.mn/"),
                Set.of(),
                List.of("mn"),
                Set.of(),
                enabled,
                ZONE,
                List.of(),
                Set.of(),
                rhythm,
                new Politeness(
                        Duration.ofSeconds(1),
                        100,
                        List.of(),
                        new Between(Duration.ofMinutes(30), Duration.ofDays(1)),
                        Politeness.Noarchive.SKIP),
                Addresses.plain(),
                Selectors.none(),
                Optional.empty(),
                false,
                new Place(id + ".yaml", 1));
    }
}
