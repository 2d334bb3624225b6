package mn.sonin.search.api;

import java.io.StringWriter;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import mn.sonin.indexer.SearchAnswer;
import mn.sonin.search.alert.Item;
import mn.sonin.search.http.Asked;
import mn.sonin.search.http.Json;
import mn.sonin.search.http.Reply;
import mn.sonin.search.library.DayDigest;
import mn.sonin.search.library.Library;
import mn.sonin.search.library.UnfinishedException;

/** Any search as a feed. */
final class FeedRoutes {
    private final Library library;
    private final Supplier<URI> home;

    FeedRoutes(Library library, Supplier<URI> home) {
        this.library = library;
        this.home = home;
    }

    /** RFC 4287. */
    Reply atom(Asked asked) {
        return ArticleRoutes.found(
                library,
                asked,
                found -> Reply.text("application/atom+xml", atom(asked, UnfinishedException.whole(found))));
    }

    /** JSON Feed 1.1. */
    Reply json(Asked asked) {
        return ArticleRoutes.found(
                library,
                asked,
                found ->
                        Reply.text("application/feed+json", Json.write(feed(asked, UnfinishedException.whole(found)))));
    }

    private Map<String, Object> feed(Asked asked, SearchAnswer.Found found) {
        Map<String, Object> feed = new LinkedHashMap<>();
        feed.put("version", "https://jsonfeed.org/version/1.1");
        feed.put("title", title(found));
        feed.put("home_page_url", page(asked));
        feed.put("feed_url", self(asked));
        feed.put("items", found.hits().stream().map(this::item).toList());
        return feed;
    }

