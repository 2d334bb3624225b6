package mn.sonin.search.library;

import static org.assertj.core.api.Assertions.assertThat;

import mn.sonin.search.library.WordDiff.Fate;
import mn.sonin.search.library.WordDiff.Part;
import org.junit.jupiter.api.Test;

class WordDiffTest {
    @Test
    void changedWordsAreTold() {
        assertThat(WordDiff.between("Copper output to double this year", "Copper output to fall this year"))
                .containsExactly(
                        new Part(Fate.KEPT, "Copper output to"),
                        new Part(Fate.REMOVED, "double"),
                        new Part(Fate.ADDED, "fall"),
                        new Part(Fate.KEPT, "this year"));
    }

    @Test
    void changesOfSpacingQuotesDashesAndCaseAreTrivial() {
        assertThat(WordDiff.trivial("ЗЭСИЙН «шинэ» үйлдвэр – 2030", "Зэсийн  \"шинэ\" үйлдвэр - 2030."))
                .isTrue();
    }

    @Test
    void aChangedNumberIsNotTrivial() {
        assertThat(WordDiff.trivial("Seven dead in flood", "Nine dead in flood"))
                .isFalse();
    }
}
