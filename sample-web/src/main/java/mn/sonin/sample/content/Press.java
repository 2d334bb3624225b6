package mn.sonin.sample.content;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything the sample press has to tell, as its editors wrote it.
 *
 * @param events in the order of their days
 * @param outlets in the order of the file
 * @param backgrounds standing paragraphs by topic and language, as in {@code vatican/en}
 * @param spellings how a house writes certain words
 */
public record Press(
        List<Event> events, List<Outlet> outlets, Map<String, List<String>> backgrounds, List<Spelling> spellings) {
    private static final List<String> FILES =
            List.of("politics", "world", "mining", "economy", "energy", "society", "capital", "later");

    public Press {
        events = List.copyOf(events);
        outlets = List.copyOf(outlets);
        backgrounds = Map.copyOf(backgrounds);
        spellings = List.copyOf(spellings);
    }

    /**
     * A word as a house writes it.
     *
     * @param house the habit's name
     * @param usual as it stands in the events
     * @param written as the house writes it
     */
    public record Spelling(String house, String usual, String written) {}

    /** The press that comes with the product. */
    public static Press shipped() {
        return new Press(readEvents(), readOutlets(), readBackgrounds(), readSpellings());
    }

    private static List<Event> readEvents() {
        return FILES.stream()
                .flatMap(file -> EventFile.read(file + ".txt", Texts.read("events/" + file + ".txt")).stream())
                .sorted(Comparator.comparing(Event::day).thenComparing(Event::id))
                .toList();
    }

    private static List<Outlet> readOutlets() {
        return Texts.rows("outlets.tsv").stream().map(Press::outlet).toList();
    }

    private static Outlet outlet(String[] row) {
        return new Outlet(
                row[0],
                row[1],
                row[2],
                words(row[3]).map(Language::of).toList(),
                row[4],
                row[5],
                Integer.parseInt(row[6]),
                Set.copyOf(words(row[7]).toList()),
                Set.copyOf(words(row[8]).toList()),
                words(row[9]).toList());
    }

    private static Stream<String> words(String cell) {
        return Arrays.stream(cell.split(",", -1)).map(String::strip).filter(word -> !word.isEmpty());
    }

    private static Map<String, List<String>> readBackgrounds() {
        Map<String, List<String>> backgrounds = new LinkedHashMap<>();
        for (String[] row : Texts.rows("backgrounds.tsv")) {
            backgrounds.merge(
                    row[0] + "/" + row[1],
                    List.of(row[2]),
                    (one, other) -> Stream.concat(one.stream(), other.stream()).toList());
        }
        return backgrounds;
    }

    private static List<Spelling> readSpellings() {
        return Texts.rows("spellings.tsv").stream()
                .map(row -> new Spelling(row[0], row[1], row[2]))
                .toList();
    }

    /** The text as this outlet spells it. */
    String spelled(String text, Outlet outlet) {
        String spelled = text;
        for (Spelling spelling : spellings) {
            if (outlet.house().contains(spelling.house())) {
                spelled = spelled.replace(spelling.usual(), spelling.written());
            }
        }
        return spelled;
    }
}
