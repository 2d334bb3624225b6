/**
 * Lists of feeds as other programs keep them (OPML 2.0). You bring a text or sources; you get subscriptions or a text. Feeds
 * are not asked whether they still exist.
 */
@NullMarked
package mn.sonin.crawler.opml;

import org.jspecify.annotations.NullMarked;
