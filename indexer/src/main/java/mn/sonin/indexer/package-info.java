/** From articles to answers. */
@NullMarked
package mn.sonin.indexer;

import org.jspecify.annotations.NullMarked;
