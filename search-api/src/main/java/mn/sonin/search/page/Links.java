package mn.sonin.search.page;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import mn.sonin.search.http.Asked;
import mn.sonin.search.library.Library;

/** Which addresses of others may become links. */
final class Links {
    private Links() {}

    /** The address where it is one of the web; nothing for {@code javascript:}, {@code data:} and all else. */
    static Optional<String> web(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        return lower.startsWith("http://") || lower.startsWith("https://") ? Optional.of(url) : Optional.empty();
    }

    /** The address of the front page that a reader can write down: the one the operator set, else the one this reader came by. */
    static URI home(Library library, Asked asked) {
        return library.configuration()
                .settings()
                .server()
                .publicAddress()
                .orElseGet(() -> URI.create("http://" + asked.header("Host").orElse("localhost") + "/"));
    }

    /** The path where it is one of ours; the front page for anything else, so that nobody is led away. */
    static String own(String back) {
        boolean ours = back.startsWith("/") && !back.startsWith("//") && !back.startsWith("/\\");
        return ours && back.chars().allMatch(sign -> sign > 32 && sign < 127) ? back : "/";
    }
}
