/** What the index promises. */
@NullMarked
package mn.sonin.indexer.index;

import org.jspecify.annotations.NullMarked;
