/**
 * How fast the index is: you bring a number of articles, and get documents a second beside bare Lucene's and the times of searches. Articles are
 * generated, always the same; the archive's own speed is left out.
 */
@NullMarked
package mn.sonin.bench.index;

import org.jspecify.annotations.NullMarked;
