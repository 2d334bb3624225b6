/**
 * Trees of what strangers wrote. You bring a page, a feed or a piece of either as text; you get its tree, never larger than fits
 * beside the others that are being read. What it means is decided elsewhere.
 */
@NullMarked
package mn.sonin.crawler.markup;

import org.jspecify.annotations.NullMarked;
