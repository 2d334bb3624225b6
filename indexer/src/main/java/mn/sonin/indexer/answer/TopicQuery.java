package mn.sonin.indexer.answer;

import org.apache.lucene.search.Query;

/**
 * A topic as a query.
 *
 * @param key all that the answer depends on: its words, the analysis that reads them, and what the names in it stand for
 */
public record TopicQuery(String id, String key, Query query) {}
