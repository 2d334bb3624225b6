/**
 * Stories found in the places that show them. You bring a configured way of discovery and, for each page it asks for, the
 * bytes that came; you get entries (address, title, date, summary, author) and the further pages to ask for, or the reason
 * why the page is of no use. Fetching, canonical addresses and what is already known are left to others.
 */
@NullMarked
package mn.sonin.crawler.discovery;

import org.jspecify.annotations.NullMarked;
