package mn.sonin.search.library;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import mn.sonin.archive.Harvest;
import mn.sonin.archive.LedgerEntry;
import mn.sonin.config.Source;

/**
 * How a source fares.
 *
 * @param state of its newest day in the ledger; not monitored where there is none
 * @param reason of that state, for a person; empty where all is well
 * @param newest the newest harvest
 * @param lastSuccess when articles last came
 * @param articles in the archive
 * @param perDay articles a day over the days of the ledger's last thirty that were monitored
 * @param withDate share of articles read lately whose date was found
 * @param withText share of articles read lately whose text was found
 * @param next when the whole of it is harvested next
 * @param nextVisit when it is visited next, be it only for a feed or a page
 * @param feeds its feeds, where somebody harvests here
 * @param advice what to do, for the operator; empty where nothing is to be done
 * @param ledger the last entries, oldest first
 */
public record SourceHealth(
        Source source,
        LedgerEntry.State state,
        String reason,
        Optional<Harvest> newest,
        Optional<Instant> lastSuccess,
        long articles,
        OptionalDouble perDay,
        OptionalDouble withDate,
        OptionalDouble withText,
        Optional<Instant> next,
        Optional<Instant> nextVisit,
        List<FeedState> feeds,
        String advice,
        List<LedgerEntry> ledger) {
    public SourceHealth {
        feeds = List.copyOf(feeds);
        ledger = List.copyOf(ledger);
    }
}
