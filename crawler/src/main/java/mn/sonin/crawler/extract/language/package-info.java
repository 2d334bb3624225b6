/**
 * Bring a headline or a text; get the language it is written in, and how sure that is. Languages that matter to
 * Mongolian news are told apart; any other is undetermined.
 */
@NullMarked
package mn.sonin.crawler.extract.language;

import org.jspecify.annotations.NullMarked;
