package mn.sonin.crawler.extract;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mn.sonin.crawler.extract.metadata.PageMetadata;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** The {@code h1} elements of a page that may be its headline, in order. */
record ShownHeadlines(List<Element> elements) {
    private static final Pattern HOME = Pattern.compile("(https?:)?//[^/?#]+/?|/", Pattern.CASE_INSENSITIVE);
    /** How a class or id says that a heading is there for search engines. */
    private static final Pattern FOR_MACHINES =
            Pattern.compile("(?<![a-z])seo(?:[-_]?(?:title|head\\w*))?(?![a-z])", Pattern.CASE_INSENSITIVE);

    ShownHeadlines {
        elements = List.copyOf(elements);
    }

    /**
     * The {@code h1} elements; where every one of them is there for machines and an {@code h2} ends with a title
     * that the page gives elsewhere, that {@code h2} instead.
     *
     * @param said what the page says of its title for machines
     */
    static ShownHeadlines of(PageMetadata page, SiteNames site, List<Vote> said) {
        List<Element> first = page.headings().stream()
                .filter(heading -> heading.normalName().equals("h1"))
                .filter(heading ->
                        TitleText.usable(heading.text()) && !site.isName(heading.text()) && !linksHome(heading))
                .toList();
        if (first.isEmpty() || !first.stream().allMatch(ShownHeadlines::isForMachines)) {
            return new ShownHeadlines(first);
        }
        return page.headings().stream()
                .filter(heading -> heading.normalName().equals("h2"))
                .filter(heading -> said.stream().anyMatch(title -> shows(heading, title)))
                .findFirst()
                .map(heading -> new ShownHeadlines(List.of(heading)))
                .orElseGet(() -> new ShownHeadlines(first));
    }

    private static boolean isForMachines(Element heading) {
        return FOR_MACHINES.matcher(heading.className() + ' ' + heading.id()).find();
    }

    /** As a whole, or behind a kicker in an element of its own. */
    private static boolean shows(Element heading, Vote title) {
        return !title.letters().isEmpty()
                && (TitleText.letters(heading.text()).equals(title.letters())
                        || afterFirstPart(heading)
                                .map(TitleText::letters)
                                .filter(title.letters()::equals)
                                .isPresent());
    }

    /** A heading that is nothing but a link to the front page is the site's sign, whatever its letters say. */
    private static boolean linksHome(Element heading) {
        Element around = linkAround(heading);
        Element link = around == null && heading.childrenSize() > 0 ? heading.selectFirst("a[href]") : around;
        return link != null
                && HOME.matcher(link.attr("href").strip()).matches()
                && link.text().contains(heading.text());
    }

    private static @Nullable Element linkAround(Element heading) {
        Element around = heading;
        while (around != null && !around.normalName().equals("a")) {
            around = around.parent();
        }
        return around;
    }

    /** The only one, or among several the one with which a title for machines begins, before the site and section. */
    Optional<Element> main(List<String> titles, Pattern separator) {
        if (elements.size() == 1) {
            return Optional.of(elements.getFirst());
        }
        return elements.stream()
                .filter(heading -> heading.text().indexOf(' ') > 0)
                .filter(heading -> titles.stream().anyMatch(title -> begins(title, heading.text(), separator)))
                .findFirst();
    }

    private static boolean begins(String title, String heading, Pattern separator) {
        String wanted = TitleText.letters(heading);
        if (wanted.isEmpty() || TitleText.letters(title).equals(wanted)) {
            return !wanted.isEmpty();
        }
        Matcher matcher = separator.matcher(title);
        boolean found = false;
        while (!found && matcher.find()) {
            found = TitleText.letters(title.substring(0, matcher.start())).equals(wanted);
        }
        return found;
    }

    /** The heading's text after a first part that has an element of its own, as a kicker has. */
    static Optional<String> afterFirstPart(Element heading) {
        Element whole = heading;
        while (parts(whole).size() == 1 && parts(whole).getFirst() instanceof Element only) {
            whole = only;
        }
        List<Node> parts = parts(whole);
        if (parts.size() < 2
                || !(parts.getFirst() instanceof Element first)
                || first.text().isBlank()) {
            return Optional.empty();
        }
        Element rest = whole.clone();
        rest.child(0).remove();
        return Optional.of(rest.text()).filter(text -> !text.isBlank());
    }

    private static List<Node> parts(Element element) {
        return element.childNodes().stream()
                .filter(node -> node instanceof Element || (node instanceof TextNode text && !text.isBlank()))
                .toList();
    }
}
