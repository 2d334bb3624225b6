/**
 * The words of a text as they are searched: you bring a text and say whether it is to be stored or asked for, and get its terms (stem, exact
 * form, keys across scripts, names across languages). {@link mn.sonin.indexer.analysis.Analyzers} is the door; the tokenizers and filters
 * have Lucene SPI names and need nothing else of Sonin. How a query is read and how hits are ordered is left out.
 */
@NullMarked
package mn.sonin.indexer.analysis;

import org.jspecify.annotations.NullMarked;
