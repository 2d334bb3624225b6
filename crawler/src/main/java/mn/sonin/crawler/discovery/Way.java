package mn.sonin.crawler.discovery;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import mn.sonin.archive.Basis;
import mn.sonin.archive.Purpose;
import mn.sonin.config.Discovery;

/**
 * One way to find the stories of a source. It remembers which pages it has already asked for, so each pass takes a fresh
 * one; not for use by several threads.
 */
public interface Way {
    /** What its entries rest on. */
    Basis basis();

    /** What the captures of its pages are for. */
    Purpose purpose();

    /** The pages to ask for first. */
    List<Ask> begin(Span span);

    /** Reads a page that it asked for. */
    Reading read(Answer answer, Span span);

    /** What is wrong with all of its pages together, once they were read, for a person; empty where nothing is. */
    default Optional<String> nothingShown() {
        return Optional.empty();
    }

    /** Whether the page that was read last was full, and what follows may begin behind stories that it had no room for. */
    default boolean skips() {
        return false;
    }

    /** Whether each of its pages is of one day, which may have none, or none with stories on it. */
    default boolean daily() {
        return false;
    }

    /** Whether its first page shows stories alone, and no pages of other kinds among them. */
    default boolean storiesAlone() {
        return false;
    }

    /** Whether it asks for pages at this address. */
    boolean asksFor(String url);

    /** The way that led to a page kept long ago: the one that asks for its address, else the first for its purpose. */
    static Optional<Way> showing(Ask ask, List<Discovery> discoveries, ZoneId zone, DateWords dates) {
        List<Way> ways = discoveries.stream()
                .map(discovery -> of(discovery, zone, dates))
                .toList();
        return ways.stream()
                .filter(way -> way.asksFor(ask.url()))
                .findFirst()
                .or(() -> ways.stream()
                        .filter(way -> way.purpose() == ask.purpose())
                        .findFirst());
    }

    /**
     * The way that this configuration describes.
     *
     * @param zone of dates without one
     * @param dates reads what people write on list pages
     */
    static Way of(Discovery discovery, ZoneId zone, DateWords dates) {
        return switch (discovery) {
            case Discovery.Feed feed -> new FeedWay(feed, zone, dates);
            case Discovery.Sitemap sitemap -> new SitemapWay(sitemap, zone);
            case Discovery.RobotsSitemaps robots -> new RobotsSitemapsWay(robots, zone);
            case Discovery.WordPress posts -> new WordPressWay(posts, zone);
            case Discovery.ListPage list -> new ListPageWay(list, zone, dates);
            case Discovery.JsonList list -> new JsonListWay(list, zone, dates);
            case Discovery.DatedList list -> new DatedListWay(list, zone);
            case Discovery.Digest digest -> new DigestWay(digest, zone);
        };
    }
}
