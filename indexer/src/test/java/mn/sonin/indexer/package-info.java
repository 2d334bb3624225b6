/** What the index and the search promise, over a real archive. */
@NullMarked
package mn.sonin.indexer;

import org.jspecify.annotations.NullMarked;
