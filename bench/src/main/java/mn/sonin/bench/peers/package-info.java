/**
 * Sonin beside other ways to search the same generated texts, in the same run: bare Lucene, which is the limit, and the full text
 * searches of SQLite and PostgreSQL. You bring nothing and get times and sizes; how good the answers are, {@link mn.sonin.bench.search} measures.
 */
@NullMarked
package mn.sonin.bench.peers;

import org.jspecify.annotations.NullMarked;
