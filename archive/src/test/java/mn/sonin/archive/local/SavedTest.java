package mn.sonin.archive.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mn.sonin.archive.ArticleId;
import mn.sonin.archive.Citation;
import mn.sonin.archive.Citation.Cited;
import mn.sonin.archive.Citation.Grounds;
import mn.sonin.archive.Citation.Item;
import mn.sonin.archive.Delivery;
import mn.sonin.archive.SavedSearch;
import org.junit.jupiter.api.Test;

class SavedTest extends OpenArchive {
    private static final Instant NOW = Sample.NIGHT;
    private static final Duration LONGEST = Duration.ofHours(25);
    private static final String TARGET = "https://reader.example/hook";
    private static final Cited CITED = new Cited(
            "гүүр lang:mn",
            17,
            "mn-1",
            2,
            "sha256:00",
            "harvested 5",
            new Grounds(
                    Map.of("topic bridges", "гүүр OR bridge", "collection press", "tenger"),
                    Optional.of(List.of(
                            new Item(ArticleId.of(Sample.URL), 3, NOW),
                            new Item(ArticleId.of(Sample.URL + "/2"), 1, Instant.parse("1969-12-31T23:59:59.5Z"))))));

    private void reopen() {
        archive.close();
        open();
    }

    @Test
    void aCitationIsFoundByItsIdWithItsWholeList() {
        Citation citation = archive.citations().cite(CITED, NOW);
        reopen();

        assertThat(archive.citations().find(citation.id())).contains(new Citation(citation.id(), CITED, NOW));
    }

    @Test
    void theSameSearchAtTheSamePlaceIsCitedOnce() {
        Citation first = archive.citations().cite(CITED, NOW);

        assertThat(archive.citations().cite(CITED, NOW.plusSeconds(60))).isEqualTo(first);
    }

    @Test
    void whatAReaderAsksWithACharacterThatNoStoreKeepsIsKeptAllTheSame() {
        Cited odd = new Cited("гүүр\0", 17, "mn-1", 0, "sha256:00", "", Grounds.NONE);

        Citation citation = archive.citations().cite(odd, NOW);
        SavedSearch search = archive.savedSearches().save("Гүүр\0", "гүүр\0", List.of(TARGET), 17, NOW);

        assertThat(citation.cited().query()).startsWith("гүүр");
        assertThat(search.query()).startsWith("гүүр");
        assertThat(archive.savedSearches().all()).containsExactly(search);
        assertThat(Verification.of(home, options(), (bytes, all) -> {}).problems())
                .isEmpty();
    }

    private SavedSearch save() {
        return archive.savedSearches().save("Гүүр", "гүүр", List.of(TARGET), 17, NOW);
    }

    private static Delivery delivery(SavedSearch search) {
        return Delivery.of(search.id(), TARGET, ArticleId.of(Sample.URL), 1, 18, "{}", NOW);
    }

    @Test
    void aSavedSearchRemembersHowFarItWasMatched() {
        SavedSearch search = save();

        archive.savedSearches().matched(search.id(), 20, List.of());
        reopen();

        assertThat(archive.savedSearches().find(search.id()).orElseThrow().reached())
                .isEqualTo(20);
        assertThat(archive.savedSearches().all())
                .extracting(SavedSearch::targets)
                .containsExactly(List.of(TARGET));
    }

    @Test
    void aMatchIsDeliveredUnderOneKey() {
        SavedSearch search = save();
        Delivery delivery = delivery(search);

        assertThat(archive.savedSearches().matched(search.id(), 20, List.of(delivery)))
                .isEqualTo(1);
        assertThat(archive.savedSearches().matched(search.id(), 20, List.of(delivery)))
                .isZero();

        assertThat(archive.savedSearches().due(NOW, LONGEST, 10)).containsExactly(delivery);
    }

    @Test
    void aFailedDeliveryIsTriedAgainUntilItArrives() {
        SavedSearch search = save();
        Delivery delivery = delivery(search);
        Instant later = NOW.plus(Duration.ofMinutes(5));
        archive.savedSearches().matched(search.id(), 20, List.of(delivery));

        archive.savedSearches().failed(delivery.key(), "answer 503", Optional.of(later));

        assertThat(archive.savedSearches().due(NOW, LONGEST, 10)).isEmpty();
        assertThat(archive.savedSearches().due(later, LONGEST, 10))
                .extracting(Delivery::attempt)
                .containsExactly(1);
        archive.savedSearches().arrived(delivery.key(), later);
        assertThat(archive.savedSearches().due(later, LONGEST, 10)).isEmpty();
        assertThat(archive.savedSearches().of(search.id(), 10))
                .extracting(Delivery::arrived)
                .containsExactly(Optional.of(later));
    }

    @Test
    void anEndedSearchIsNoLongerMatched() {
        SavedSearch search = save();

        archive.savedSearches().end(search.id(), NOW);

        assertThat(archive.savedSearches().all()).isEmpty();
    }
}
