package mn.sonin.archive;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Passes over sources. */
public interface Harvests {
    /** Notes that a pass began; one that never ends was cut off by a crash. */
    long begin(String source, Harvest.Kind kind, Instant at);

    void end(long harvest, Instant at, Harvest.Outcome outcome, Harvest.Counts counts, String reason);

    /**
     * Counts what a pass that was cut off brought, from the articles themselves: it could not tell. Nothing for one that ended.
     *
     * @param until when the next pass begins
     */
    void countCutOff(long harvest, Instant until);

    /** Newest first. */
    List<Harvest> of(String source, int limit);

    /** Those that began at this moment or later, oldest first. */
    List<Harvest> since(String source, Instant from);

    /** The newest of any kind. */
    Optional<Harvest> newest(String source);

    /** The newest of this kind. */
    Optional<Harvest> newest(String source, Harvest.Kind kind);

    /** What the passes that began in this span of time came to together, however many they were. */
    Together between(String source, Instant from, Instant to);

    /** When a pass over this source last ended that brought a new article, however long ago. */
    Optional<Instant> lastNew(String source);

    /**
     * What many passes over one source came to together.
     *
     * @param counts their sums
     * @param lastSuccess when the newest of them ended that looked for stories and came to {@link Harvest.Outcome#HARVESTED}
     * @param lastAnswer the same of those that came to anything but a failure or a refusal
     */
    record Together(Harvest.Counts counts, Optional<Instant> lastSuccess, Optional<Instant> lastAnswer) {}
}
