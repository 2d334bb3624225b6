package mn.sonin.crawler.politeness;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before a failed request is tried again: four times as long each time, half of it left to chance. */
public final class Backoff {
    private static final Duration FIRST = Duration.ofMinutes(2);
    private static final Duration LONGEST = Duration.ofHours(12);

    private final RandomGenerator random;

    /**
     * With its own chance.
     *
     * @param random used by several threads
     */
    public Backoff(RandomGenerator random) {
        this.random = random;
    }

    /**
     * The pause after a failure.
     *
     * @param attempt the one that failed, from 1
     */
    public Duration after(int attempt) {
        if (attempt < 1) {
            throw new IllegalArgumentException("attempts are counted from 1, got " + attempt);
        }
        Duration grown = FIRST.multipliedBy(1L << Math.min(2 * (attempt - 1), 20));
        Duration bounded = grown.compareTo(LONGEST) < 0 ? grown : LONGEST;
        return bounded.dividedBy(2).plusMillis((long) (bounded.toMillis() / 2.0 * random.nextDouble()));
    }
}
