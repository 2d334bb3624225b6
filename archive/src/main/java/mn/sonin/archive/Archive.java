package mn.sonin.archive;

import java.util.Optional;

/**
 * What is kept for good, and the one door to it: captures, the articles read out of them, what is still to be fetched, and
 * what each source's days came to. Safe for use by several threads.
 */
public interface Archive extends AutoCloseable {
    /** HTTP exchanges as they happened. */
    Captures captures();

    /** Articles and their revisions. */
    Articles articles();

    /** What is still to be fetched, and when. */
    Frontier frontier();

    /** How often each feed is looked at. */
    Feeds feeds();

    /** Passes over sources. */
    Harvests harvests();

    /** What each source-day came to. */
    Ledger ledger();

    /** Searches that can be replayed. */
    Citations citations();

    /** Searches that readers want to hear from. */
    SavedSearches savedSearches();

    /** What one node at a time has among those that share this archive. */
    Leases leases();

    /** The newest committed place in the archive's one sequence; 0 for an empty archive. */
    long sequence();

    /** What this archive is known by where something of it is kept elsewhere; its copies have the same. Empty where there is nothing of the kind. */
    default Optional<String> id() {
        return Optional.empty();
    }

    /** Finishes what is being written and gives the files free. */
    @Override
    void close();
}
