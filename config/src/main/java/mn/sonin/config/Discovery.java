package mn.sonin.config;

import java.util.Optional;
import java.util.stream.Stream;

/** One way in which the stories of a source are found. */
public sealed interface Discovery {
    /** The place that is asked, as an absolute http or https address; for dated lists the address with its pattern. */
    String url();

    /** Whether it is one page of the newest stories, however far back one looks. */
    default boolean onePage() {
        return false;
    }

    /** A feed of any kind: RSS 0.9 to 2.0, RDF, Atom or JSON Feed; which one is seen from its body. */
    record Feed(String url) implements Discovery {}

    /** A sitemap or an index of sitemaps, gzipped or not; news entries in it are read as such. */
    record Sitemap(String url) implements Discovery {}

    /** The {@code Sitemap:} lines of robots.txt. */
    record RobotsSitemaps(String url) implements Discovery {}

    /**
     * The posts of a WordPress site.
     *
     * @param url the REST root, as in {@code https://example.mn/wp-json/}
     * @param link address pattern with {@code {field}} names in braces, as in {@code https://example.mn/r/{id}}; empty takes the link
     *     that each post states
     * @param perPage posts asked for at once, 1 to 100
     * @param pages pages read in an ordinary harvest
     */
    record WordPress(String url, Optional<String> link, int perPage, int pages) implements Discovery {
        /** Posts that stand where they say. */
        public WordPress(String url, int perPage, int pages) {
            this(url, Optional.empty(), perPage, pages);
        }
    }

    /**
     * A page that lists stories.
     *
     * @param url the first page
     * @param item selector of one entry
     * @param link selector of the link inside the entry; empty where the entry is the link
     * @param title selector of the title inside the entry; empty takes the link's text
     * @param date selector of the date inside the entry; empty for none
     * @param summary selector of the summary inside the entry; empty for none
     * @param next address pattern of further pages with {@code {page}}, or the selector of links to them, in {@code href} or
     *     {@code data-url}; empty for one page only
     * @param pages pages read in an ordinary harvest
     */
    record ListPage(
            String url,
            String item,
            Optional<String> link,
            Optional<String> title,
            Optional<String> date,
            Optional<String> summary,
            Optional<String> next,
            int pages)
            implements Discovery {
        @Override
        public boolean onePage() {
            return next.isEmpty();
        }
    }

    /**
     * A list that the site's own script reads as JSON.
     *
     * @param url the first page; {@code {date}} stands for the day, {@code {page}} for the page, and {@code {time}} for the time
     *     of the last entry, as in {@code 2026-08-01 13:53:00}, or the end of the day where entries tell none
     * @param items JSON pointer to the array of entries, as in {@code /shinemedee_list}; empty where
     *     the whole document is the array
     * @param link address pattern with {@code {field}} names in braces, as in {@code https://example.mn/r/{id}}
     * @param title name of the entry's field
     * @param date name of the entry's field; empty for none
     * @param summary name of the entry's field; empty for none
     * @param pages pages read in an ordinary harvest
     */
    record JsonList(
            String url,
            String items,
            String link,
            String title,
            Optional<String> date,
            Optional<String> summary,
            int pages)
            implements Discovery {
        @Override
        public boolean onePage() {
            return Stream.of("{page}", "{date}", "{time}").noneMatch(url::contains);
        }
    }

    /**
     * Pages whose address holds the day.
     *
     * @param url address pattern with {@code {yyyy}}, {@code {MM}} and {@code {dd}}
     * @param item selector of the links on it
     * @param days how many days back an ordinary harvest looks
     */
    record DatedList(String url, String item, int days) implements Discovery {}

    /**
     * A page of headlines of other sites. Yields headline-only leads of those sites.
     *
     * @param url the page, or a list of such pages
     * @param issues selector of the links on it that lead to the pages of headlines; empty where it is one
     * @param item selector of one headline with the link to its story; empty for numbered lines of a headline, a host and a date,
     *     as in the digest of the Mongolian business database
     * @param link selector of the link inside the item; empty takes its first one
     * @param title selector of the headline's words inside the item; empty takes all of its words but the link's
     * @param pages issues read in an ordinary harvest, newest first
     */
    record Digest(
            String url,
            Optional<String> issues,
            Optional<String> item,
            Optional<String> link,
            Optional<String> title,
            int pages)
            implements Discovery {
        /** A page of numbered lines. */
        public Digest(String url) {
            this(url, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 1);
        }
    }
}
