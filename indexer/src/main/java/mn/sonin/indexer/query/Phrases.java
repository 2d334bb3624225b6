package mn.sonin.indexer.query;

import java.util.ArrayList;
import java.util.List;

/** What stands between quotes. */
final class Phrases {
    private Phrases() {}

    /** The words, bare of punctuation, one space between; empty where there is none. */
    static String words(String inside) {
        List<String> words = new ArrayList<>();
        for (String run : spaced(inside).split(" ", -1)) {
            String bare = Letters.bare(run.replace("*", ""));
            if (Letters.hasWord(bare)) {
                words.add(bare);
            }
        }
        return String.join(" ", words);
    }

    private static String spaced(String inside) {
        StringBuilder spaced = new StringBuilder(inside.length());
        for (int i = 0; i < inside.length(); i++) {
            char c = inside.charAt(i);
            spaced.append(Letters.space(c) || Letters.quote(c) ? ' ' : c);
        }
        return spaced.toString();
    }
}
