package mn.sonin.indexer.answer;

import mn.sonin.indexer.analysis.Expansions;
import mn.sonin.indexer.index.Wording;

/**
 * What is known of words.
 *
 * @param wording how texts and questions become terms
 * @param dictionary what is searched in the other language too
 * @param version changes whenever the same query could find something else
 */
record Lexis(Wording wording, Expansions dictionary, String version) {}
