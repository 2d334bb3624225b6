/** The archive's promises, kept with real files and a real database. */
@NullMarked
package mn.sonin.archive.local;

import org.jspecify.annotations.NullMarked;
