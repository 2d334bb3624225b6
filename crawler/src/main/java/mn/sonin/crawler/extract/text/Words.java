package mn.sonin.crawler.extract.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Hashes of the words of a text, case and punctuation aside, and of runs of three of them. */
final class Words {
    private Words() {}

    static List<Integer> of(String text) {
        var words = new ArrayList<Integer>();
        int hash = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            if (Character.isLetterOrDigit(c)) {
                hash = hash * 31 + Character.toLowerCase(c);
            } else if (hash != 0) {
                words.add(hash);
                hash = 0;
            }
        }
        return words;
    }

    static Set<Long> runs(List<Integer> words) {
        var runs = new HashSet<Long>();
        for (int i = 0; i + 2 < words.size(); i++) {
            runs.add(run(words, i));
        }
        return runs;
    }

    private static long run(List<Integer> words, int i) {
        return (words.get(i) * 1_000_003L + words.get(i + 1)) * 1_000_003L + words.get(i + 2);
    }

    /** The share of the text's runs of three words that are among these. */
    static double share(List<Integer> words, Set<Long> runs) {
        int all = words.size() - 2;
        if (all <= 0) {
            return 0;
        }
        int common = 0;
        for (int i = 0; i < all; i++) {
            common += runs.contains(run(words, i)) ? 1 : 0;
        }
        return (double) common / all;
    }
}
