package mn.sonin.indexer.analysis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What one word may be, the likeliest first, and which of it a document keeps and a query asks for. */
final class Readings {
    /** Enough for every ending of a long word, few enough for the index. */
    private static final int BASES = 4;

    /** How far behind the best a reading may be and still be kept: a listed noun with a short ending behind a listed word, хүн-д behind хүнд. */
    static final int MARGIN = 12;

    /** The least score of a word that is listed as it stands. */
    static final int SURE = 100;

    /** The least score of a reading with a known stem. */
    private static final int KNOWN = 70;

    /** The least score of a form of a listed word. */
    private static final int ANOTHER = 80;

    /** The least score of a form of a word that is spelt in it as it is listed. */
    private static final int SPELT = 88;

    private static final Pattern OWN = Pattern.compile(".*гч.*|и?(аа|ээ|оо|өө)");

    /** The least score of a noun that nobody listed. */
    private static final int PLAUSIBLE = 10;

    private static final int NOUNS = 3;

    /** What makes of a verb the one who does it. */
    private static final String DOER = "гч";

    /** Behind the key of a verb. */
    private static final String VERB = "-";

    private final String word;
    private final List<Reading> all;
    private final Lexicon lexicon;

    /** One reading of a word; the ending next to the stem, empty for none. */
    record Reading(String stem, String key, boolean verb, String ending, int score) {
        /** The key, marked where it is of a verb, so that a hand (гар) is told from going out (гарах). */
        String term() {
            return verb ? key + VERB : key;
        }
    }

    /**
     * What a word may be a form of, as it is spelt.
     *
     * @param text the word, or the word without noun endings
     * @param cut whether an ending that begins with a vowel came off, so that the stem's own last vowel may be missing
     */
    record Base(String text, boolean cut) {}

    /** Of a word with its readings, the best first; none for a word that takes no endings. */
    Readings(String word, List<Reading> all, Lexicon lexicon) {
        this.word = word;
        this.all = all;
        this.lexicon = lexicon;
    }

    /**
     * The keys of the stems that the word may have, the likeliest first, at least one. Where no listed word explains it, a noun that nobody
     * listed may: what noun endings leave is among the keys too.
     */
    Set<String> stems() {
        if (all.isEmpty()) {
            return bare();
        }
        Set<String> keys = keys(all, MARGIN, 3);
        if (!explained(all.get(0))) {
            int nouns = 0;
            for (int i = 0; i < all.size() && nouns < NOUNS; i++) {
                Reading r = all.get(i);
                if (!r.verb && r.score >= PLAUSIBLE) {
                    keys.add(r.term());
                    nouns++;
                }
            }
        }
        return keys;
    }

    /**
     * The keys of the stems that the word is likely meant to have: two where known words compete, and the word itself, as a noun and, where
     * it may be one, as the stem of a verb.
     */
    Set<String> likely() {
        if (all.isEmpty()) {
            return bare();
        }
        List<Reading> meant = all.stream().filter(r -> !deed(r)).toList();
        Set<String> keys = keys(meant, meant.get(0).score >= KNOWN ? MARGIN : 0, 2);
        boolean sure = sure(meant.get(0));
        if (!sure) {
            addUnlisted(keys);
        }
        if (!sure || isVerb(word)) {
            keys.add(StemKey.of(word) + VERB);
        }
        return keys;
    }

    /** Whether a reading is what somebody does, where another is the one who does it: who asks for voters does not ask for voting. */
    private boolean deed(Reading reading) {
        return reading.verb
                && reading.ending.contains(DOER)
                && all.stream().anyMatch(r -> !r.verb && r.score >= ANOTHER && r.stem.endsWith(DOER));
    }

    /** What noun endings leave, more than one thing where they tell equally much, and what the endings of a verb do if they tell as much. */
    private void addUnlisted(Set<String> keys) {
        keys.add(StemKey.of(word));
        List<Reading> nouns = all.stream()
                .filter(r -> !r.verb && !r.ending.isEmpty() && r.score >= PLAUSIBLE)
                .toList();
        nouns.stream().filter(r -> r.score == nouns.get(0).score).limit(2).forEach(r -> keys.add(r.term()));
        all.stream()
                .filter(r -> r.verb && r.score >= PLAUSIBLE && r.score >= all.get(0).score)
                .limit(1)
                .forEach(r -> keys.add(r.term()));
    }

    /** A word without endings: a noun, and a verb where one is listed; in this order, for what comes first counts for more. */
    private Set<String> bare() {
        Set<String> keys = new LinkedHashSet<>();
        keys.add(word);
        if (isVerb(word)) {
            keys.add(word + VERB);
        }
        return keys;
    }

    /** The names that the word may be a form of: itself, and what noun endings leave of it. */
    Set<Base> bases() {
        Set<Base> out = new LinkedHashSet<>();
        out.add(new Base(word, false));
        for (Reading r : all) {
            if (!r.verb && !r.ending.isEmpty() && r.stem.length() > 2 && r.score > 4 && out.size() < BASES) {
                out.add(new Base(r.stem, Letters.vowel(r.ending.charAt(0))));
            }
        }
        return out;
    }

    /**
     * Whether the word is a form of a listed one, by an ending that tells. Those who do (-гч) and what is done (-аа) are words of their own,
     * though verbs make them.
     */
    boolean ofAnother() {
        return all.stream()
                .filter(r -> r.score >= ANOTHER && r.ending.length() > 1)
                .anyMatch(r -> !r.verb || !OWN.matcher(r.ending).matches());
    }

    /** Whether a listed noun or a verb spelt as it is listed explains the word. */
    private boolean explained(Reading best) {
        return sure(best) || (best.verb && best.score >= SPELT);
    }

    /** Whether a word is listed as it stands, or is a listed noun with endings. */
    private boolean sure(Reading best) {
        boolean noun = !best.verb && !best.ending.isEmpty() && lexicon.knows(best.stem, best.key);
        return noun || best.score >= SURE;
    }

    /**
     * Whether a word is the stem of a verb, as commands and dictionaries have it. The -га that makes one verb of another keeps its vowel behind a
     * consonant: гарга is one, гараг, a planet, is none.
     */
    private boolean isVerb(String word) {
        String key = StemKey.of(word);
        boolean torn = key.endsWith("г") && word.endsWith("г") && !word.equals(key);
        return !torn && (lexicon.kind(key) & Lexicon.VERB) != 0;
    }

    /** How many of the readings are worth keeping, and how far behind the best. */
    private static Set<String> keys(List<Reading> readings, int margin, int most) {
        Set<String> keys = new LinkedHashSet<>();
        List<String> stems = new ArrayList<>();
        int best = readings.get(0).score;
        for (Reading r : readings) {
            boolean another = !stems.contains(r.key);
            if (best - r.score > margin || (another && stems.size() == (margin == 0 ? 1 : most))) {
                break;
            }
            if (another) {
                stems.add(r.key);
            }
            keys.add(r.term());
        }
        return keys;
    }
}
