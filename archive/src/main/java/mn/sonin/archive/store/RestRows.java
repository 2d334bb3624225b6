package mn.sonin.archive.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import mn.sonin.archive.Leases;

/**
 * For an archive that one program has to itself: everything is free but the hosts that are left alone, as rows, so that a restart does
 * not forget them.
 */
final class RestRows implements Leases {
    /** An address is shared by hosts that asked for nothing, and a source is free when its harvest has ended. */
    private static final String HOST = "host ";

    /** A shorter rest is over by the time a program has started again. */
    private static final Duration LEAST = Duration.ofMinutes(1);

    private final Rows rows;
    private final Clock clock;
    private final Map<String, Rest> rests = new ConcurrentHashMap<>();

    RestRows(Rows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
        rows.read(handle -> handle.createQuery("SELECT name, noted, until FROM rests")
                        .map((row, context) -> Map.entry(
                                row.getString("name"),
                                new Rest(Times.instant(row.getLong("noted")), Times.instant(row.getLong("until")))))
                        .list())
                .forEach(rest -> rests.put(rest.getKey(), rest.getValue()));
    }

    /** A span of time; where the clock went back before its beginning, the span goes back with it. */
    private record Rest(Instant noted, Instant until) {
        Rest seen(Instant now) {
            return now.isBefore(noted) ? new Rest(now, now.plus(Duration.between(noted, until))) : this;
        }
    }

    @Override
    public boolean shared() {
        return false;
    }

    @Override
    public Taking take(Map<String, Duration> names, Duration span) {
        Instant now = clock.instant();
        Optional<Duration> longest = names.keySet().stream()
                .flatMap(name ->
                        Optional.ofNullable(rests.computeIfPresent(name, (any, rest) -> rest.seen(now))).stream())
                .map(rest -> Duration.between(now, rest.until()))
                .filter(Duration::isPositive)
                .max(Comparator.naturalOrder());
        return longest.<Taking>map(free -> new Taking.Later(false, free))
                .orElseGet(() -> new Taking.Yours(new Held(List.copyOf(names.keySet()))));
    }

    private void note(String name, Duration wait) {
        Instant now = clock.instant();
        Rest rest = new Rest(now, now.plus(wait));
        Rest before = rests.put(name, rest);
        if (before == null || !before.until().equals(rest.until())) {
            rows.write(handle -> handle.createUpdate("""
                            INSERT INTO rests (name, noted, until) VALUES (:name, :noted, :until)
                            ON CONFLICT (name) DO UPDATE SET noted = excluded.noted, until = excluded.until""")
                    .bind("name", name)
                    .bind("noted", Times.micros(rest.noted()))
                    .bind("until", Times.micros(rest.until()))
                    .execute());
        }
    }

    /** Names that were taken together. */
    private final class Held implements Lease {
        private final List<String> names;

        Held(List<String> names) {
            this.names = names;
        }

        @Override
        public boolean renew() {
            return true;
        }

        @Override
        public void leaveAlone(Duration wait) {
            if (wait.compareTo(LEAST) > 0) {
                names.stream().filter(name -> name.startsWith(HOST)).forEach(name -> note(name, wait));
            }
        }

        @Override
        public void close() {}
    }
}
