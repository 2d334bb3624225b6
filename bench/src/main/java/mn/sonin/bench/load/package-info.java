/**
 * Everything at once, for long: harvests, indexing and searches on one archive. You bring the shipped configuration, minutes, articles and
 * searches a second; you get a line a minute and a sum. The load is made in the same process, so its memory is part of the figures.
 */
@NullMarked
package mn.sonin.bench.load;

import org.jspecify.annotations.NullMarked;
