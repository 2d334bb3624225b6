package mn.sonin.indexer.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import mn.sonin.indexer.analysis.Endings.Ending;
import mn.sonin.indexer.analysis.Endings.Rank;
import mn.sonin.indexer.analysis.Readings.Reading;

/**
 * From a word to its stem: takes every chain of endings off that spelling allows, and weighs the stems that are left, known ones first.
 */
final class Stemmer {
    /** Suffixes that make nouns of verbs; those that look like endings of the verb itself are left out. */
    private static final List<String> DEVERBAL = List.of(
            "аа", "ээ", "оо", "өө", "иа", "лт", "лга", "лго", "лгэ", "лгө", "лаг", "лог", "лэг", "лөг", "мж", "дал",
            "дэл", "дол", "дөл", "аан", "ээн", "оон", "өөн", "уур", "үүр", "вар", "вэр", "мал", "мэл", "мол", "мөл");

    /** A listed noun with its hidden н, as it stands before another noun: kept beside that form where the list has it too, усан and ус. */
    private static final int ATTRIBUTE = Readings.SURE - Readings.MARGIN + 1;

    private static final Comparator<Reading> BEST_FIRST =
            Comparator.comparingInt(Reading::score).reversed();

    private final Endings endings;
    private final Lexicon lexicon;

    Stemmer(Endings endings, Lexicon lexicon) {
        this.endings = endings;
        this.lexicon = lexicon;
    }

    /** Everything a folded word may be. */
    Readings of(String word) {
        return new Readings(word, endingless(word) ? List.of() : readings(word), lexicon);
    }

    private static boolean endingless(String word) {
        return word.length() < 3 || word.length() > 40 || !Letters.mongolian(word);
    }

    private List<Reading> readings(String word) {
        List<Reading> readings = new ArrayList<>();
        readings.add(whole(word));
        peel(word, Endings.WHOLE, " ", 0, readings);
        readings.sort(BEST_FIRST);
        for (Reading itself : readings) {
            if (!itself.verb() && (lexicon.listed(itself.stem()) & Lexicon.ITSELF) != 0) {
                readings.removeIf(r -> r.stem().length() < itself.stem().length());
                break;
            }
        }
        return readings;
    }

    private Reading whole(String text) {
        String word = lexicon.spelt(text);
        int kind = lexicon.listed(word);
        boolean noun = (kind & (Lexicon.NOUN | Lexicon.PARTICLE)) != 0;
        int score = noun ? 100 : derived(word) ? 88 : kind != 0 ? 60 : 10;
        boolean command = score == 60 && (kind & Lexicon.VERB) != 0;
        return new Reading(word, StemKey.of(word), command, "", score);
    }

    private void peel(String rest, int place, String outer, int weight, List<Reading> out) {
        for (Ending e : endings.of(rest)) {
            int n = rest.length() - e.text().length();
            if (e.rank().place < place && mayStand(e, outer) && fits(rest, n, e)) {
                String left = rest.substring(0, n);
                int w = weight + e.weight();
                add(left, e, w, out);
                if (n <= 2
                        && e.text().length() > 1
                        && e.text().charAt(0) == e.text().charAt(1)) {
                    add(left + e.text().charAt(0), e, w, out);
                }
                peel(left, e.rank() == Rank.FINITE ? Rank.VERBAL_NOUN.place : e.rank().place, e.text(), w, out);
            }
        }
    }

    /**
     * Whether an ending may stand before the one further out; a participle in -аа takes no ending in н, a noun that shows its hidden н before
     * another noun takes none at all.
     */
    private static boolean mayStand(Ending e, String outer) {
        if (!e.inside()) {
            return outer.equals(" ") || e.rank() != Rank.CASE || e.weight() >= 0;
        }
        boolean participle = e.rank() == Rank.VERBAL_NOUN && Letters.endsLong(e.text());
        return !outer.equals(" ") && !(participle && outer.charAt(0) == 'н');
    }

    private boolean fits(String rest, int n, Ending e) {
        boolean vowel = Letters.hasVowel(rest, n) || swallowed(rest, n, e);
        boolean torn = n > 1 && Letters.sign(rest.charAt(n - 2)) && Letters.fleeting(rest.charAt(n - 1));
        return vowel && !torn && e.before().holds(rest, n);
    }

    /** Whether the ending's vowel took the place of the stem's only one: гэ, гээд. */
    private boolean swallowed(String rest, int n, Ending e) {
        char first = e.text().charAt(0);
        return Letters.fleeting(first) && lexicon.kind(rest.substring(0, n) + first) != 0;
    }

