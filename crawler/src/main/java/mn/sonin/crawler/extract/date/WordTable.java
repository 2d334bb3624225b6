package mn.sonin.crawler.extract.date;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** Words for numbers, read from a table of this package: a number, a tab, the words that mean it. */
final class WordTable {
    private final Map<String, Integer> numbers;

    private WordTable(Map<String, Integer> numbers) {
        this.numbers = Map.copyOf(numbers);
    }

    static WordTable read(String resource) {
        try (InputStream in = WordTable.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the table \"" + resource + "\" is missing from the program");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the table \"" + resource + "\"", e);
        }
    }

    private static WordTable parse(String table) {
        var numbers = new HashMap<String, Integer>();
        table.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
            int tab = line.indexOf('\t');
            for (String word : line.substring(tab + 1).split(" ", -1)) {
                numbers.put(word, Integer.valueOf(line.substring(0, tab)));
            }
        });
        return new WordTable(numbers);
    }

    /** The number meant by a word in any case, with or without inner blanks and a final dot. */
    OptionalInt number(String word) {
        String plain = word.toLowerCase(Locale.ROOT).replaceAll("[\\s.]+", "");
        Integer number = numbers.get(plain);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }
}
