package mn.sonin.crawler.extract.text;

import org.jsoup.nodes.Element;

/**
 * A stretch of text on the page, as the byline and the dates are looked for.
 *
 * @param index its place among all lines of the page
 * @param element the element that makes it
 * @param byline whether an element around that holds little else says author or byline
 * @param dateline whether an element around that holds little else says date, time or published
 * @param aside whether it stands in a comment, a list of other stories, a footer or a side column
 */
public record Line(
        int index, String text, int words, Element element, boolean byline, boolean dateline, boolean aside) {}
