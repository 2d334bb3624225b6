package mn.sonin.crawler.extract.text;

/** What {@link Character} says of a character, looked up at once for the scripts that pages are written in: each is asked for thrice. */
final class Letters {
    /** Latin and Cyrillic end before it. */
    private static final int USUAL = 0x530;

    private static final int LETTER_OR_DIGIT = 1;
    private static final int DIGIT = 2;
    private static final int UPPER = 4;
    private static final int LOWER = 8;
    private static final int BLANK = 16;
    private static final byte[] KINDS = new byte[USUAL];
    private static final char[] LOWERED = new char[USUAL];

    static {
        for (char c = 0; c < USUAL; c++) {
            KINDS[c] = (byte) kind(c);
            LOWERED[c] = Character.toLowerCase(c);
        }
    }

    private Letters() {}

    private static int kind(char c) {
        return (Character.isLetterOrDigit(c) ? LETTER_OR_DIGIT : 0)
                | (Character.isDigit(c) ? DIGIT : 0)
                | (Character.isUpperCase(c) ? UPPER : 0)
                | (Character.isLowerCase(c) ? LOWER : 0)
                | (c <= ' ' || c == '\u00a0' || Character.isWhitespace(c) ? BLANK : 0);
    }

    private static int of(char c) {
        return c < USUAL ? KINDS[c] : kind(c);
    }

    static boolean isLetterOrDigit(char c) {
        return (of(c) & LETTER_OR_DIGIT) != 0;
    }

    static boolean isDigit(char c) {
        return (of(c) & DIGIT) != 0;
    }

    static boolean isUpperCase(char c) {
        return (of(c) & UPPER) != 0;
    }

    static boolean isLowerCase(char c) {
        return (of(c) & LOWER) != 0;
    }

    /** Whether it parts words and shows nothing: the no-break space too. */
    static boolean isBlank(char c) {
        return (of(c) & BLANK) != 0;
    }

    static char toLowerCase(char c) {
        return c < USUAL ? LOWERED[c] : Character.toLowerCase(c);
    }
}
