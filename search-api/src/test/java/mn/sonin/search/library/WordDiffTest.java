package mn.sonin.search.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    void longTextsAreComparedByParagraphsAndByWordsWithinThoseThatChanged() {
        String before = text("a", 3, 700) + "The mine ships copper.\n" + text("b", 3, 700) + "It ends here.";
        String after = text("a", 3, 700) + "The mine ships gold.\n" + text("b", 3, 700) + "It ends there.";

        assertThat(WordDiff.between(before, after))
                .filteredOn(part -> part.fate() != Fate.KEPT)
                .containsExactly(
                        new Part(Fate.REMOVED, "copper.\n"),
                        new Part(Fate.ADDED, "gold.\n"),
                        new Part(Fate.REMOVED, "here."),
                        new Part(Fate.ADDED, "there."));
    }

    @Test
    void twoLongTextsThatHaveNothingInCommonAreReplacedAtOnce() {
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            assertThat(WordDiff.between(text("a", 1, 100_000), text("b", 1, 100_000)))
                    .extracting(Part::fate)
                    .containsExactly(Fate.REMOVED, Fate.ADDED);
            assertThat(WordDiff.between(text("a", 10_000, 10), text("b", 10_000, 10)))
                    .extracting(Part::fate)
                    .containsExactly(Fate.REMOVED, Fate.ADDED);
        });
    }

    /** Paragraphs of so many words, all of them different. */
    private static String text(String name, int paragraphs, int words) {
        return IntStream.range(0, paragraphs)
                .mapToObj(paragraph -> IntStream.range(0, words)
                        .mapToObj(word -> "%s%d-%d".formatted(name, paragraph, word))
                        .collect(Collectors.joining(" ", "", "\n")))
                .collect(Collectors.joining());
    }

    @Test
    void aChangedNumberIsNotTrivial() {
        assertThat(WordDiff.trivial("Seven dead in flood", "Nine dead in flood"))
                .isFalse();
    }
}
