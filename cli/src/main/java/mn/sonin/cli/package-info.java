/** The commands. */
@NullMarked
package mn.sonin.cli;

import org.jspecify.annotations.NullMarked;
