package mn.sonin.crawler.opml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import mn.sonin.config.Discovery;
import mn.sonin.config.Source;
import mn.sonin.crawler.url.CanonicalUrl;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Feeds in and out of OPML. */
public final class Opml {
    private Opml() {}

    /**
     * One feed of a list.
     *
     * @param title as the list has it; its address where it has none
     * @param feed address of the feed
     * @param site address of the site, where the list gives one
     */
    public record Subscription(String title, String feed, Optional<String> site) {}

    /**
     * The feeds of a list, folders opened, each once; a list that is not well-formed gives what can be read.
     *
     * @param list in the encoding that it declares, else UTF-8
     */
    public static List<Subscription> read(byte[] list) {
        try {
            return Jsoup.parse(new ByteArrayInputStream(list), null, "", Parser.xmlParser()).getAllElements().stream()
                    .filter(element -> element.tagName().equalsIgnoreCase("outline"))
                    .flatMap(outline -> subscription(outline).stream())
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory does not fail", e);
        }
    }

    /** The feeds by the front pages of their sites, in the order of the list; the feed's own host where it gives no site. */
    public static Map<URI, List<String>> sites(List<Subscription> subscriptions) {
        Map<URI, List<String>> sites = new LinkedHashMap<>();
        subscriptions.forEach(subscription -> sites.computeIfAbsent(front(subscription), any -> new ArrayList<>())
                .add(subscription.feed()));
        return sites;
    }

    private static URI front(Subscription subscription) {
        return URI.create(subscription
                .site()
                .flatMap(site -> CanonicalUrl.exact(site).canonical())
                .map(CanonicalUrl::value)
                .orElseGet(() -> CanonicalUrl.exact(subscription.feed())
                                .canonical()
                                .orElseThrow()
                                .origin() + "/"));
    }

    private static Optional<Subscription> subscription(Element outline) {
        return attribute(outline, "xmlUrl")
                .filter(feed -> CanonicalUrl.exact(feed).canonical().isPresent())
                .map(feed -> new Subscription(
                        attribute(outline, "title")
                                .or(() -> attribute(outline, "text"))
                                .orElse(feed),
                        feed,
                        attribute(outline, "htmlUrl")));
    }

    /** Programs differ in the capitals of the attributes. */
    private static Optional<String> attribute(Element outline, String name) {
        return outline.attributes().asList().stream()
                .filter(attribute -> attribute.getKey().equalsIgnoreCase(name))
                .map(attribute -> attribute.getValue().strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /** The feeds of these sources as a list; a source without a feed has no place in it. */
    public static String write(List<Source> sources) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("opml");
            xml.writeAttribute("version", "2.0");
            xml.writeStartElement("head");
            xml.writeStartElement("title");
            xml.writeCharacters("Sonin");
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeStartElement("body");
            for (Source source : sources) {
                for (String feed : feeds(source).toList()) {
                    outline(xml, source, feed);
                }
            }
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory does not fail", e);
        }
        return text.toString();
    }

    private static Stream<String> feeds(Source source) {
        return source.discovery().stream()
                .filter(Discovery.Feed.class::isInstance)
                .map(Discovery::url);
    }

    private static void outline(XMLStreamWriter xml, Source source, String feed) throws XMLStreamException {
        xml.writeEmptyElement("outline");
        xml.writeAttribute("type", "rss");
        xml.writeAttribute("text", source.names().en());
        xml.writeAttribute("title", source.names().en());
        xml.writeAttribute("xmlUrl", feed);
        xml.writeAttribute("htmlUrl", source.home().toString());
    }
}
