/** The short form of the measurement under load. */
@NullMarked
package mn.sonin.bench.load;

import org.jspecify.annotations.NullMarked;
