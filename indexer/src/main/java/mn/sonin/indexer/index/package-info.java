/**
 * A revision as a Lucene document, and the folder of them: you bring an archive to follow, and get views of it as of a place in its sequence.
 * {@link mn.sonin.indexer.index.LuceneIndex} is the door. What is asked of a view is left out.
 */
@NullMarked
package mn.sonin.indexer.index;

import org.jspecify.annotations.NullMarked;
