package mn.sonin.archive;

/**
 * Text as every store keeps it: NUL, which PostgreSQL refuses, and halves of surrogate pairs, which no encoding has, become U+FFFD. No text needs them, and a
 * site's headers and JSON may still bring them.
 */
public final class StorableText {
    private static final char UNKNOWN = '\uFFFD';

    private StorableText() {}

    /** The text itself where nothing in it is of that kind. */
    public static String of(String text) {
        int flaw = flaw(text, 0);
        if (flaw < 0) {
            return text;
        }
        StringBuilder storable = new StringBuilder(text);
        for (int at = flaw; at >= 0; at = flaw(text, at + 1)) {
            storable.setCharAt(at, UNKNOWN);
        }
        return storable.toString();
    }

    /** Where the next character stands that is not kept; below 0 for nowhere. */
    private static int flaw(String text, int from) {
        for (int at = from; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter == 0) {
                return at;
            }
            if (Character.isSurrogate(letter)) {
                boolean pair = at + 1 < text.length() && Character.isSurrogatePair(letter, text.charAt(at + 1));
                if (!pair) {
                    return at;
                }
                at++;
            }
        }
        return -1;
    }
}
