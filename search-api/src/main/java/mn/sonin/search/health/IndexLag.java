package mn.sonin.search.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Tells an index that is working from one that stands still: both are behind the archive, one of them moves. */
final class IndexLag implements Supplier<Vital> {
    /** The index follows every two seconds; a large merge may take minutes. */
    private static final Duration STANDSTILL = Duration.ofMinutes(5);

    private final LongSupplier archive;
    private final LongSupplier index;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private long seen = -1;
    private Instant since = Instant.EPOCH;

    /**
     * @param archive the end of the archive's sequence
     * @param index the place that the index has reached
     */
    IndexLag(LongSupplier archive, LongSupplier index, Clock clock) {
        this.archive = archive;
        this.index = index;
        this.clock = clock;
    }

    @Override
    public Vital get() {
        long end = archive.getAsLong();
        long reached = index.getAsLong();
        Duration still = still(reached, reached >= end);
        if (reached >= end) {
            return Vital.well("index", "it has reached the archive's end at " + end);
        }
        String says = "it stands at %d, the archive's sequence ends at %d".formatted(reached, end);
        return still.compareTo(STANDSTILL) < 0
                ? Vital.well("index", says)
                : Vital.bad(
                        "index",
                        says + ", and it has not moved for %d minutes".formatted(still.toMinutes()),
                        "look for «index outcome=failed» in the log; 'sonin rebuild index' makes it again");
    }

    /** For how long the index has been seen at this place while there was more to read. */
    private Duration still(long reached, boolean atEnd) {
        lock.lock();
        try {
            Instant now = clock.instant();
            if (reached != seen || atEnd) {
                seen = reached;
                since = now;
            }
            return Duration.between(since, now);
        } finally {
            lock.unlock();
        }
    }
}
