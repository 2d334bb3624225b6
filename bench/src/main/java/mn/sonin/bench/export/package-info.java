/** How fast whole results leave the archive: you bring a number of articles, and get rows a second in each form. */
@NullMarked
package mn.sonin.bench.export;

import org.jspecify.annotations.NullMarked;
