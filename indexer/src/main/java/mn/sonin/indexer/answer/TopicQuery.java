package mn.sonin.indexer.answer;

import org.apache.lucene.search.Query;

/**
 * A topic as a query.
 *
 * @param key all that the answer depends on: its words and the analysis that reads them
 */
public record TopicQuery(String id, String key, Query query) {}
