/**
 * Answers: you bring a view of the index and a request, and get hits, counts and charts. {@link mn.sonin.indexer.answer.LuceneSearch} is the
 * door; it reads the query with {@link mn.sonin.indexer.query}, turns it into Lucene's terms, and runs it as of a place in the archive's
 * sequence. How the index comes to be is left out.
 */
@NullMarked
package mn.sonin.indexer.answer;

import org.jspecify.annotations.NullMarked;
