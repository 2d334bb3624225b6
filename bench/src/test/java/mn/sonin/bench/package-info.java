/** How figures are told, and how they can be had again. */
@NullMarked
package mn.sonin.bench;

import org.jspecify.annotations.NullMarked;
