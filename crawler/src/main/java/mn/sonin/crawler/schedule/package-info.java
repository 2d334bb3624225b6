/**
 * Tells when a source is due. You bring sources with their rhythms and what is to be told; you get a call for each source
 * when its time comes, spread so that a night does not start all hosts in one second, a night missed while the machine was
 * off included. What is done then is not its business: it fires and returns.
 */
@NullMarked
package mn.sonin.crawler.schedule;

import org.jspecify.annotations.NullMarked;
