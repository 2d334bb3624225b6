package mn.sonin.crawler.extract.text;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A block and what was noticed about it.
 *
 * @param probability that it is the article's
 * @param clues one value per name of {@link #names()}
 */
public record Noticed(String text, double probability, List<Float> clues) {
    Noticed(String text, double probability, float[] clues) {
        this(
                text,
                probability,
                IntStream.range(0, clues.length).mapToObj(i -> clues[i]).toList());
    }

    public Noticed {
        clues = List.copyOf(clues);
    }

    /** The names of the clues, in order. */
    public static List<String> names() {
        return Stream.of(Clue.values()).map(Enum::name).toList();
    }
}
