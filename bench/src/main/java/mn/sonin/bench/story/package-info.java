/**
 * How well and how fast articles are put to stories: you bring the sample web or a number of generated articles, and get B³ precision and recall
 * beside two baselines, or articles a second. The truth is the sample web's own; what is generated tells no events.
 */
@NullMarked
package mn.sonin.bench.story;

import org.jspecify.annotations.NullMarked;
