/** What the query language promises. */
@NullMarked
package mn.sonin.indexer.query;

import org.jspecify.annotations.NullMarked;
