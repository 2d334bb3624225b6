package mn.sonin.crawler.extract.text;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Recognises what stands under pictures by what it says, where no element around says so: it ends with a credit in brackets
 * or slashes, or it begins with its place in a row of pictures.
 */
final class Captions {
    private static final int LONGEST = 900;
    private static final int LONGEST_CREDIT = 150;
    /** {@code 3 of 9 |}, {@code 1of4Name of …}, {@code 01/7Name of …}: a counter that runs into what follows. */
    private static final Pattern COUNTED =
            Pattern.compile("\\d{1,3}\\s?(?:of|/)\\s?\\d{1,3}(?:\\s*$|\\s?[|:]|(?=\\p{Lu}\\p{L}))");

    private final Phrases credits = new Phrases();

    /** Words, lower case, that only a credit has in brackets at the end. */
    void add(String credit) {
        credits.add(' ' + credit + ' ');
    }

    boolean isOne(String text) {
        return text.length() <= LONGEST && (isCounted(text) || endsWithCredit(text));
    }

    private static boolean isCounted(String text) {
        return Character.isDigit(text.charAt(0)) && COUNTED.matcher(text).lookingAt();
    }

    private boolean endsWithCredit(String text) {
        int end = text.length() - 1;
        if (text.charAt(end) == '.') {
            end--;
        }
        int start = end < 0 ? -1 : text.lastIndexOf(opener(text.charAt(end)), end - 1);
        return start >= 0
                && end - start <= LONGEST_CREDIT
                && !isSentence(text, end)
                && credits.anyIn(words(text.substring(start + 1, end).toLowerCase(Locale.ROOT)));
    }

    /** What is said to the reader in brackets ends as a sentence does; a credit does not. */
    private static boolean isSentence(String text, int closer) {
        return closer > 0 && ".!?".indexOf(text.charAt(closer - 1)) >= 0;
    }

    /** The words with one blank before and after each, punctuation left out. */
    private static String words(String lower) {
        var words = new StringBuilder(" ");
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                words.append(c);
            } else if (words.charAt(words.length() - 1) != ' ') {
                words.append(' ');
            }
        }
        return words.append(' ').toString();
    }

    private static char opener(char closer) {
        return switch (closer) {
            case ')' -> '(';
            case ']' -> '[';
            case '/' -> '/';
            default -> '\0';
        };
    }
}
