package mn.sonin.crawler.discovery;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What one place of discovery showed, in numbers.
 *
 * @param entries stories it showed
 * @param leads of them that are articles of the source
 * @param fresh of these that were not known before
 * @param newest time of the newest entry; empty where none has a time
 * @param dated how many have a time
 * @param usual mean time between two entries; empty where too few have a time to tell
 */
public record Shown(int entries, int leads, int fresh, Optional<Instant> newest, int dated, Optional<Duration> usual) {
    /** Nothing that was not shown before. */
    public static final Shown NOTHING = new Shown(0, 0, 0, Optional.empty(), 0, Optional.empty());

    /** Two entries may have come together; three tell a distance. */
    private static final int LEAST = 3;

    /**
     * Counts these entries.
     *
     * @param now what claims to be later is wrong about itself
     */
    public static Shown of(List<Entry> entries, int leads, int fresh, Instant now) {
        List<Instant> times = entries.stream()
                .flatMap(entry -> entry.time().stream())
                .filter(time -> !time.isAfter(now))
                .sorted(Comparator.reverseOrder())
                .toList();
        return new Shown(entries.size(), leads, fresh, times.stream().findFirst(), times.size(), usual(times));
    }

    /** Of the newer half alone: an entry pinned years ago says nothing of how often others come. */
    private static Optional<Duration> usual(List<Instant> newestFirst) {
        if (newestFirst.size() < LEAST) {
            return Optional.empty();
        }
        int half = (newestFirst.size() + 1) / 2;
        Duration mean =
                Duration.between(newestFirst.get(half), newestFirst.getFirst()).dividedBy(half);
        return mean.isZero() ? Optional.empty() : Optional.of(mean);
    }
}
