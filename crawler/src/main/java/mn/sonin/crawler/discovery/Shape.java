package mn.sonin.crawler.discovery;

import java.util.Map;
import java.util.regex.Pattern;
import mn.sonin.crawler.url.CanonicalUrl;

/** Whether an address is one that a pattern with fields makes: the pages of one list, the days of one calendar. */
final class Shape {
    /** A number for each field that no address has by chance, so that the pattern can be spelled like an address. */
    private static final Map<String, String> MARKS = Map.of(
            "{time}", "7310093", "{page}", "7310094", "{date}", "7310095", "{yyyy}", "7310096", "{MM}", "7310097",
            "{dd}", "7310098");

    private Shape() {}

    static boolean same(String pattern, String url) {
        String marked = pattern.replace(" ", "%20");
        for (Map.Entry<String, String> mark : MARKS.entrySet()) {
            marked = marked.replace(mark.getKey(), mark.getValue());
        }
        String expected = Pattern.quote(spelled(marked));
        for (String mark : MARKS.values()) {
            expected = expected.replace(mark, "\\E[\\d-]+(?:(?:%20|\\+)[\\d:]+)?\\Q");
        }
        return spelled(url).matches(expected);
    }

    private static String spelled(String url) {
        return CanonicalUrl.exact(url).canonical().map(CanonicalUrl::value).orElse(url);
    }
}
