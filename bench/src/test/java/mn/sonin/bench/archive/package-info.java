/** What the archive's figures are made of. */
@NullMarked
package mn.sonin.bench.archive;

import org.jspecify.annotations.NullMarked;
