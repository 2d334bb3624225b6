/**
 * Many callers, one owner: what callers hand in is worked off by one thread in batches, so that one commit serves them
 * all. You bring the work of one batch; you get a queue that any thread may fill. It knows neither files nor rows.
 */
@NullMarked
package mn.sonin.archive.queue;

import org.jspecify.annotations.NullMarked;
