package mn.sonin.search.http;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How many requests one client may make in a span of time. Windows are fixed, so that all counts can be thrown away
 * together and memory stays bounded by the clients of one window.
 */
final class Quota {
    private final int most;
    private final Duration window;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Integer> used = new HashMap<>();
    private long current = -1;

    Quota(int most, Duration window, Clock clock) {
        this.most = most;
        this.window = window;
        this.clock = clock;
    }

    /** Counts one request of this client. */
    Standing count(String client) {
        lock.lock();
        try {
            long now = clock.millis();
            long number = now / window.toMillis();
            if (number != current) {
                used.clear();
                current = number;
            }
            int count = used.merge(client, 1, Integer::sum);
            long resets = (number + 1) * window.toMillis() - now;
            return new Standing(count <= most, Math.max(0, most - count), (resets + 999) / 1000);
        } finally {
            lock.unlock();
        }
    }

    /** The value of the RateLimit-Policy header (draft-ietf-httpapi-ratelimit-headers). */
    String policy() {
        return "\"client\";q=%d;w=%d".formatted(most, window.toSeconds());
    }

    /**
     * How a client stands.
     *
     * @param allowed whether this request may be answered
     * @param left further requests in this window
     * @param resets seconds until the next window
     */
    record Standing(boolean allowed, int left, long resets) {
        /** The value of the RateLimit header. */
        String header() {
            return "\"client\";r=%d;t=%d".formatted(left, resets);
        }
    }
}
