package mn.sonin.crawler;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Finds the list of stories on a page by its structure: many links that stand in the same way, with the words of headlines.
 */
final class ListFinder {
    /** Fewer links are no list. */
    private static final int LEAST = 4;

    private static final int HEADLINE = 18;
    private static final int DEPTH = 3;

    /** Class names that a build made, such as {@code title___1baLV}, change with the next build. */
    private static final Pattern BUILT = Pattern.compile(".*(?:__|\\d{2,}|[A-Z]\\w*\\d).*");

    private static final Pattern NAME = Pattern.compile("[a-zA-Z][\\w-]{0,60}");

    private ListFinder() {}

    /**
     * A list.
     *
     * @param item selector of its links
     * @param links distinct ones, in their order
     */
    record Found(String item, List<Element> links) {
        Found {
            links = List.copyOf(links);
        }

        /** Long words and many of them: that is what headlines look like, and menus do not. */
        long weight() {
            return links.stream()
                    .mapToLong(link -> Math.min(link.text().length(), 90))
                    .sum();
        }
    }

    static Optional<Found> on(Document page) {
        return page.select("a[href]").stream()
                .filter(link -> link.text().strip().length() >= HEADLINE)
                .filter(link -> link.closest("nav,footer") == null)
                .filter(link -> link.absUrl("href").startsWith("http"))
                .collect(Collectors.groupingBy(ListFinder::selector, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(group -> new Found(group.getKey(), once(group.getValue())))
                .filter(found -> found.links().size() >= LEAST)
                .max(Comparator.comparingLong(Found::weight));
    }

    private static List<Element> once(List<Element> links) {
        Map<String, Element> byAddress = new LinkedHashMap<>();
        links.forEach(link -> byAddress.putIfAbsent(link.absUrl("href"), link));
        return List.copyOf(byAddress.values());
    }

    /** The link and up to three elements around it, up to the nearest that has a name of its own. */
    private static String selector(Element link) {
        Deque<String> steps = new ArrayDeque<>();
        steps.addFirst("a" + ownClass(link) + "[href]");
        Element around = link.parent();
        for (int depth = 0; depth < DEPTH && around != null && !around.tagName().equals("body"); depth++) {
            String own = ownClass(around);
            steps.addFirst((NAME.matcher(around.tagName()).matches() ? around.tagName() : "*") + own);
            if (!own.isEmpty()) {
                break;
            }
            around = around.parent();
        }
        return String.join(" > ", steps);
    }

    private static String ownClass(Element element) {
        return element.classNames().stream()
                .filter(name ->
                        NAME.matcher(name).matches() && !BUILT.matcher(name).matches())
                .findFirst()
                .map(name -> "." + name)
                .orElse("");
    }
}
