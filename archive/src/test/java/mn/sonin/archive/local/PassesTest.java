package mn.sonin.archive.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import mn.sonin.archive.Capture;
import mn.sonin.archive.Feeds.Feed;
import mn.sonin.archive.Harvest;
import mn.sonin.archive.Harvest.Counts;
import mn.sonin.archive.Harvest.Kind;
import mn.sonin.archive.Harvest.Outcome;
import mn.sonin.archive.Harvests.Together;
import mn.sonin.archive.LedgerEntry;
import mn.sonin.archive.Revision;
import org.junit.jupiter.api.Test;

class PassesTest extends OpenArchive {
    private static final Instant NOW = Sample.NIGHT;

    @Test
    void whatIsKnownOfAFeedIsReplacedByWhatIsLearned() {
        Feed first = feed("");
        Feed then = new Feed(
                Sample.SOURCE,
                "https://example.mn/feed",
                NOW.plusSeconds(60),
                Duration.ofMinutes(40),
                21,
                Optional.of(Duration.ofMillis(1500)),
                Optional.of(NOW),
                "it answered 502");

        archive.feeds().note(first);
        archive.feeds().note(then);

        assertThat(archive.feeds().of(Sample.SOURCE)).containsExactly(then);
        assertThat(archive.feeds().of("another")).isEmpty();
    }

    private static Feed feed(String trouble) {
        return new Feed(
                Sample.SOURCE,
                "https://example.mn/feed",
                NOW,
                Duration.ofHours(1),
                20,
                Optional.empty(),
                Optional.empty(),
                trouble);
    }

    @Test
    void whatASiteSaysIsToldWhateverCharactersItHas() {
        LocalDate day = LocalDate.of(2026, 3, 1);
        String reason = "it answered \"\0\"";

        archive.feeds().note(feed(reason));
        archive.ledger()
                .mark(new LedgerEntry(Sample.SOURCE, day, LedgerEntry.State.FAILED, OptionalInt.empty(), 0, reason));

        assertThat(archive.feeds().of(Sample.SOURCE))
                .singleElement()
                .satisfies(feed -> assertThat(feed.trouble()).startsWith("it answered"));
        assertThat(archive.ledger().of(Sample.SOURCE, day, day))
                .singleElement()
                .satisfies(entry -> assertThat(entry.reason()).startsWith("it answered"));
        assertThat(Verification.of(home, options(), (bytes, all) -> {}).problems())
                .isEmpty();
    }

    @Test
    void aDayOfWhichTooLittleWasKnownToExpectAnythingSaysSo() {
        LocalDate day = LocalDate.of(2026, 3, 1);
        LedgerEntry entry =
                new LedgerEntry(Sample.SOURCE, day, LedgerEntry.State.HARVESTED, OptionalInt.empty(), 7, "");

        archive.ledger().mark(entry);

        assertThat(archive.ledger().of(Sample.SOURCE, day, day)).containsExactly(entry);
    }

    @Test
    void aPassThatWasCutOffIsCountedByTheArticlesThatItBrought() {
        Instant began = NOW.minusSeconds(60);
        Instant next = began.plusSeconds(600);
        long cutOff = archive.harvests().begin(Sample.SOURCE, Kind.WHOLE, began);
        Capture capture = archive.captures().append(Sample.page("a"), Sample.article());
        archive.articles().record(Sample.seen(capture, Revision.Kind.FIRST, Sample.content("Гарчиг", "Үг")));

        archive.harvests().countCutOff(cutOff, next);

        assertThat(archive.harvests().newest(Sample.SOURCE).orElseThrow()).satisfies(pass -> {
            assertThat(pass.counts().added()).isEqualTo(1);
            assertThat(pass.counts().withText()).isEqualTo(1);
            assertThat(pass.ended()).isEmpty();
        });
    }

    @Test
    void manyPassesAreToldTogether() {
        pass(Kind.WHOLE, 0, Outcome.HARVESTED, 5);
        pass(Kind.FEEDS, 100, Outcome.PARTIAL, 2);
        pass(Kind.PAGES, 200, Outcome.HARVESTED, 0);
        pass(Kind.FEEDS, 300, Outcome.FAILED, 0);

        Together all = archive.harvests().between(Sample.SOURCE, NOW, NOW.plusSeconds(1000));

        assertThat(all.counts().added()).isEqualTo(7);
        assertThat(all.lastSuccess()).contains(NOW.plusSeconds(9));
        assertThat(all.lastAnswer()).contains(NOW.plusSeconds(109));
        assertThat(archive.harvests().lastNew(Sample.SOURCE)).contains(NOW.plusSeconds(109));
        assertThat(archive.harvests().lastNew("nobody")).isEmpty();
        assertThat(archive.harvests().between(Sample.SOURCE, NOW.plusSeconds(900), NOW.plusSeconds(1000)))
                .isEqualTo(new Together(Counts.NONE, Optional.empty(), Optional.empty()));
        assertThat(archive.harvests().newest(Sample.SOURCE, Kind.WHOLE).map(Harvest::began))
                .contains(NOW);
        assertThat(archive.harvests().since(Sample.SOURCE, NOW.plusSeconds(100)))
                .extracting(Harvest::kind)
                .containsExactly(Kind.FEEDS, Kind.PAGES, Kind.FEEDS);
    }

    private void pass(Kind kind, int second, Outcome outcome, int added) {
        long pass = archive.harvests().begin(Sample.SOURCE, kind, NOW.plusSeconds(second));
        archive.harvests()
                .end(pass, NOW.plusSeconds(second + 9), outcome, new Counts(1, 0, 1, 1, added, 0, 0, 0, 0), "");
    }
}
