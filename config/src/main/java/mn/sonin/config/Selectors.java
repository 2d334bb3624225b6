package mn.sonin.config;

import java.util.List;

/**
 * Exact places of an article page, as jsoup selectors; each empty list leaves the value to generic extraction. The first
 * selector that finds something wins.
 *
 * @param title the headline
 * @param byline the author line
 * @param published the date of publication
 * @param body the text
 * @param remove what is cut from the page before anything else is read
 */
public record Selectors(
        List<String> title, List<String> byline, List<String> published, List<String> body, List<String> remove) {
    public Selectors {
        title = List.copyOf(title);
        byline = List.copyOf(byline);
        published = List.copyOf(published);
        body = List.copyOf(body);
        remove = List.copyOf(remove);
    }

    /** Everything is left to generic extraction. */
    public static Selectors none() {
        return new Selectors(List.of(), List.of(), List.of(), List.of(), List.of());
    }
}
