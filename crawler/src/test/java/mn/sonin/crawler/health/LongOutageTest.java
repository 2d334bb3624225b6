package mn.sonin.crawler.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import mn.sonin.archive.Harvest;
import mn.sonin.archive.LedgerEntry;
import mn.sonin.archive.LedgerEntry.State;
import mn.sonin.archive.local.LocalArchive;
import mn.sonin.archive.local.Options;
import mn.sonin.config.Discovery;
import mn.sonin.config.Source;
import mn.sonin.crawler.Site;
import mn.sonin.crawler.TurnedClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes on for longer than any span of days that is learned from. */
class LongOutageTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);
    private static final int QUIET = 56;
    private static final int OUTAGE = 60;

    @TempDir
    Path home;

    private final TurnedClock clock = new TurnedClock(at(FIRST), Site.ZONE);
    private final Site site = new Site();
    private final Source source = site.source("example", new Discovery.Feed("http://example.org/feed"));
    private LocalArchive archive;
    private DayBook book;

    @BeforeEach
    void open() {
        archive = LocalArchive.open(home, new Options(clock, new Random(1), 100L << 20, 10L << 20));
        book = new DayBook(archive, Site.ZONE, clock);
    }

    @AfterEach
    void close() {
        archive.close();
        site.close();
    }

    private static Instant at(LocalDate day) {
        return day.atTime(2, 0).atZone(Site.ZONE).toInstant();
    }

    private LedgerEntry day(int number, int articles, int withText) {
        LocalDate day = FIRST.plusDays(number);
        clock.to(at(day));
        long harvest = archive.harvests().begin("example", Harvest.Kind.WHOLE, clock.instant());
        archive.harvests()
                .end(
                        harvest,
                        clock.instant().plusSeconds(60),
                        Harvest.Outcome.HARVESTED,
                        new Harvest.Counts(articles, 0, 1000, articles, articles, 0, 0, articles, withText),
                        "");
        book.write("example", true);
        return archive.ledger().of("example", day, day).getFirst();
    }

    private void quietWeeks(int perDay) {
        for (int number = 0; number < QUIET; number++) {
            assertThat(day(number, perDay, perDay).state()).isEqualTo(State.HARVESTED);
        }
    }

    private String advice() {
        return SourceHealth.of(source, archive, Site.ZONE, clock).advice();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 10, 30})
    void aSourceThatFellSilentIsToldOfForAsLongAsItIsSilent(int perDay) {
        quietWeeks(perDay);
        int noticed = (int) Math.ceil(10.0 / perDay);
        for (int silent = 1; silent <= OUTAGE; silent++) {
            LedgerEntry day = day(QUIET + silent - 1, 0, 0);

            assertThat(day.state())
                    .as("day %d of silence: %s", silent, day.reason())
                    .isEqualTo(silent < noticed ? State.HARVESTED : State.PARTIAL);
            assertThat(day.expected()).hasValue(perDay);
        }
        assertThat(day(QUIET + OUTAGE, perDay, perDay).state()).isEqualTo(State.HARVESTED);
    }

    @Test
    void aRowOfSilentDaysIsToldWithWhatWasExpectedOfThem() {
        quietWeeks(1);
        for (int silent = 0; silent < 9; silent++) {
            assertThat(day(QUIET + silent, 0, 0).reason()).isEmpty();
        }

        assertThat(day(QUIET + 9, 0, 0).reason()).isEqualTo("0 articles came in 10 days where about 10 were expected");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10})
    void nothingNewIsAdvisedOnForAsLongAsNothingComes(int perDay) {
        quietWeeks(perDay);
        for (int silent = 1; silent <= OUTAGE; silent++) {
            day(QUIET + silent - 1, 0, 0);
        }

        assertThat(advice()).contains("sources check example");
    }

    @Test
    void aSourceOfOneStoryInFourDaysIsToldOfToo() {
        for (int number = 0; number < QUIET; number++) {
            int articles = number % 4 == 0 ? 1 : 0;
            day(number, articles, articles);
        }
        for (int silent = 1; silent <= OUTAGE; silent++) {
            day(QUIET + silent - 1, 0, 0);
        }

        assertThat(advice()).isEqualTo("nothing new for long: see whether its feed has moved");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 20})
    void aNewLayoutIsToldOfUntilItIsRead(int perDay) {
        quietWeeks(perDay);
        int noticed = perDay == 1 ? 2 : 1;
        for (int broken = 1; broken <= OUTAGE; broken++) {
            LedgerEntry day = day(QUIET + broken - 1, perDay, 0);

            assertThat(day.state())
                    .as("day %d of the new layout: %s", broken, day.reason())
                    .isEqualTo(broken < noticed ? State.HARVESTED : State.PARTIAL);
        }
        assertThat(advice()).contains("give selectors in its file");
        assertThat(day(QUIET + OUTAGE, perDay, perDay).state()).isEqualTo(State.HARVESTED);
    }

    @Test
    void whatGoesOnMoreSlowlyIsTheNewRhythmAfterEightWeeks() {
        quietWeeks(20);
        for (int slow = 1; slow <= QUIET; slow++) {
            State state = day(QUIET + slow - 1, 4, 4).state();
            assertThat(state).as("day %d", slow).isEqualTo(slow < 53 ? State.PARTIAL : State.HARVESTED);
        }
        List<State> after = List.of(
                day(2 * QUIET, 4, 4).state(),
                day(2 * QUIET + 1, 4, 4).state(),
                day(2 * QUIET + 2, 0, 0).state(),
                day(2 * QUIET + 3, 0, 0).state(),
                day(2 * QUIET + 4, 0, 0).state());

        assertThat(after)
                .containsExactly(State.HARVESTED, State.HARVESTED, State.HARVESTED, State.HARVESTED, State.PARTIAL);
    }
}
