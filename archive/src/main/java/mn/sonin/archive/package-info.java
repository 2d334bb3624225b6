/** What is kept for good, and the one door to it. */
@NullMarked
package mn.sonin.archive;

import org.jspecify.annotations.NullMarked;
