package mn.sonin.crawler.extract.metadata;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The few values that can still be picked out of JSON-LD that no parser accepts, such as one with unescaped quotes. */
final class BrokenJson {
    private static final Pattern TYPE =
            Pattern.compile("\"@type\"\\s*+:\\s*+(?:\\[\\s*+)?\"\\w{0,80}(?:Article|BlogPosting)\"");
    private static final Pattern AUTHOR =
            Pattern.compile("\"author\"\\s*+:\\s*+(?:\\[\\s*+)?\\{[^{}]*?\"name\"\\s*:\\s*\"([^\"\\\\]{2,80})\"");

    private BrokenJson() {}

    static Optional<LinkedArticle> article(String script) {
        if (!TYPE.matcher(script).find()) {
            return Optional.empty();
        }
        return Optional.of(new LinkedArticle(
                value(script, "headline"),
                Optional.empty(),
                value(script, "description"),
                value(script, "datePublished"),
                value(script, "dateModified"),
                first(AUTHOR, script).map(name -> new LinkedArticle.Writer(name, false)).stream()
                        .toList(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }

    private static Optional<String> value(String script, String key) {
        return first(Pattern.compile("\"" + key + "\"\\s*:\\s*\"([^\"\\\\\\n]{3,300})\"\\s*[,}\\]\\n]"), script);
    }

    private static Optional<String> first(Pattern pattern, String script) {
        Matcher matcher = pattern.matcher(script);
        return matcher.find() ? LinkedArticle.clean(matcher.group(1)) : Optional.empty();
    }
}
