package mn.sonin.crawler.extract.text;

/** Marks inside words that readers do not see, or should not have seen. */
public final class Invisible {
    private Invisible() {}

    /**
     * Whether the character there is left out of what is read: a soft hyphen, a mark without width, or the {@code ¬} that
     * reprints make inside words of the soft hyphens of another page's columns.
     */
    public static boolean isAt(String raw, int at) {
        char c = raw.charAt(at);
        return c > '\u00a0' && (c == '\u00ad' || c == '\u200b' || c == '\ufeff' || (c == '¬' && isInsideWord(raw, at)));
    }

    private static boolean isInsideWord(String raw, int at) {
        return at > 0
                && at + 1 < raw.length()
                && Character.isLetter(raw.charAt(at - 1))
                && Character.isLetter(raw.charAt(at + 1));
    }
}
