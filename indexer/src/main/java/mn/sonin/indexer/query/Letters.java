package mn.sonin.indexer.query;

import java.text.Normalizer;

/** Which characters mean something in a query. */
final class Letters {
    /** Straight, curly, low, prime, full-width and angle quotes: phones and editors put any of them. */
    private static final String QUOTES = "\"“”„‟«»″‶＂〝〞〟❝❞";

    private static final String DASHES = "-−–—‒―";

    private Letters() {}

    static boolean quote(char c) {
        return QUOTES.indexOf(c) >= 0;
    }

    /** What means «not» before a word. */
    static boolean minus(char c) {
        return c == '-' || c == '−';
    }

    static boolean dash(char c) {
        return DASHES.indexOf(c) >= 0;
    }

    static boolean space(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
    }

    /** Whether a run of letters ends before this one. */
    static boolean ends(char c) {
        return space(c) || c == '(' || c == ')' || quote(c);
    }

    static boolean hasWord(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    /** The run without the punctuation around it: {@code «(Монгол,} is about Монгол. */
    static String bare(String run) {
        int from = 0;
        int to = run.length();
        while (from < to && !begins(run.codePointAt(from))) {
            from += Character.charCount(run.codePointAt(from));
        }
        while (to > from && !closes(run.codePointBefore(to))) {
            to -= Character.charCount(run.codePointBefore(to));
        }
        return Normalizer.normalize(run.substring(from, to), Normalizer.Form.NFC);
    }

    private static boolean begins(int c) {
        return Character.isLetterOrDigit(c) || Character.getType(c) == Character.CURRENCY_SYMBOL || c == '*';
    }

    private static boolean closes(int c) {
        return begins(c) || c == '+' || c == '#' || c == '%' || Character.getType(c) == Character.NON_SPACING_MARK;
    }
}
