/** The analysis of {@link mn.sonin.indexer.analysis} under the names by which an OpenSearch node is asked for it. */
@NullMarked
package mn.sonin.opensearch;

import org.jspecify.annotations.NullMarked;
