/**
 * Bring a value of metadata or a stretch of visible text; get the dates it states, each with its precision and the
 * offset the page gave. Impossible days are refused; which of several dates is the day of publication is left to the
 * caller.
 */
@NullMarked
package mn.sonin.crawler.extract.date;

import org.jspecify.annotations.NullMarked;
