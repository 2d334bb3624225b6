/**
 * Bring what a place on a page says; get it as a candidate with its basis and confidence, and the judged outcome
 * with the runners-up. What makes one candidate better than another is left to the readers of each field.
 */
@NullMarked
package mn.sonin.crawler.extract.evidence;

import org.jspecify.annotations.NullMarked;