    /** Back vowels take а о у, front ones э ө ү е; и and ю go with both. */
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
        return "аоуяёы".indexOf(c) >= 0 ? 1 : "эөүе".indexOf(c) >= 0 ? -1 : 0;
    }

    private void add(String rest, Ending e, int weight, List<Reading> out) {
        String left = lexicon.spelt(rest);
        boolean verb = e.rank().onVerb();
        String key = StemKey.of(left);
        int kind = lexicon.kind(key);
        int wanted = verb ? Lexicon.VERB : Lexicon.NOUN;
        int discord = e.free() || harmony(left, left.length(), e.text()) ? 0 : 3;
        int score;
        if ((kind & wanted) != 0 && (verb || keepsItsVowel(left))) {
            // before a vowel a stem stands without its fleeting one, as its key does
            boolean spelt = listed(left, wanted) || (vowel(e) && left.equals(key));
            score = 80 + Math.min(9, weight) + (spelt ? 8 : 0);
            if (!verb && weight < 0) {
                score = ATTRIBUTE;
            }
        } else if (!verb && derived(left)) {
            score = 84 + Math.min(5, weight);
        } else {
            score = 8 + weight * 2 - shape(left, e);
        }
        out.add(new Reading(left, key, verb, e.text(), score - discord));
        if (!verb && e.text().charAt(0) == 'г' && hides(left)) {
            out.add(new Reading(left + 'н', StemKey.of(left + 'н'), false, e.text(), 85 - discord));
        }
    }

    private static boolean vowel(Ending e) {
        return Letters.vowel(e.text().charAt(0));
    }

    /** Whether a listed noun in н loses it before an ending in г: үүн and үүгээр. */
    private boolean hides(String left) {
        return Letters.endsLong(left)
                && (lexicon.listed(left) & Lexicon.NOUN) == 0
                && (lexicon.listed(left + 'н') & Lexicon.NOUN) != 0;
    }

    /** Whether a noun that ends in a short vowel is listed with it, or with the sign that и stands for: морь, мориноос. */
    private boolean keepsItsVowel(String left) {
        int n = left.length() - 1;
        char last = left.charAt(n);
        return (!Letters.fleeting(last) && last != 'и')
                || (Letters.endsLong(left) && last != 'и')
                || lexicon.listed(left) != 0
                || (last == 'и' && lexicon.listed(left.substring(0, n) + 'ь') != 0);
    }

    /** Whether the rest is a stem as it is listed, or one of a verb with its linking vowel. */
    private boolean listed(String left, int wanted) {
        int n = left.length();
        if ((lexicon.listed(left) & wanted) != 0) {
            return true;
        }
        boolean linked = n > 2
                && wanted == Lexicon.VERB
                && (Letters.fleeting(left.charAt(n - 1)) || left.charAt(n - 1) == 'и')
                && "дтжчшхцзс".indexOf(left.charAt(n - 2)) >= 0;
        return linked && (lexicon.listed(left.substring(0, n - 1)) & wanted) != 0;
    }

    /** Whether a noun is made from a known verb by one of the usual suffixes. */
    private boolean derived(String noun) {
        for (String suffix : DEVERBAL) {
            int n = noun.length() - suffix.length();
            if (n > 1
                    && noun.endsWith(suffix)
                    && (lexicon.kind(StemKey.of(noun.substring(0, n))) & Lexicon.VERB) != 0) {
                return true;
            }
        }
        return false;
    }

    /** How unlike a stem the rest is; 0 for a good one. */
    private static int shape(String left, Ending e) {
        int n = left.length();
        int bad = n == 1 ? 12 : n == 2 ? (Letters.vowel(left.charAt(0)) ? 2 : 12) : n == 3 ? 2 : 0;
        if (n > 1 && Letters.consonant(left.charAt(n - 1)) && Letters.consonant(left.charAt(n - 2))) {
            boolean bare = !vowel(e);
            bad += left.charAt(n - 1) == 'н'
                    ? hidden(left.charAt(n - 2), e)
                    : bare && !coda(left.charAt(n - 2), left.charAt(n - 1)) ? 4 : 0;
        }
        return bad;
    }

    /** A stem in consonant and н is unlikely where the н may as well be a hidden one. */
    private static int hidden(char before, Ending e) {
        boolean sure = before == 'ч' || e.text().endsWith("р") || "ыг".equals(e.text()) || "ийг".equals(e.text());
        return sure ? 0 : 6;
    }

    /** The two consonants that a syllable may end in. */
    private static boolean coda(char first, char second) {
        return "лрнмвбгсхш".indexOf(first) >= 0 && "тдсшчжзхцгкп".indexOf(second) >= 0;
    }
}
