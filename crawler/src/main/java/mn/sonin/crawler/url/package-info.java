/**
 * One spelling per page. You bring an address as a site or an editor wrote it and the rules of its source; you get the one
 * address under which the archive knows the page, or the reason why it is no page of the web. Nothing is asked over the
 * network, and whether the page may be fetched is not decided here.
 */
@NullMarked
package mn.sonin.crawler.url;

import org.jspecify.annotations.NullMarked;
