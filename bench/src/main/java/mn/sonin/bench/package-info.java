/** Measurements. */
@NullMarked
package mn.sonin.bench;

import org.jspecify.annotations.NullMarked;
