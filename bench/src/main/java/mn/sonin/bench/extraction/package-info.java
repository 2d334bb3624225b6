/**
 * Bring the development half of the extraction yardstick; get the model of the article's blocks trained on it, or the
 * time that extraction takes beside Readability4J. Scoring is left to the yardstick's own program.
 */
@NullMarked
package mn.sonin.bench.extraction;

import org.jspecify.annotations.NullMarked;
