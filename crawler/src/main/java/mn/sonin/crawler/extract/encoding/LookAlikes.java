package mn.sonin.crawler.extract.encoding;

/** Latin letters that look like Cyrillic ones and were typed for them, as in «xорооны» and «cарын». */
public final class LookAlikes {
    private static final String LATIN = "ABCEHKMOPTXaceopxy";
    private static final String CYRILLIC = "АВСЕНКМОРТХасеорху";
    private static final char FIRST_CYRILLIC = 0x400;
    private static final char LAST_CYRILLIC = 0x52f;
    /** The Cyrillic letter for each Latin one that looks like it; 0 for the others. */
    private static final char[] LIKE = new char['z' + 1];

    static {
        for (int i = 0; i < LATIN.length(); i++) {
            LIKE[LATIN.charAt(i)] = CYRILLIC.charAt(i);
        }
    }

    private LookAlikes() {}

    /**
     * The text with Cyrillic letters for those Latin ones that look like them and stand beside a Cyrillic letter, or with
     * nothing but such between. The length stays the same, and so does a word that is Latin altogether.
     */
    public static String folded(String text) {
        char[] folded = null;
        for (int at = 0; at < text.length(); at++) {
            if (isCyrillic(text.charAt(at))
                    && ((at > 0 && like(text.charAt(at - 1)) != 0)
                            || (at + 1 < text.length() && like(text.charAt(at + 1)) != 0))) {
                folded = folded == null ? text.toCharArray() : folded;
                fold(folded, at, -1);
                fold(folded, at, 1);
            }
        }
        return folded == null ? text : new String(folded);
    }

    private static boolean isCyrillic(char c) {
        return c >= FIRST_CYRILLIC && c <= LAST_CYRILLIC;
    }

    private static char like(char c) {
        return c < LIKE.length ? LIKE[c] : 0;
    }

    private static void fold(char[] letters, int from, int step) {
        for (int at = from + step; at >= 0 && at < letters.length; at += step) {
            char like = like(letters[at]);
            if (like == 0) {
                return;
            }
            letters[at] = like;
        }
    }
}
