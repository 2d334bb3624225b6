package mn.sonin.crawler.markup;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/**
 * Parses pages and feeds up to a number of tags. Memory grows with the tags of a page, not with its bytes: ten megabytes of
 * {@code <b>} would take more of it than a whole harvest has.
 */
public final class Markup {
    /** Three times the fullest of 1,453 news pages that were counted. */
    public static final int TAGS = 30_000;

    private Markup() {}

    /**
     * The tree of a page.
     *
     * @param address that its relative links begin from; empty where it is not known
     */
    public static Document page(String html, String address) {
        return whole(bounded(html), address);
    }

    /**
     * The tree of a page that is {@link #bounded} already.
     *
     * @param address that its relative links begin from; empty where it is not known
     */
    public static Document whole(String html, String address) {
        return Jsoup.parse(html, address);
    }

    /** The tree of a piece of a page, under a body. */
    public static Document piece(String html) {
        return Jsoup.parseBodyFragment(bounded(html));
    }

    /**
     * The tree of a feed or another document in XML, however badly formed.
     *
     * @param address that its relative links begin from
     */
    public static Document xml(String xml, String address) {
        return Parser.xmlParser().parseInput(bounded(xml), address);
    }

    /** The text up to its tag number {@value #TAGS}; the text itself where it has no more. */
    public static String bounded(String text) {
        int tags = 0;
        int at = text.indexOf('<');
        while (at >= 0 && at + 1 < text.length()) {
            if (Character.isLetter(text.charAt(at + 1))) {
                tags++;
                if (tags > TAGS) {
                    return text.substring(0, at);
                }
            }
            at = text.indexOf('<', at + 1);
        }
        return text;
    }
}
