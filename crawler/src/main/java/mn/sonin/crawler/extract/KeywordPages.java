package mn.sonin.crawler.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Tells machine-made pages of sentences around keywords, of which the web is full in Mongolian too: one content word, or
 * one run of three words, comes far too often.
 */
final class KeywordPages {
    private static final int SHORTEST_WORD = 2;
    private static final int FEWEST_WORDS = 80;
    private static final int CONTENT_WORD = 5;
    private static final double ONE_WORD = 0.08;
    private static final double REPEATED_RUNS = 0.35;

    private KeywordPages() {}

    static boolean isOne(String text) {
        List<String> words = words(text.toLowerCase(Locale.ROOT));
        if (words.size() < FEWEST_WORDS) {
            return false;
        }
        Map<String, Integer> counts = new HashMap<>();
        words.stream().filter(w -> w.length() >= CONTENT_WORD).forEach(w -> counts.merge(w, 1, Integer::sum));
        int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        var runs = new HashSet<List<String>>();
        for (int i = 0; i + 2 < words.size(); i++) {
            runs.add(List.of(words.get(i), words.get(i + 1), words.get(i + 2)));
        }
        double repeated = 1 - (double) runs.size() / (words.size() - 2);
        return most > ONE_WORD * words.size() || repeated > REPEATED_RUNS;
    }

    /** Unbroken runs of letters; by hand, since every text that is kept goes through here. */
    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        int start = 0;
        int letters = 0;
        for (int at = 0; at <= text.length(); ) {
            int letter = at < text.length() ? text.codePointAt(at) : ' ';
            if (Character.isLetter(letter)) {
                letters++;
            } else {
                if (letters >= SHORTEST_WORD) {
                    words.add(text.substring(start, at));
                }
                letters = 0;
                start = at + Character.charCount(letter);
            }
            at += Character.charCount(letter);
        }
        return words;
    }
}
