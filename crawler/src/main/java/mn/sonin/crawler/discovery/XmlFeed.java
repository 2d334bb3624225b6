package mn.sonin.crawler.discovery;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mn.sonin.archive.Moment;
import mn.sonin.crawler.markup.Markup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * RSS 0.9 to 2.0, RDF and Atom. Read with jsoup's XML parser, which resolves no entities of the document's own, fetches
 * nothing, and makes the best of a feed that is not well-formed.
 */
final class XmlFeed {
    private static final Pattern HTML =
            Pattern.compile("^\\s*(?:<!doctype\\s+html|<html)|<body[\\s>]", Pattern.CASE_INSENSITIVE);
    private static final List<String> PUBLISHED = List.of(
            "published",
            "pubDate",
            "dc:date",
            "date",
            "issued",
            "dcterms:issued",
            "dc:date.issued",
            "dcterms:created",
            "created");
    private static final List<String> TOUCHED =
            List.of("updated", "atom:updated", "modified", "dcterms:modified", "lastUpdated");
    private static final List<String> SUMMARY =
            List.of("description", "summary", "itunes:summary", "media:description");
    private static final List<String> FULL = List.of("content:encoded", "content", "body");

    private final ZoneId zone;
    private final DateWords dates;
    private final Instant now;

    XmlFeed(ZoneId zone, DateWords dates, Instant now) {
        this.zone = zone;
        this.dates = dates;
        this.now = now;
    }

    /** Reads a feed that was answered at this address. */
    FeedWay.Feed read(String text, String url) {
        Document document = Markup.xml(text, url);
        List<Element> items = document.getAllElements().stream()
                .filter(element -> named(element, "item") || named(element, "entry"))
                .toList();
        List<Entry> entries =
                items.stream().flatMap(item -> entry(item, url).stream()).toList();
        if (!entries.isEmpty()) {
            return new FeedWay.Feed.Items(entries, next(document, url));
        }
        return new FeedWay.Feed.None(why(text, document, items.size()));
    }

    private static String why(String text, Document document, int items) {
        if (text.isEmpty()) {
            return "expected a feed, got an empty body";
        }
        if (HTML.matcher(text).find()) {
            return "expected a feed, got an HTML page titled \"%s\""
                    .formatted(Words.line(document.title()).orElse(""));
        }
        if (items > 0) {
            return "none of the feed's %d items has a link".formatted(items);
        }
        boolean feed = Stream.of("rss", "rdf:RDF", "feed", "channel")
                .anyMatch(root -> document.getElementsByTag(root).size() > 0);
        return feed
                ? "the feed has no items"
                : "expected a feed, got a text that begins \"%s\"".formatted(beginning(text));
    }

    private static String beginning(String text) {
        return Words.line(text.substring(0, Math.min(40, text.length()))).orElse("");
    }

    private Optional<Entry> entry(Element item, String base) {
        return link(item)
                .flatMap(link -> absolute(base, link))
                .map(url -> Entry.at(url)
                        .titled(text(item, List.of("title", "media:title", "dc:title")))
                        .published(date(item, PUBLISHED))
                        .touched(date(item, TOUCHED).map(Moment::instant))
                        .summed(text(item, SUMMARY).or(() -> text(item, FULL)).map(XmlFeed::shortened))
                        .by(author(item)));
    }

    /** Full texts of feeds are no summaries; the beginning is. */
    private static String shortened(String summary) {
        if (summary.length() <= 600) {
            return summary;
        }
        int space = summary.lastIndexOf(' ', 600);
        return summary.substring(0, space > 300 ? space : 600) + "…";
    }

    /** Where several links stand, the one to the page itself: RFC 4287, 4.2.7.2. */
    private static Optional<String> link(Element item) {
        List<Element> links = children(item, "link").toList();
        return links.stream()
                .filter(link -> link.hasAttr("href"))
                .filter(link -> List.of("", "alternate")
                        .contains(link.attr("rel").strip().toLowerCase(Locale.ROOT)))
                .map(link -> link.attr("href"))
                .findFirst()
                .or(() -> links.stream()
                        .map(Element::text)
                        .filter(text -> !text.isBlank())
                        .findFirst())
                .or(() -> permalink(item))
                .or(() -> Optional.of(item.attr("rdf:about")).filter(XmlFeed::isWeb))
                .map(String::strip);
    }

    private static Optional<String> permalink(Element item) {
        return Stream.concat(children(item, "guid"), children(item, "id"))
                .filter(guid -> !guid.attr("isPermaLink").equalsIgnoreCase("false"))
                .map(Element::text)
                .filter(XmlFeed::isWeb)
                .findFirst();
    }

    private static boolean isWeb(String text) {
        return text.strip().startsWith("http://") || text.strip().startsWith("https://");
    }

    private static Optional<String> absolute(String base, String link) {
        String clean = link.replace(" ", "%20");
        try {
            String url = URI.create(base).resolve(clean).toString();
            return isWeb(url) ? Optional.of(url) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return isWeb(clean) ? Optional.of(clean) : Optional.empty();
        }
    }

    private static Optional<String> author(Element item) {
        return text(item, List.of("dc:creator", "author", "itunes:author", "media:credit"))
                .map(XmlFeed::nameOf)
                .flatMap(Words::line)
                .filter(name -> !name.contains("@"));
    }

    /** RSS 2.0 writes {@code desk@example.mn (Name)}; Atom puts the name beside e-mail and address. */
    private static String nameOf(String author) {
        int open = author.indexOf('(');
        return author.contains("@") && open >= 0 && author.endsWith(")")
                ? author.substring(open + 1, author.length() - 1)
                : author;
    }

    private static Optional<String> text(Element item, List<String> names) {
        return names.stream()
                .flatMap(name -> children(item, name))
                .map(XmlFeed::content)
                .flatMap(text -> Words.plain(text).stream())
                .findFirst();
    }

    private static String content(Element element) {
        return children(element, "name").findFirst().map(Element::wholeText).orElseGet(() -> {
            boolean markup = element.childrenSize() > 0;
            return markup ? element.text() : element.wholeText();
        });
    }

    private Optional<Moment> date(Element item, List<String> names) {
        return names.stream()
                .flatMap(name -> children(item, name))
                .map(Element::text)
                .filter(text -> !text.isBlank())
                .flatMap(text -> FeedDate.read(text, zone).or(() -> dates.read(text, now, zone)).stream())
                .findFirst();
    }

    private static Optional<String> next(Document document, String url) {
        return document.getAllElements().stream()
                .filter(element -> named(element, "link") || named(element, "atom:link"))
                .filter(link -> List.of("next", "prev-archive").contains(link.attr("rel")))
                .flatMap(link -> absolute(url, link.attr("href")).stream())
                .findFirst();
    }

    private static Stream<Element> children(Element item, String name) {
        return item.children().stream().filter(child -> named(child, name));
    }

    private static boolean named(Element element, String name) {
        String tag = element.tagName();
        String bare = tag.toLowerCase(Locale.ROOT).startsWith("atom:") ? tag.substring("atom:".length()) : tag;
        return tag.equalsIgnoreCase(name) || bare.equalsIgnoreCase(name);
    }
}
