package mn.sonin.indexer.analysis;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The stems that are known, by their {@link StemKey} and as they are listed. */
final class Lexicon {
    static final int NOUN = 1;
    static final int VERB = 2;
    /** Takes no endings. */
    static final int PARTICLE = 4;

    /** Knows nothing: for rules alone. */
    static final Lexicon EMPTY = new Lexicon(Map.of());

    private static final String LISTED = "=";

    private final Map<String, Integer> byKey = new HashMap<>();
    private final Map<String, Integer> asListed = new HashMap<>();

    private Lexicon(Map<String, ? extends Number> entries) {
        entries.forEach((entry, kind) -> {
            if (entry.startsWith(LISTED)) {
                asListed.put(entry.substring(LISTED.length()), kind.intValue());
            } else {
                byKey.put(entry, kind.intValue());
            }
        });
    }

    /** With the entries that {@link #entries} made. */
    static Lexicon of(Automaton entries) {
        return new Lexicon(entries.entries());
    }

    static Lexicon of(SortedMap<String, Long> entries) {
        return new Lexicon(entries);
    }

    /** The entries of an automaton out of the lists of words. */
    static SortedMap<String, Long> entries(Iterable<String> nouns, Iterable<String> verbs, Iterable<String> particles) {
        SortedMap<String, Long> entries = new TreeMap<>();
        add(nouns, NOUN, entries);
        add(verbs, VERB, entries);
        add(particles, PARTICLE, entries);
        return entries;
    }

    private static void add(Iterable<String> words, long kind, SortedMap<String, Long> to) {
        for (String word : words) {
            to.merge(StemKey.of(word), kind, (a, b) -> a | b);
            to.merge(LISTED + word, kind, (a, b) -> a | b);
        }
    }

    /** {@link #NOUN}, {@link #VERB}, {@link #PARTICLE}, their sum, or 0 for an unknown one. */
    int kind(String key) {
        return byKey.getOrDefault(key, 0);
    }

    /** The same of a word as it is listed, with its last vowel and sign. */
    int listed(String word) {
        return asListed.getOrDefault(word, 0);
    }
}
