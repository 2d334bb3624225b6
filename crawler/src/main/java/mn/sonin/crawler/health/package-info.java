/**
 * What a source's days came to, and how it fares. You bring the archive with its harvests; you get the ledger written (a
 * state for each source and day, judged by what was expected from the days before) and a view of one source with its alarms
 * and what to do about them. Nothing is fetched, and no article is looked at.
 */
@NullMarked
package mn.sonin.crawler.health;

import org.jspecify.annotations.NullMarked;
