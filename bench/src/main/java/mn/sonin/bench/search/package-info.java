/**
 * How good the search is: you bring nothing, and get recall and nDCG@10 over the judged queries of the sample web, for Sonin with and without
 * expansions and for what people use today. How fast it is, is measured beside {@link mn.sonin.bench.peers}.
 */
@NullMarked
package mn.sonin.bench.search;

import org.jspecify.annotations.NullMarked;
