/** The short form of the long tests. */
@NullMarked
package mn.sonin.bench.crash;

import org.jspecify.annotations.NullMarked;
