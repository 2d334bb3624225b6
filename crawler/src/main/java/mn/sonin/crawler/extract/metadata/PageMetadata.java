package mn.sonin.crawler.extract.metadata;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What a page says about itself for machines, and the elements in which it shows its headings, times and authors;
 * gathered in one walk over the parsed page. Not safe for several threads, as the page itself is not.
 */
public final class PageMetadata {
    private final Map<String, List<String>> metas = new HashMap<>();
    private final Map<String, List<Element>> properties = new HashMap<>();
    private final List<Element> headings = new ArrayList<>();
    private final List<Element> times = new ArrayList<>();
    private final List<Element> authorElements = new ArrayList<>();
    private final List<String> jsonLd = new ArrayList<>();
    private final List<Element> scripts = new ArrayList<>();
    private final List<Element> links = new ArrayList<>();
    private String language = "";
    private Optional<String> canonical = Optional.empty();
    private Optional<String> title = Optional.empty();
    private Optional<LinkedArticle> article = Optional.empty();

    private PageMetadata() {}

    public static PageMetadata of(Document page) {
        var metadata = new PageMetadata();
        page.traverse((node, depth) -> {
            if (node instanceof Element element) {
                metadata.gather(element);
            }
        });
        metadata.article = LinkedArticle.of(metadata.jsonLd, metadata.hints());
        return metadata;
    }

    /** The contents of the meta tags of this name, property or itemprop (lower case), in order, none blank. */
    public List<String> metas(String name) {
        return metas.getOrDefault(name, List.of());
    }

    public Optional<String> meta(String name) {
        return metas(name).stream().findFirst();
    }

    /** The elements with this {@code itemprop} or RDFa {@code property}, lower case, without a prefix. */
    public List<Element> properties(String name) {
        return properties.getOrDefault(name, List.of());
    }

    /** The {@code h1} and {@code h2} elements in order. */
    public List<Element> headings() {
        return List.copyOf(headings);
    }

    public List<Element> times() {
        return List.copyOf(times);
    }

    /** Elements that call themselves the author's: {@code rel=author}, or a class or id that says byline or author. */
    public List<Element> authorElements() {
        return List.copyOf(authorElements);
    }

    /** All scripts with a text of their own. */
    public List<Element> scripts() {
        return List.copyOf(scripts);
    }

    /** The {@code a} and {@code link} elements with an address. */
    public List<Element> links() {
        return List.copyOf(links);
    }

    /** Whether the page writes the month before the day in 3/4/2024: American English and English of no known kind. */
    public boolean monthFirst() {
        return language.startsWith("en") && !language.matches("en[-_](gb|au|nz|ie|in|za|sg|my|mn|hk|ng|ke).*");
    }

    /** The article that JSON-LD describes. */
    public Optional<LinkedArticle> article() {
        return article;
    }

    public Optional<String> canonical() {
        return canonical;
    }

    /** The text of the {@code title} element. */
    public Optional<String> title() {
        return title;
    }

    private List<String> hints() {
        var hints = new ArrayList<String>();
        headings.stream().filter(h -> h.normalName().equals("h1")).forEach(h -> hints.add(h.text()));
        hints.addAll(metas("og:title"));
        title.ifPresent(hints::add);
        return hints;
    }

    private void gather(Element element) {
        switch (element.normalName()) {
            case "meta" -> gatherMeta(element);
            case "link" -> gatherLink(element);
            case "a" -> {
                if (element.hasAttr("href")) {
                    links.add(element);
                }
            }
            case "script" -> gatherScript(element);
            case "html" -> language = element.attr("lang").toLowerCase(Locale.ROOT);
            case "title" -> {
                if (title.isEmpty() && !element.text().isBlank()) {
                    title = Optional.of(element.text());
                }
            }
            case "h1", "h2" -> headings.add(element);
            case "time" -> times.add(element);
            default -> {}
        }
        if (element.attributesSize() > 0) {
            gatherRoles(element);
        }
    }

    private void gatherMeta(Element element) {
        String content = element.attr("content").strip();
        if (content.isEmpty()) {
            return;
        }
        for (String key : List.of("property", "name", "itemprop", "http-equiv")) {
            String name = element.attr(key).strip().toLowerCase(Locale.ROOT);
            if (!name.isEmpty()) {
                metas.computeIfAbsent(name, n -> new ArrayList<>()).add(content);
            }
        }
    }

    private void gatherLink(Element element) {
        if (element.hasAttr("href")) {
            links.add(element);
        }
        if (canonical.isEmpty() && element.attr("rel").equalsIgnoreCase("canonical")) {
            canonical = Optional.of(element.attr("href")).filter(href -> !href.isBlank());
        }
    }

    private void gatherScript(Element element) {
        String type = element.attr("type").toLowerCase(Locale.ROOT);
        String data = element.data();
        if (type.contains("ld+json")) {
            jsonLd.add(data);
        }
        if (!data.isEmpty()) {
            scripts.add(element);
        }
    }

    private void gatherRoles(Element element) {
        boolean meta = element.normalName().equals("meta");
        boolean author = false;
        // The parser has put the names of attributes into lower case already.
        for (Attribute attribute : element.attributes()) {
            String value = attribute.getValue();
            switch (attribute.getKey()) {
                case "itemprop", "property" -> {
                    if (!meta) {
                        gatherProperties(element, value);
                    }
                }
                case "rel" -> author |= value.toLowerCase(Locale.ROOT).contains("author");
                case "class", "id", "data-testid" -> author |= namesAnAuthor(value.toLowerCase(Locale.ROOT));
                default -> {}
            }
        }
        if (author) {
            authorElements.add(element);
        }
    }

    private void gatherProperties(Element element, String property) {
        if (!property.isEmpty()) {
            for (String name : property.toLowerCase(Locale.ROOT).split("\\s+", -1)) {
                properties
                        .computeIfAbsent(name.substring(name.indexOf(':') + 1), n -> new ArrayList<>())
                        .add(element);
            }
        }
    }

    private static boolean namesAnAuthor(String names) {
        return (names.contains("aut")
                        && (names.contains("author") || names.contains("autor") || names.contains("auteur")))
                || names.contains("byline")
                || names.contains("writer")
                || names.contains("reporter");
    }
}
