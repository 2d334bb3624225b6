package mn.sonin.indexer.analysis;

import java.util.HashMap;
import java.util.List;
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
    static final Lexicon EMPTY = new Lexicon(List.of());

    private static final String LISTED = "=";

    private final Map<String, Integer> byKey = new HashMap<>();
    private final Map<String, Integer> asListed = new HashMap<>();

    private Lexicon(List<? extends Map<String, ? extends Number>> lists) {
        lists.forEach(list -> list.forEach((entry, kind) -> {
            if (entry.startsWith(LISTED)) {
                asListed.merge(entry.substring(LISTED.length()), kind.intValue(), (a, b) -> a | b);
            } else {
                byKey.merge(entry, kind.intValue(), (a, b) -> a | b);
            }
        }));
    }

    /** With the entries that {@link #entries} made, of one list or more. */
    static Lexicon of(List<? extends Map<String, ? extends Number>> lists) {
        return new Lexicon(lists);
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

    /** Whether a noun is listed as it stands, or with the vowel that its ending made go: хурл for хурал. */
    boolean knows(String stem, String key) {
        return (listed(stem) & NOUN) != 0 || (stem.equals(key) && (kind(key) & NOUN) != 0);
    }
}
