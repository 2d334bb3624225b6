package mn.sonin.archive.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import mn.sonin.archive.Capture;
import mn.sonin.archive.CaptureId;
import mn.sonin.archive.Frontier.Visit;
import mn.sonin.archive.Harvest;
import mn.sonin.archive.Harvest.Counts;
import mn.sonin.archive.Harvest.Outcome;
import mn.sonin.archive.Lead;
import mn.sonin.archive.LedgerEntry;
import mn.sonin.archive.LedgerEntry.State;
import mn.sonin.archive.Revision.Kind;
import org.junit.jupiter.api.Test;

class FrontierTest extends OpenArchive {
    private static final CaptureId FEED = new CaptureId("00000000-0000-7000-8000-000000000000");
    private static final Instant NOW = Sample.NIGHT;

    private static Lead lead(int story) {
        return Sample.lead("https://tenger.example/news/" + story, FEED);
    }

    private List<Visit> due(Instant now) {
        return archive.frontier().due(Sample.SOURCE, now, 10);
    }

    @Test
    void aNewLeadIsDueAtOnce() {
        int added = archive.frontier().add(List.of(lead(1), lead(2), lead(1)), NOW);

        assertThat(added).isEqualTo(2);
        assertThat(due(NOW)).contains(new Visit(lead(1), 1, 0, NOW));
        assertThat(archive.frontier().waiting(Sample.SOURCE)).isEqualTo(2);
    }

    @Test
    void aKnownLeadKeepsItsState() {
        archive.frontier().add(List.of(lead(1)), NOW);
        archive.frontier().done(due(NOW).getFirst(), Optional.empty());

        assertThat(archive.frontier().add(List.of(lead(1)), NOW)).isZero();
        assertThat(due(NOW)).isEmpty();
    }

    @Test
    void whatAClockAheadPutOffIsBroughtForwardAndNothingElse() {
        archive.frontier().add(List.of(lead(1), lead(2), lead(3)), NOW);
        List<Visit> visits = due(NOW);
        archive.frontier().postpone(visits.get(0), NOW.plus(Duration.ofDays(366)));
        archive.frontier().postpone(visits.get(1), NOW.plus(Duration.ofDays(30)));
        archive.frontier().done(visits.get(2), Optional.empty());

        archive.frontier().bringForward(Sample.SOURCE, NOW.plus(Duration.ofDays(365)), NOW);

        assertThat(due(NOW))
                .extracting(Visit::lead)
                .containsExactly(visits.get(0).lead());
        assertThat(archive.frontier().waiting(Sample.SOURCE)).isEqualTo(2);
    }

    @Test
    void aPageThatWasReadIsNoNewLead() {
        Capture capture = archive.captures().append(Sample.page("a"), Sample.article());
        archive.articles().record(Sample.seen(capture, Kind.FIRST, Sample.content("Гарчиг", "")));

        assertThat(archive.frontier().add(List.of(lead(1)), NOW)).isZero();
    }

    @Test
    void aPostponedVisitCountsItsAttempts() {
        archive.frontier().add(List.of(lead(1)), NOW);
        Instant later = NOW.plus(Duration.ofHours(1));

        archive.frontier().postpone(due(NOW).getFirst(), later);

        assertThat(due(NOW)).isEmpty();
        assertThat(due(later)).containsExactly(new Visit(lead(1), 2, 0, later));
    }

    @Test
    void firstVisitsComeBeforeRevisits() {
        archive.frontier().add(List.of(lead(1)), NOW);
        archive.frontier().done(due(NOW).getFirst(), Optional.of(NOW));
        archive.frontier().add(List.of(lead(2)), NOW);

        assertThat(due(NOW)).extracting(Visit::revisit).containsExactly(0, 1);
    }

    @Test
    void theFrontierOutlivesTheProgram() {
        archive.frontier().add(List.of(lead(1)), NOW);
        archive.close();
        archive = LocalArchive.open(home, options());

        assertThat(due(NOW)).containsExactly(new Visit(lead(1), 1, 0, NOW));
    }

    @Test
    void theFirstVisitThatWaitsSaysWhenTheSourceIsDue() {
        assertThat(archive.frontier().next(Sample.SOURCE)).isEmpty();
        archive.frontier().add(List.of(lead(1), lead(2)), NOW);

        archive.frontier().done(new Visit(lead(1), 1, 0, NOW), Optional.of(NOW.plusSeconds(60)));
        archive.frontier().done(new Visit(lead(2), 1, 0, NOW), Optional.of(NOW.plusSeconds(90)));

        assertThat(archive.frontier().next(Sample.SOURCE)).contains(NOW.plusSeconds(60));
    }

    @Test
    void aHarvestThatNeverEndedIsSeenAsSuch() {
        Counts counts = new Counts(9, 1, 12_345L, 8, 7, 6, 5, 4, 3);
        long whole = archive.harvests().begin(Sample.SOURCE, Harvest.Kind.WHOLE, NOW);
        archive.harvests().end(whole, NOW.plusSeconds(9), Outcome.PARTIAL, counts, "two pages timed out");
        long cutOff = archive.harvests().begin(Sample.SOURCE, Harvest.Kind.WHOLE, NOW.plusSeconds(60));

        assertThat(archive.harvests().of(Sample.SOURCE, 5))
                .containsExactly(
                        new Harvest(
                                cutOff,
                                Sample.SOURCE,
                                Harvest.Kind.WHOLE,
                                NOW.plusSeconds(60),
                                Optional.empty(),
                                Optional.empty(),
                                Counts.NONE,
                                ""),
                        new Harvest(
                                whole,
                                Sample.SOURCE,
                                Harvest.Kind.WHOLE,
                                NOW,
                                Optional.of(NOW.plusSeconds(9)),
                                Optional.of(Outcome.PARTIAL),
                                counts,
                                "two pages timed out"));
    }

    @Test
    void aDayIsMarkedAnew() {
        LocalDate day = LocalDate.of(2026, 3, 2);
        LedgerEntry partial =
                new LedgerEntry(Sample.SOURCE, day, State.PARTIAL, OptionalInt.empty(), 3, "no answer after 3 pages");
        LedgerEntry whole = new LedgerEntry(Sample.SOURCE, day, State.HARVESTED, OptionalInt.of(12), 12, "");

        archive.ledger().mark(partial);
        archive.ledger().mark(whole);

        assertThat(archive.ledger().of(Sample.SOURCE, day.minusDays(1), day)).containsExactly(whole);
    }
}
