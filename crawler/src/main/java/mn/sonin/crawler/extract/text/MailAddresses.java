package mn.sonin.crawler.extract.text;

/** E-mail addresses in texts. */
public final class MailAddresses {
    private MailAddresses() {}

    /** The text with a blank for every word that has an {@code @} between two other characters; in one look, however long it is. */
    public static String without(String text) {
        int at = text.indexOf('@', 1);
        if (at < 0) {
            return text;
        }
        var rest = new StringBuilder(text.length());
        int copied = 0;
        while (at >= 0 && at + 1 < text.length()) {
            int end = at + 1;
            if (at > copied && isWord(text.charAt(at - 1)) && isWord(text.charAt(end))) {
                int start = at;
                while (start > copied && isWord(text.charAt(start - 1))) {
                    start--;
                }
                while (end < text.length() && isWord(text.charAt(end))) {
                    end++;
                }
                rest.append(text, copied, start).append(' ');
                copied = end;
            }
            at = text.indexOf('@', end);
        }
        return rest.append(text, copied, text.length()).toString();
    }

    private static boolean isWord(char c) {
        return c != ' ' && (c < '\t' || c > '\r');
    }
}
