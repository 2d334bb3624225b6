package mn.sonin.search.page;

import java.util.Locale;
import java.util.Optional;

/** Which addresses of others may become links. */
final class Links {
    private Links() {}

    /** The address where it is one of the web; nothing for {@code javascript:}, {@code data:} and all else. */
    static Optional<String> web(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        return lower.startsWith("http://") || lower.startsWith("https://") ? Optional.of(url) : Optional.empty();
    }

    /** The path where it is one of ours; the front page for anything else, so that nobody is led away. */
    static String own(String back) {
        boolean ours = back.startsWith("/") && !back.startsWith("//") && !back.startsWith("/\\");
        return ours && back.chars().allMatch(sign -> sign > 32 && sign < 127) ? back : "/";
    }
}
