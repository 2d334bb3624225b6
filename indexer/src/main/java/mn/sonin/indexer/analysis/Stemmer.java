package mn.sonin.indexer.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import mn.sonin.indexer.analysis.Endings.Before;
import mn.sonin.indexer.analysis.Endings.Ending;
import mn.sonin.indexer.analysis.Endings.Rank;

/**
 * From a word to its stem: takes every chain of endings off that spelling allows, and chooses among the stems that are left, known ones first.
 */
final class Stemmer {
    private static final int WHOLE = 7;

    private final Endings endings;
    private final Lexicon lexicon;
    private final Map<String, String> irregular;

    Stemmer(Endings endings, Lexicon lexicon, Map<String, String> irregular) {
        this.endings = endings;
        this.lexicon = lexicon;
        this.irregular = irregular;
    }

    /** One reading of a word. */
    private record Reading(String stem, String key, boolean verb, boolean whole, int score) {}

    /** The keys of the stems that a folded word may have, the likeliest first, at least one. */
    List<String> stems(String word) {
        if (!Letters.mongolian(word) || word.length() > 40) {
            return List.of(word);
        }
        String known = irregular.get(word);
        if (known != null) {
            return List.of(known);
        }
        if (word.length() < 3) {
            return List.of(word);
        }
        List<Reading> readings = new ArrayList<>();
        readings.add(whole(word));
        peel(word, WHOLE, false, 0, readings);
        readings.sort(Comparator.comparingInt(Reading::score).reversed());
        return keys(readings);
    }

    /** How many of the readings are worth keeping, and how far behind the best. */
    private List<String> keys(List<Reading> readings) {
        List<String> keys = new ArrayList<>();
        int best = readings.get(0).score;
        for (Reading r : readings) {
            if (best - r.score > 4 || keys.size() == 3) {
                break;
            }
            if (!keys.contains(r.key)) {
                keys.add(r.key);
            }
        }
        return keys;
    }

    private Reading whole(String word) {
        String key = StemKey.of(word);
        int kind = lexicon.kind(key);
        int score = (kind & Lexicon.NOUN) != 0 ? 100 : kind != 0 ? 60 : 10;
        return new Reading(word, key, false, true, score);
    }

    private void peel(String rest, int place, boolean peeled, int weight, List<Reading> out) {
        for (int k = Math.min(endings.longest(), rest.length() - 1); k > 0; k--) {
            int n = rest.length() - k;
            for (Ending e : endings.spelt(rest.substring(n))) {
                if (e.rank().place < place && (peeled || !e.inside()) && fits(rest, n, e)) {
                    String left = rest.substring(0, n);
                    int w = weight + e.weight();
                    add(left, e, w, out);
                    peel(left, e.rank() == Rank.FINITE ? Rank.VERBAL_NOUN.place : e.rank().place, true, w, out);
                }
            }
        }
    }

    private boolean fits(String rest, int n, Ending e) {
        return Letters.hasVowel(rest, n) && e.before().holds(rest, n) && harmony(rest, n, e.text());
    }

    /** Back vowels take а о у, front ones э ө ү; и е ю go with both. */
    private static boolean harmony(String rest, int n, String ending) {
        int wanted = 0;
        for (int i = 0; i < ending.length() && wanted == 0; i++) {
            wanted = side(ending.charAt(i));
        }
        if (wanted == 0) {
            return true;
        }
        for (int i = n - 1; i >= 0; i--) {
            int side = side(rest.charAt(i));
            if (side != 0) {
                return side == wanted;
            }
        }
        return true;
    }

    private static int side(char c) {
        return "аоуяёы".indexOf(c) >= 0 ? 1 : "эөү".indexOf(c) >= 0 ? -1 : 0;
    }

    private void add(String left, Ending e, int weight, List<Reading> out) {
        boolean verb = e.rank().onVerb();
        String stem = left;
        String key = StemKey.of(left);
        int kind = lexicon.kind(key);
        int score;
        if ((kind & (verb ? Lexicon.VERB : Lexicon.NOUN)) != 0) {
            score = 80 + Math.min(9, weight);
        } else {
            score = 8 + weight * 2 - shape(left, e);
        }
        out.add(new Reading(stem, key, verb, false, score));
    }

    /** How unlike a stem the rest is; 0 for a good one. */
    private static int shape(String left, Ending e) {
        int n = left.length();
        int bad = n < 3 ? 12 : n == 3 ? 2 : 0;
        if (n > 1
                && Letters.consonant(left.charAt(n - 1))
                && Letters.consonant(left.charAt(n - 2))
                && !Letters.vowel(e.text().charAt(0))
                && e.before() != Before.CONSONANT) {
            bad += 4;
        }
        return bad;
    }
}
