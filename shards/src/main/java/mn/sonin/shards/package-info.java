/**
 * The index of an archive in an OpenSearch cluster, whose nodes have the plugin {@code analysis-mongolian}: you bring an archive and get an
 * index that is searched as the one of the home is. {@link mn.sonin.shards.OpenSearchIndex} is the door. What words mean and what is shown of a hit
 * is left to the indexer.
 */
@NullMarked
package mn.sonin.shards;

import org.jspecify.annotations.NullMarked;
