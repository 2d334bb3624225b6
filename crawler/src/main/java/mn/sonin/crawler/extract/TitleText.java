package mn.sonin.crawler.extract;

import mn.sonin.crawler.extract.text.Invisible;

/** Titles as texts: tidied for keeping, bared for comparing. */
final class TitleText {
    private static final int LONGEST = 400;

    private TitleText() {}

    static boolean usable(String text) {
        return !text.isBlank() && text.length() <= LONGEST;
    }

    /** White space as single blanks, {@linkplain Invisible invisible marks} left out. */
    static String tidy(String raw) {
        var tidy = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c <= ' ' || c == '\u00a0' || Character.isWhitespace(c)) {
                if (!tidy.isEmpty() && tidy.charAt(tidy.length() - 1) != ' ') {
                    tidy.append(' ');
                }
            } else if (!Invisible.isAt(raw, i)) {
                tidy.append(c);
            }
        }
        return tidy.toString().strip();
    }

    /** The first of {@link #letters}; a blank where there is none. */
    static int first(String text) {
        for (int at = 0; at < text.length(); ) {
            int letter = text.codePointAt(at);
            if (Character.isLetterOrDigit(letter)) {
                return Character.toLowerCase(letter);
            }
            at += Character.charCount(letter);
        }
        return ' ';
    }

    /** The letters and digits alone, in lower case. */
    static String letters(String text) {
        var letters = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); ) {
            int letter = text.codePointAt(at);
            if (Character.isLetterOrDigit(letter)) {
                letters.appendCodePoint(Character.toLowerCase(letter));
            }
            at += Character.charCount(letter);
        }
        return letters.toString();
    }
}
