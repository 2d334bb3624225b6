/** What the search promises. */
@NullMarked
package mn.sonin.indexer.answer;

import org.jspecify.annotations.NullMarked;
