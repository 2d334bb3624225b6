package mn.sonin.indexer.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Pattern;

/**
 * Nouns and verbs of the Mongolian WordNet, taken as stems beside our own. It lists meanings, among them forms that other words explain
 * ("ordered", "of the end"), and verbs now as commands, now as infinitives.
 */
final class WordNet {
    /** The noun that stands for a verb in dictionaries. */
    private static final Pattern INFINITIVE = Pattern.compile("(..+[аэоөиуүяёеюй])х");

    /** The vowel that joins an ending to a verb in a consonant, if it is not the verb's own. */
    private static final Pattern LINKED = Pattern.compile("(.*[^аэоөиуүяёеюй])[аэоө]|(.*)и");

    private static final int SHORTEST_VERB = 3;

    private final List<String> nouns = new ArrayList<>();
    private final List<String> verbs = new ArrayList<>();

    private WordNet() {}

    /** Of lines of a word, a tab and its parts of speech: {@code n}, {@code v} or both; those that begin with # are remarks. */
    static WordNet of(Iterable<String> lines) {
        WordNet all = new WordNet();
        for (String line : lines) {
            if (!line.startsWith("#")) {
                String[] cells = line.split("\t", -1);
                if (cells.length != 2) {
                    throw new IllegalArgumentException(
                            "a word and its parts of speech, between them a tab, got \"" + line + '"');
                }
                all.add(cells[0], cells[1]);
            }
        }
        return all;
    }

    private void add(String word, String parts) {
        var infinitive = INFINITIVE.matcher(word);
        if (infinitive.matches()) {
            addVerb(infinitive.group(1));
            var linked = LINKED.matcher(infinitive.group(1));
            if (linked.matches()) {
                addVerb(linked.group(1) != null ? linked.group(1) : linked.group(2));
            }
            return;
        }
        if (parts.indexOf('n') >= 0) {
            nouns.add(word);
        }
        if (parts.indexOf('v') >= 0) {
            addVerb(word);
        }
    }

    private void addVerb(String stem) {
        if (stem.length() >= SHORTEST_VERB) {
            verbs.add(stem);
        }
    }

    /**
     * The stems among the words, as {@link Lexicon#entries} has them; nouns that are forms of these or of our own are left out, and so are those
     * in the letters of a particle.
     */
    SortedMap<String, Long> entries(SortedMap<String, Long> own) {
        Lexicon ours = Lexicon.of(List.of(own));
        Lexicon all = Lexicon.of(List.of(own, Lexicon.entries(nouns, verbs, List.of(), List.of())));
        Stemmer stemmer = new Stemmer(new Endings(), all);
        List<String> stems = nouns.stream()
                .filter(noun -> ours.listed(noun) != Lexicon.PARTICLE)
                .filter(noun -> !stemmer.of(noun).ofAnother())
                .toList();
        return Lexicon.entries(stems, verbs, List.of(), List.of());
    }
}
