/**
 * Bring the bytes of a page and what HTTP said of them; get the text, the charset and why it was chosen, and the
 * repairs that were made. It parses no HTML beyond the declaration of the charset. Or bring a text to be compared with
 * words; get it with Cyrillic letters for the Latin ones that were typed for them.
 */
@NullMarked
package mn.sonin.crawler.extract.encoding;

import org.jspecify.annotations.NullMarked;
