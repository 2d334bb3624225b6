/**
 * Bring a parsed page; get the paragraphs of its article in order, and the furniture left out. Titles, bylines and
 * dates are only recognised here in order to be left out of the text.
 */
@NullMarked
package mn.sonin.crawler.extract.text;

import org.jspecify.annotations.NullMarked;
