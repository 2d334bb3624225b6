/** How fast texts are analysed: you bring a file of lines, and get the ratio to Lucene's StandardAnalyzer. Quality is measured elsewhere. */
@NullMarked
package mn.sonin.bench.analysis;

import org.jspecify.annotations.NullMarked;
