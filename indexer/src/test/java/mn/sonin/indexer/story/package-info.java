/** Which articles are put together, seen from outside. */
@NullMarked
package mn.sonin.indexer.story;

import org.jspecify.annotations.NullMarked;
