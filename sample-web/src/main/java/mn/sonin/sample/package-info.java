/** Small news sites of our own. */
@NullMarked
package mn.sonin.sample;

import org.jspecify.annotations.NullMarked;
