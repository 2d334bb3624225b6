/** What the archive costs: captures kept, articles recorded, changes followed, bytes verified. */
@NullMarked
package mn.sonin.bench.archive;

import org.jspecify.annotations.NullMarked;
