package mn.sonin.crawler.extract;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/** Reads names out of byline texts. */
final class Names {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Pattern LEADING = Pattern.compile(
            "^(?:(?:written|posted|reported|published|reviewed)\\s+)?(?:by|von|par|por|di|door|av|af|autor(?:in|es)?|author|auteur|text|texte)\\b[\\s:]*",
            FLAGS);
    private static final Pattern BETWEEN =
            Pattern.compile("\\s*[;|،、]\\s*|,\\s+|\\s+(?:and|und|et|y|e|и|en|och|og|&)\\s+", FLAGS);
    private static final Pattern ADDRESS = Pattern.compile("\\S+@\\S+|https?://\\S+|www\\.\\S+");

    Byline read(List<String> raw, SiteNames site) {
        var people = new LinkedHashSet<String>();
        for (String text : raw) {
            String bare = LEADING.matcher(ADDRESS.matcher(text).replaceAll("").strip())
                    .replaceFirst("");
            for (String part : BETWEEN.split(bare, -1)) {
                String name = part.strip();
                if (name.length() > 2 && name.length() < 60 && name.split(" ", -1).length <= 5 && !site.isName(name)) {
                    people.add(name);
                }
            }
        }
        return new Byline(List.copyOf(people), List.of());
    }
}
