package mn.sonin.indexer.analysis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The stems that are known, by their {@link StemKey} and as they are listed. */
final class Lexicon {
    static final int NOUN = 1;
    static final int VERB = 2;
    /** Takes no endings. */
    static final int PARTICLE = 4;

    /** Is not read as a form of a shorter word, whatever its spelling allows. */
    static final int ITSELF = 8;

    /** Knows nothing: for rules alone. */
    static final Lexicon EMPTY = new Lexicon(List.of());

    private static final String LISTED = "=";

    private final Map<String, Integer> byKey = new HashMap<>();
    private final Map<String, Integer> asListed = new HashMap<>();

    /** One listed spelling of each borrowing with е by the one with э alone. */
    private final Map<String, String> borrowings = new HashMap<>();

    private Lexicon(List<? extends Map<String, ? extends Number>> lists) {
        lists.forEach(list -> list.forEach((entry, kind) -> {
            if (entry.startsWith(LISTED)) {
                asListed.merge(entry.substring(LISTED.length()), kind.intValue(), (a, b) -> a | b);
            } else {
                byKey.merge(entry, kind.intValue(), (a, b) -> a | b);
            }
        }));
        for (String word : new TreeSet<>(asListed.keySet())) {
            String spoken = spoken(word);
            if (!spoken.equals(word)) {
                borrowings.putIfAbsent(spoken, word);
            }
        }
    }

    /** Borrowings are written with е behind a consonant or, as they sound, with э: интернет, интернэт. */
    private static String spoken(String word) {
        char[] letters = word.toCharArray();
        for (int i = 1; i < letters.length; i++) {
            if (letters[i] == 'е' && Letters.consonant(letters[i - 1])) {
                letters[i] = 'э';
            }
        }
        return new String(letters);
    }

    /** The stem in one of its spellings, where it is a listed borrowing; else as it is. */
    String spelt(String stem) {
        return stem.indexOf('э') < 0 && stem.indexOf('е') < 0 ? stem : borrowings.getOrDefault(spoken(stem), stem);
    }

    /** With the entries that {@link #entries} made, of one list or more. */
    static Lexicon of(List<? extends Map<String, ? extends Number>> lists) {
        return new Lexicon(lists);
    }

    /** The entries of an automaton out of the lists of words. */
    static SortedMap<String, Long> entries(
            Iterable<String> nouns, Iterable<String> verbs, Iterable<String> particles, Iterable<String> itself) {
        SortedMap<String, Long> entries = new TreeMap<>();
        add(nouns, NOUN, entries);
        add(verbs, VERB, entries);
        add(particles, PARTICLE, entries);
        add(itself, NOUN | ITSELF, entries);
        return entries;
    }

    private static void add(Iterable<String> words, long kind, SortedMap<String, Long> to) {
        for (String word : words) {
            to.merge(StemKey.of(word), kind & ~ITSELF, (a, b) -> a | b);
            to.merge(LISTED + word, kind, (a, b) -> a | b);
        }
    }

    /** {@link #NOUN}, {@link #VERB}, {@link #PARTICLE}, their sum, or 0 for an unknown one. */
    int kind(String key) {
        return byKey.getOrDefault(key, 0);
    }

    /** The same of a word as it is listed, with its last vowel and sign; {@link #ITSELF} may be among them. */
    int listed(String word) {
        return asListed.getOrDefault(word, 0);
    }

    /** Whether a noun is listed as it stands, or with the vowel that its ending made go: хурл for хурал. */
    boolean knows(String stem, String key) {
        return (listed(stem) & NOUN) != 0 || (stem.equals(key) && (kind(key) & NOUN) != 0);
    }
}
