package mn.sonin.archive;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Passes over sources. */
public interface Harvests {
    /** Notes that a pass began; one that never ends was cut off by a crash. */
    long begin(String source, Instant at);

    void end(long harvest, Instant at, Harvest.Outcome outcome, Harvest.Counts counts, String reason);

    /** Newest first. */
    List<Harvest> of(String source, int limit);

    Optional<Harvest> newest(String source);
}
