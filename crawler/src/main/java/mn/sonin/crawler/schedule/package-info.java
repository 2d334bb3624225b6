/**
 * Tells when a source is due, and what for. You bring sources with their rhythms and the archive; you get a call for each source
 * when its time comes, spread so that a night does not start all hosts in one second, a night missed while the machine was
 * off included, and each feed's pace is learned from what looks at it showed. What is done then is not its business: it fires
 * and returns.
 */
@NullMarked
package mn.sonin.crawler.schedule;

import org.jspecify.annotations.NullMarked;
