package mn.sonin.indexer.analysis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** British spellings as the American ones: a list of words, and -ise, -isation and their forms as -ize. Immutable; safe for several threads. */
final class EnglishSpelling {
    /** Words in -ise that are spelt so everywhere begin like these. */
    private static final List<String> ALWAYS_S = List.of(
            "advertis",
            "advis",
            "arris",
            "chastis",
            "compris",
            "compromis",
            "concis",
            "demis",
            "despis",
            "devis",
            "disguis",
            "enterpris",
            "excis",
            "exercis",
            "expertis",
            "franchis",
            "improvis",
            "merchandis",
            "otherwis",
            "paradis",
            "precis",
            "premis",
            "promis",
            "rais",
            "revis",
            "supervis",
            "surmis",
            "surpris",
            "televis",
            "treatis",
            "turquois",
            "prais",
            "nois",
            "pois",
            "crois",
            "cruis",
            "bruis",
            "likewis",
            "ris",
            "wis",
            "vis",
            "uniformis");

    private static final List<String> ENDINGS =
            List.of("isations", "isation", "ising", "isers", "iser", "ised", "ises", "ise");

    private final Map<String, String> words = new HashMap<>();

    /** Read once: terms are made for every list of words that the dictionary is asked about. */
    private static final class Bundled {
        private static final EnglishSpelling LIST = new EnglishSpelling(Bundle.lines("spelling.tsv"));
    }

    private EnglishSpelling(Iterable<String> lines) {
        for (String line : lines) {
            int tab = line.indexOf('\t');
            if (tab > 0 && !line.startsWith("#")) {
                add(line.substring(0, tab), line.substring(tab + 1));
            }
        }
    }

    /** The list that comes with the program. */
    static EnglishSpelling bundled() {
        return Bundled.LIST;
    }

    private void add(String british, String american) {
        words.put(british, american);
        words.put(british + "s", american + "s");
    }

    /** The American spelling of a word in lower case. */
    String of(String word) {
        String listed = words.get(word);
        if (listed != null) {
            return listed;
        }
        for (String ending : ENDINGS) {
            int n = word.length() - ending.length();
            if (n > 3 && word.endsWith(ending) && !alwaysS(word, n)) {
                return word.substring(0, n) + ending.replaceFirst("s", "z");
            }
        }
        return word;
    }

    private static boolean alwaysS(String word, int n) {
        String root = word.substring(0, n) + "is";
        return ALWAYS_S.stream().anyMatch(s -> root.equals(s) || (s.length() > 4 && root.endsWith(s)));
    }
}
