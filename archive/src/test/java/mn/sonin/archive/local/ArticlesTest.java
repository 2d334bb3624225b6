package mn.sonin.archive.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import mn.sonin.archive.ArticleId;
import mn.sonin.archive.Articles.Change;
import mn.sonin.archive.Articles.Changes;
import mn.sonin.archive.Capture;
import mn.sonin.archive.CaptureId;
import mn.sonin.archive.Content;
import mn.sonin.archive.Observation;
import mn.sonin.archive.Recorded;
import mn.sonin.archive.Revision;
import mn.sonin.archive.Revision.Kind;
import org.junit.jupiter.api.Test;

class ArticlesTest extends OpenArchive {
    private static final ArticleId ID = ArticleId.of(Sample.URL);

    private Capture capture(String body) {
        return archive.captures().append(Sample.page(body), Sample.article());
    }

    private Recorded record(Kind kind, Content content) {
        return archive.articles().record(Sample.seen(capture(content.toString()), kind, content));
    }

    private Recorded headline(String url, String title) {
        Capture feed = archive.captures().append(Sample.page("https://tenger.example/feed", title), Sample.feed());
        return archive.articles()
                .record(new Observation(
                        Sample.SOURCE, url, feed.id(), feed.at(), Kind.HEADLINE_ONLY, Sample.content(title, "")));
    }

    private List<Kind> kinds() {
        return archive.articles().history(ID).stream().map(Revision::kind).toList();
    }

    @Test
    void anArticleIsFoundAsItWasSeen() {
        Recorded recorded = record(Kind.FIRST, Sample.content("Гарчиг", "Бие"));

        assertThat(recorded).isInstanceOf(Recorded.Added.class);
        assertThat(archive.articles().find(ID)).contains(recorded.article());
        assertThat(recorded.article().current().content()).isEqualTo(Sample.content("Гарчиг", "Бие"));
        assertThat(archive.articles().count()).isEqualTo(1);
    }

    @Test
    void theSameWordsMakeNoRevision() {
        record(Kind.FIRST, Sample.content("Гарчиг", "Бие"));

        assertThat(record(Kind.FIRST, Sample.content("Гарчиг", "Бие"))).isInstanceOf(Recorded.Unchanged.class);
        assertThat(kinds()).containsExactly(Kind.FIRST);
    }

    @Test
    void anEditedHeadlineMakesARevision() {
        record(Kind.FIRST, Sample.content("Гарчиг", "Бие"));

        Recorded edited = record(Kind.FIRST, Sample.content("Өөр гарчиг", "Бие"));

        assertThat(edited).isInstanceOf(Recorded.Changed.class);
        assertThat(kinds()).containsExactly(Kind.FIRST, Kind.EDIT);
        Revision before = archive.articles().history(ID).getFirst();
        assertThat(before.until()).isEqualTo(edited.article().current().sequence());
        assertThat(archive.articles().find(ID)).contains(edited.article());
    }

    @Test
    void aPageTakesThePlaceOfItsHeadline() {
        headline(Sample.URL, "Гарчиг");

        record(Kind.FIRST, Sample.content("Гарчиг", "Бие"));

        assertThat(kinds()).containsExactly(Kind.HEADLINE_ONLY, Kind.FIRST);
        assertThat(archive.articles().count()).isEqualTo(1);
    }

    @Test
    void aHeadlineOfAKnownPageChangesNothing() {
        record(Kind.FIRST, Sample.content("Гарчиг", "Бие"));

        assertThat(headline(Sample.URL, "Товчилсон гарчиг")).isInstanceOf(Recorded.Unchanged.class);
    }

    @Test
    void anEditedHeadlineWithoutAPageStaysAHeadline() {
        headline(Sample.URL, "Гарчиг");
        headline(Sample.URL, "Өөр гарчиг");

        assertThat(kinds()).containsExactly(Kind.HEADLINE_ONLY, Kind.HEADLINE_ONLY);
    }

    @Test
    void aRemovalKeepsTheLastWords() {
        record(Kind.FIRST, Sample.content("Гарчиг", "Бие"));

        Recorded removed = record(Kind.REMOVAL, Sample.content("404", ""));

        assertThat(removed.article().current().kind()).isEqualTo(Kind.REMOVAL);
        assertThat(removed.article().current().content()).isEqualTo(Sample.content("Гарчиг", "Бие"));
        assertThat(record(Kind.REMOVAL, Sample.content("404", ""))).isInstanceOf(Recorded.Unchanged.class);
    }

