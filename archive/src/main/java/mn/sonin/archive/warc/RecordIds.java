package mn.sonin.archive.warc;

import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/** Fresh record ids: UUIDs of version 7 (RFC 9562, 5.7), which grow with time, so that an index of them grows at its end. */
final class RecordIds {
    private final Clock clock;
    private final RandomGenerator random;
    private final ReentrantLock lock = new ReentrantLock();

    RecordIds(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    UUID next() {
        lock.lock();
        try {
            long high = clock.millis() << 16 | 0x7000 | (random.nextLong() & 0xfff);
            long low = 0x8000000000000000L | (random.nextLong() & 0x3fffffffffffffffL);
            return new UUID(high, low);
        } finally {
            lock.unlock();
        }
    }
}
