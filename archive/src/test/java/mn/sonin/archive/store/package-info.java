/** What the rows promise by themselves. */
@NullMarked
package mn.sonin.archive.store;

import org.jspecify.annotations.NullMarked;
