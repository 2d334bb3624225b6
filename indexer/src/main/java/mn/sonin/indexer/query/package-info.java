/**
 * The query language: you bring what was typed and the names that exist, and get a {@link mn.sonin.indexer.query.Question} or a problem with
 * its position. {@link mn.sonin.indexer.query.QueryLanguage} is the door; a question is printed back in one canonical form. What words mean to
 * the index is left out: nothing here knows Lucene.
 */
@NullMarked
package mn.sonin.indexer.query;

import org.jspecify.annotations.NullMarked;