    @Test
    void aRemovedArticleMayComeBack() {
        record(Kind.FIRST, Sample.content("Гарчиг", "Бие"));
        record(Kind.REMOVAL, Sample.content("404", ""));

        record(Kind.FIRST, Sample.content("Гарчиг", "Бие"));

        assertThat(kinds()).containsExactly(Kind.FIRST, Kind.REMOVAL, Kind.EDIT);
    }

    @Test
    void whatWasNeverThereCannotBeRemoved() {
        assertThatThrownBy(() -> record(Kind.REMOVAL, Sample.content("404", "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Sample.URL);
    }

    @Test
    void betterReadingOfTheSameCaptureIsARereading() {
        Capture capture = capture("a");
        archive.articles().record(Sample.seen(capture, Kind.FIRST, Sample.content("Гарчиг", "")));

        archive.articles().record(Sample.seen(capture, Kind.REREAD, Sample.content("Гарчиг", "Бие")));
        archive.articles().record(Sample.seen(capture, Kind.REREAD, Sample.content("Гарчиг", "Бие")));

        assertThat(kinds()).containsExactly(Kind.FIRST, Kind.REREAD);
    }

    @Test
    void rereadingAnOlderCaptureLeavesTheNewerWords() {
        Capture older = capture("a");
        Capture newer = capture("b");
        archive.articles().record(Sample.first(older, "Гарчиг"));
        archive.articles().record(Sample.first(newer, "Өөр гарчиг"));

        Recorded reread = archive.articles().record(Sample.seen(older, Kind.REREAD, Sample.content("Гарчиг!", "")));

        assertThat(reread).isInstanceOf(Recorded.Unchanged.class);
    }

    @Test
    void anObservationNeedsACaptureOfThisArchive() {
        Observation observation = new Observation(
                Sample.SOURCE,
                Sample.URL,
                new CaptureId("00000000-0000-7000-8000-000000000000"),
                Sample.NIGHT,
                Kind.FIRST,
                Sample.content("Гарчиг", ""));

        assertThatThrownBy(() -> archive.articles().record(observation))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("00000000-0000-7000-8000-000000000000");
    }

    @Test
    void changesComeInTheOrderTheyHappened() {
        record(Kind.FIRST, Sample.content("Гарчиг", "Бие"));
        long seen = archive.sequence();
        Recorded edited = record(Kind.FIRST, Sample.content("Өөр гарчиг", "Бие"));

        Changes changes = archive.articles().changesAfter(seen, 100);

        assertThat(changes.upTo()).isEqualTo(archive.sequence());
        assertThat(changes.changes())
                .extracting(change -> change.revision().number())
                .containsExactly(1, 2);
        assertThat(changes.changes().getLast())
                .isEqualTo(new Change(edited.article().current(), Sample.SOURCE, Sample.URL, Sample.NIGHT));
    }

    @Test
    void changesAreTakenInSteps() {
        headline("urn:sonin:headline:a", "а");
        headline("urn:sonin:headline:b", "б");
        headline("urn:sonin:headline:c", "в");

        Changes step = archive.articles().changesAfter(0, 2);

        assertThat(step.upTo()).isEqualTo(2);
        assertThat(step.changes()).hasSize(2);
        assertThat(archive.articles().changesAfter(2, 2).changes()).hasSize(1);
        assertThat(archive.articles().changesAfter(3, 2)).isEqualTo(new Changes(List.of(), 3));
    }

    @Test
    void anAbsorbedHeadlineCeasesToBeCurrent() {
        ArticleId headline =
                headline("urn:sonin:headline:a", "Гарчиг").article().id();
        ArticleId article =
                record(Kind.FIRST, Sample.content("Гарчиг", "Бие")).article().id();
        long seen = archive.sequence();

        archive.articles().absorb(headline, article);
        archive.articles().absorb(headline, article);

        assertThat(archive.articles().find(headline).orElseThrow().absorbedBy()).contains(article);
        assertThat(archive.articles().count()).isEqualTo(1);
        assertThat(archive.articles().changesAfter(seen, 10).changes())
                .singleElement()
                .satisfies(change -> assertThat(change.revision().until()).isEqualTo(seen + 1));
        assertThat(headlines()).isEmpty();
    }

    private List<ArticleId> headlines() {
        return archive
                .articles()
                .headlinesOf(Sample.SOURCE, Sample.NIGHT, Sample.NIGHT.plus(Duration.ofDays(1)))
                .stream()
                .map(article -> article.id())
                .toList();
    }

    @Test
    void theArticlesOfASourceAreToldByTheirTitlesFromADayOn() {
        headline("urn:sonin:headline:a", "Гарчиг");
        ArticleId article =
                record(Kind.FIRST, Sample.content("Гарчиг", "Бие")).article().id();
        archive.articles().absorb(ArticleId.of("urn:sonin:headline:a"), article);

        assertThat(archive.articles().titled(Sample.SOURCE, Sample.NIGHT))
                .singleElement()
                .satisfies(titled -> {
                    assertThat(titled.id()).isEqualTo(article);
                    assertThat(titled.title()).isEqualTo("Гарчиг");
                });
        assertThat(archive.articles().titled(Sample.SOURCE, Sample.NIGHT.plus(Duration.ofDays(9))))
                .isEmpty();
        assertThat(archive.articles().titled("another", Sample.NIGHT)).isEmpty();
    }

    @Test
    void anAbsorbedHeadlineSeenAgainStaysAbsorbed() {
        ArticleId headline =
                headline("urn:sonin:headline:a", "Гарчиг").article().id();
        archive.articles()
                .absorb(
                        headline,
                        record(Kind.FIRST, Sample.content("Гарчиг", "Бие"))
                                .article()
                                .id());

        assertThat(headline("urn:sonin:headline:a", "Өөр")).isInstanceOf(Recorded.Unchanged.class);
    }

    @Test
    void aPageIsNotAbsorbed() {
        ArticleId headline =
                headline("urn:sonin:headline:a", "Гарчиг").article().id();
        record(Kind.FIRST, Sample.content("Гарчиг", "Бие"));

        assertThatThrownBy(() -> archive.articles().absorb(ID, headline))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("only a headline without a page");
    }

    @Test
    void headlinesWithoutAPageAreFoundByTheirDay() {
        ArticleId headline =
                headline("urn:sonin:headline:a", "Гарчиг").article().id();
        record(Kind.FIRST, Sample.content("Гарчиг", "Бие"));

        assertThat(headlines()).containsExactly(headline);
    }

    @Test
    void aCharacterThatNoTextNeedsIsMarkedAndTakesNothingWithIt() {
        record(Kind.FIRST, Sample.content("Гүүр\0нээгдлээ", "Шинэ\0гүүр"));

        Content kept = archive.articles().find(ID).orElseThrow().current().content();

        assertThat(kept.title().value()).isEqualTo("Гүүр\uFFFDнээгдлээ");
        assertThat(kept.text().orElseThrow().value()).isEqualTo("Шинэ\uFFFDгүүр");
    }

    @Test
    void halfACharacterIsMarkedAndTheNextSightOfItIsNoEdit() {
        record(Kind.FIRST, Sample.content("Гүүр \ud83d", "Шинэ \ud83c\udf09 гүүр \udf09"));

        Recorded again = record(Kind.FIRST, Sample.content("Гүүр \ud83d", "Шинэ \ud83c\udf09 гүүр \udf09"));

        assertThat(again).isInstanceOf(Recorded.Unchanged.class);
        Content kept = archive.articles().find(ID).orElseThrow().current().content();
        assertThat(kept.title().value()).isEqualTo("Гүүр \uFFFD");
        assertThat(kept.text().orElseThrow().value()).isEqualTo("Шинэ \ud83c\udf09 гүүр \uFFFD");
    }

    @Test
    void whatWasEditedLatelyIsToldWhateverWasImportedSince() {
        record(Kind.FIRST, Sample.content("Гарчиг", "Бие"));
        record(Kind.EDIT, Sample.content("Өөр гарчиг", "Бие"));
        Instant longAgo = Sample.NIGHT.minus(Duration.ofDays(900));
        Capture old = capture("хуучин");
        for (int i = 0; i < 3; i++) {
            archive.articles()
                    .record(new Observation(
                            Sample.SOURCE,
                            "https://tenger.example/old/" + i,
                            old.id(),
                            longAgo,
                            Kind.FIRST,
                            Sample.content("Хуучин " + i, "")));
        }

        assertThat(archive.articles().changedSince(Sample.NIGHT, 10))
                .singleElement()
                .satisfies(change ->
                        assertThat(change.revision().content().title().value()).isEqualTo("Өөр гарчиг"));
        assertThat(archive.articles().changedSince(Sample.NIGHT.plusSeconds(1), 10))
                .isEmpty();
    }
}
