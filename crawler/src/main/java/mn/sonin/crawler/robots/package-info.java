/**
 * What a site's robots.txt says. You bring an address and a way to read robots.txt; you get a verdict after RFC 9309:
 * allowed, disallowed by a named rule, or to be asked again later. How long to pause between requests is kept elsewhere, and
 * nothing here talks to the network itself.
 */
@NullMarked
package mn.sonin.crawler.robots;

import org.jspecify.annotations.NullMarked;
