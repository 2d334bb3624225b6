package mn.sonin.crawler.discovery;

import java.util.Optional;
import java.util.regex.Pattern;
import mn.sonin.crawler.markup.Markup;

/** What feeds and lists say, as plain text. */
final class Words {
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0\\u200B\\uFEFF]+");
    private static final Pattern MARKUP = Pattern.compile("<[a-zA-Z/!]|&#?\\w{2,8};");

    private Words() {}

    /** One line without markup; empty where nothing is left. Feeds escape their HTML once, twice or not at all. */
    static Optional<String> plain(String maybeHtml) {
        String text = maybeHtml;
        for (int layer = 0; layer < 2 && MARKUP.matcher(text).find(); layer++) {
            text = Markup.piece(text).text();
        }
        return line(text);
    }

    /** One line; empty where nothing is left. */
    static Optional<String> line(String text) {
        String line = SPACES.matcher(text).replaceAll(" ").strip();
        return line.isEmpty() ? Optional.empty() : Optional.of(line);
    }
}
