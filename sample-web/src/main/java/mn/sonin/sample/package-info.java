/**
 * Small news sites of our own. You bring a seed and a port; you get about twenty sites over real HTTP on loopback, with
 * the truth about every article, labelled pairs and judged queries. Harvesting them is left to the crawler.
 */
@NullMarked
package mn.sonin.sample;

import org.jspecify.annotations.NullMarked;
