package mn.sonin.archive;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Searches that readers want to hear from, and what is on its way to them. Survives a crash. */
public interface SavedSearches {
    /** Keeps a search; it is matched against what comes after this place of the sequence. */
    SavedSearch save(String name, String query, List<String> targets, long from, Instant now);

    Optional<SavedSearch> find(long id);

    /** Those that live, oldest first. */
    List<SavedSearch> all();

    /** Takes a search back; what is on its way goes on. */
    void end(long id, Instant now);

    /**
     * Notes in one transaction that everything up to this place was matched against a search, and what matched. A delivery
     * whose key is known is left as it is, so that the same step may be taken twice.
     *
     * @return how many deliveries were new
     */
    int matched(long search, long upTo, List<Delivery> deliveries);

    /**
     * Deliveries that are due, first ones first.
     *
     * @param longest that one is put off; what is to wait for longer was put off by a clock that has gone back since, and is due
     */
    List<Delivery> due(Instant now, Duration longest, int limit);

    /** All deliveries of a search, newest first: what its feeds show. */
    List<Delivery> of(long search, int limit);

    /** The target took it. */
    void arrived(String key, Instant now);

    /** The target did not take it; it is to be tried again then, or never. */
    void failed(String key, String reason, Optional<Instant> again);
}
