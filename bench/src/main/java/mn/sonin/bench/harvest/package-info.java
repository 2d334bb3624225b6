/**
 * The whole way from a site to a found headline, measured. You bring nothing but, for the comparison, Debian's Scrapy; you get
 * pages per CPU second, memory and what the servers counted, as JSON and as a table. The sites are made up and on this machine:
 * nothing is said of the real web's moods.
 */
@NullMarked
package mn.sonin.bench.harvest;

import org.jspecify.annotations.NullMarked;
