package mn.sonin.crawler.extract.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The table of small words and endings by which languages of one script are told apart. */
final class LanguageWords {
    private static final String TABLE = "language-words.tsv";

    private LanguageWords() {}

    static void read(Map<String, Set<String>> words, Map<String, Set<String>> endings) {
        try (InputStream in = LanguageWords.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException("the table \"" + TABLE + "\" is missing from the program");
            }
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .forEach(row -> (row[1].equals("word") ? words : endings)
                            .put(row[0], new HashSet<>(Arrays.asList(row[2].split(" ", -1)))));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the table \"" + TABLE + "\"", e);
        }
    }
}