    private Map<String, Object> item(SearchAnswer.Hit hit) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", "urn:sonin:" + hit.id() + ":" + hit.revision());
        item.put("url", archived(hit));
        if (web(hit.url())) {
            item.put("external_url", hit.url());
        }
        item.put("title", hit.title().text());
        item.put(
                "content_text",
                hit.snippet().map(SearchAnswer.Marked::text).orElse(hit.title().text()));
        item.put("date_published", hit.published().at().toString());
        item.put("language", hit.language());
        item.put("authors", List.of(Map.of("name", name(hit))));
        return item;
    }

    private String atom(Asked asked, SearchAnswer.Found found) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = begin(text, self(asked), title(found), updated(found));
            link(xml, "self", self(asked));
            link(xml, "alternate", page(asked));
            for (SearchAnswer.Hit hit : found.hits()) {
                entry(xml, hit);
            }
            end(xml);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("an XML document in memory could not be written", e);
        }
        return text.toString();
    }

    private void entry(XMLStreamWriter xml, SearchAnswer.Hit hit) throws XMLStreamException {
        xml.writeStartElement("entry");
        xml.writeAttribute("xml:lang", hit.language());
        element(xml, "id", "urn:sonin:" + hit.id() + ":" + hit.revision());
        element(xml, "title", hit.title().text());
        element(xml, "published", hit.published().at().toString());
        element(xml, "updated", hit.firstSeen().toString());
        link(xml, "alternate", archived(hit));
        if (web(hit.url())) {
            link(xml, "via", hit.url());
        }
        xml.writeStartElement("author");
        element(xml, "name", name(hit));
        xml.writeEndElement();
        if (hit.snippet().isPresent()) {
            element(xml, "summary", hit.snippet().get().text());
        }
        xml.writeEndElement();
    }

    /** Writes the feed of a saved search. */
    void saved(StringWriter text, String self, String name, Instant updated, List<Item> items)
            throws XMLStreamException {
        XMLStreamWriter xml = begin(text, self, "Sonin: " + name, updated);
        link(xml, "self", self);
        for (Item item : items) {
            xml.writeStartElement("entry");
            xml.writeAttribute("xml:lang", item.language());
            element(xml, "id", "urn:sonin:" + item.article() + ":" + item.revision());
            element(xml, "title", item.title());
            element(xml, "published", item.published().toString());
            element(xml, "updated", item.observed().toString());
            link(xml, "alternate", item.archived());
            if (web(item.url())) {
                link(xml, "via", item.url());
            }
            xml.writeStartElement("author");
            element(xml, "name", item.source());
            xml.writeEndElement();
            element(xml, "summary", SavedRoutes.why(item));
            xml.writeEndElement();
        }
        end(xml);
    }

    /** One entry for each of the last seven whole days. */
    Reply digests(Asked asked) {
        StringWriter text = new StringWriter();
        LocalDate today = library.today();
        try {
            XMLStreamWriter xml = begin(text, self(asked), "Sonin", midnight(today));
            link(xml, "self", self(asked));
            for (int back = 1; back <= 7; back++) {
                entry(xml, today.minusDays(back));
            }
            end(xml);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("an XML document in memory could not be written", e);
        }
        return Reply.text("application/atom+xml", text.toString());
    }

    /**
     * The feed of one day.
     *
     * @param page the digest for people
     */
    String day(DayDigest digest, String self, String page) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = begin(
                    text, self, "Sonin " + digest.day(), midnight(digest.day().plusDays(1)));
            link(xml, "self", self);
            link(xml, "alternate", page);
            for (SearchAnswer.Hit hit : digest.headlines()) {
                entry(xml, hit);
            }
            end(xml);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("an XML document in memory could not be written", e);
        }
        return text.toString();
    }

    private void entry(XMLStreamWriter xml, LocalDate day) throws XMLStreamException {
        DayDigest digest = library.digest(day, OptionalLong.empty());
        String page = home.get().resolve("/digest/" + day).toString();
        xml.writeStartElement("entry");
        element(xml, "id", page);
        element(xml, "title", "Sonin " + day);
        element(xml, "updated", midnight(day.plusDays(1)).toString());
        link(xml, "alternate", page);
        xml.writeStartElement("author");
        element(xml, "name", "Sonin");
        xml.writeEndElement();
        String headlines =
                digest.headlines().stream().map(hit -> hit.title().text()).collect(Collectors.joining("\n"));
        element(xml, "content", headlines);
        xml.writeEndElement();
    }

    private Instant midnight(LocalDate day) {
        return day.atStartOfDay(library.zone()).toInstant();
    }

    private static XMLStreamWriter begin(StringWriter text, String id, String title, Instant updated)
            throws XMLStreamException {
        XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("feed");
        xml.writeDefaultNamespace("http://www.w3.org/2005/Atom");
        element(xml, "id", id);
        element(xml, "title", title);
        element(xml, "updated", updated.toString());
        return xml;
    }

    private static void end(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.close();
    }

    private static Instant updated(SearchAnswer.Found found) {
        return found.hits().stream()
                .map(SearchAnswer.Hit::firstSeen)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    private String name(SearchAnswer.Hit hit) {
        return library.configuration()
                .source(hit.source())
                .map(source -> source.names().in(hit.language()))
                .orElse(hit.source());
    }

    private static String title(SearchAnswer.Found found) {
        return found.canonical().isBlank() ? "Sonin" : "Sonin: " + found.canonical();
    }

    private String archived(SearchAnswer.Hit hit) {
        return home.get().resolve("/articles/" + hit.id()).toString();
    }

    private String self(Asked asked) {
        return home.get().resolve(asked.path()) + query(asked);
    }

    private String page(Asked asked) {
        return home.get().resolve("/") + query(asked);
    }

    private static String query(Asked asked) {
        return asked.queryString().isBlank() ? "" : "?" + asked.queryString();
    }

    static boolean web(String url) {
        return url.startsWith("http://") || url.startsWith("https://");
    }

    private static void element(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(printable(value));
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String rel, String href) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", rel);
        xml.writeAttribute("href", printable(href));
    }

    /** Without the characters that XML 1.0 cannot hold. */
    static String printable(String text) {
        return text.replaceAll("[^\\t\\n\\r\\x{20}-\\x{d7ff}\\x{e000}-\\x{fffd}\\x{10000}-\\x{10ffff}]", "");
    }
}
