package mn.sonin.indexer.analysis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The stems that are known, by their {@link StemKey}. */
final class Lexicon {
    static final int NOUN = 1;
    static final int VERB = 2;
    /** Takes no endings. */
    static final int PARTICLE = 4;

    /** Knows nothing: for rules alone. */
    static final Lexicon EMPTY = new Lexicon(Map.of());

    private final Map<String, Integer> kinds;

    private Lexicon(Map<String, Integer> kinds) {
        this.kinds = kinds;
    }

    static Lexicon bundled() {
        Map<String, Integer> kinds = new HashMap<>();
        read("nouns.txt", NOUN, kinds);
        read("verbs.txt", VERB, kinds);
        read("particles.txt", PARTICLE, kinds);
        return new Lexicon(kinds);
    }

    private static void read(String name, int kind, Map<String, Integer> into) {
        try (InputStream in = Lexicon.class.getResourceAsStream(name)) {
            if (in == null) {
                return;
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("#")) {
                    continue;
                }
                for (String word : line.trim().split("\\s+", -1)) {
                    into.merge(StemKey.of(word), kind, (a, b) -> a | b);
                    into.merge("=" + word, kind, (a, b) -> a | b);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(name + ": " + e.getMessage(), e);
        }
    }

    /** Of a word as it is listed, with its last vowel and sign. */
    int listed(String word) {
        return kinds.getOrDefault("=" + word, 0);
    }

    /** {@link #NOUN}, {@link #VERB}, {@link #PARTICLE}, their sum, or 0 for an unknown one. */
    int kind(String key) {
        return kinds.getOrDefault(key, 0);
    }
}
