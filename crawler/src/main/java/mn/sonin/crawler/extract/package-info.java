/**
 * Bring a page and, where there is one, what the place that led to it said; get an {@link
 * mn.sonin.crawler.extract.Extraction}: title, byline, dates, language and text, each with its basis and its rivals.
 * It fetches nothing, keeps nothing, and knows no site by name.
 */
@NullMarked
package mn.sonin.crawler.extract;

import org.jspecify.annotations.NullMarked;
