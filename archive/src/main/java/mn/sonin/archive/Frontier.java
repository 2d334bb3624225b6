package mn.sonin.archive;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is still to be fetched, and when. Survives a crash. */
public interface Frontier {
    /** Adds leads that are new to the archive; returns how many were. A known one keeps its state. */
    int add(List<Lead> leads, Instant now);

    /** Visits of this source that are due, first ones before revisits, newest leads first. */
    List<Visit> due(String source, Instant now, int limit);

    /** How many visits of this source are due. */
    int due(String source, Instant now);

    /** The visit is done; the page is to be looked at again then, or never. */
    void done(Visit visit, Optional<Instant> again);

    /** The visit failed for now. */
    void postpone(Visit visit, Instant until);

    /** The visit could not be made for now; nobody was asked, so it counts as no attempt. */
    void putOff(Visit visit, Instant until);

    /** Visits of this source that were to be made later than that, because a clock was ahead, are due now. */
    void bringForward(String source, Instant laterThan, Instant now);

    /** When the first visit of this source that waits is due; empty where none waits. */
    Optional<Instant> next(String source);

    /** How many visits of this source wait, due or not. */
    int waiting(String source);

    /**
     * One page to be fetched.
     *
     * @param attempt from 1
     * @param revisit how often the page was read before; 0 for a first visit
     */
    record Visit(Lead lead, int attempt, int revisit, Instant due) {}
}
