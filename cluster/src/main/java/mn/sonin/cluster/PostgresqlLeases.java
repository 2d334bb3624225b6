package mn.sonin.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import mn.sonin.archive.Leases;
import mn.sonin.archive.store.Work;
import org.jdbi.v3.core.Handle;

/** Leases as rows, each time in the database's clock. */
final class PostgresqlLeases implements Leases {
    /** Runs a work on a connection, as long as it takes to reach the database. */
    interface Running {
        <T> T run(Work<T> work);
    }

    private final Running database;

    PostgresqlLeases(Running database) {
        this.database = database;
    }

    @Override
    public boolean shared() {
        return true;
    }

    @Override
    public Taking take(Map<String, Duration> names, Duration span) {
        String holder = UUID.randomUUID().toString();
        // Always in the same order, so that two nodes cannot wait for each other's rows.
        Map<String, Duration> ordered = new TreeMap<>(names);
        return database.run(handle -> handle.inTransaction(transaction -> {
            List<Taking.Later> hindered = new ArrayList<>();
            ordered.forEach(
                    (name, rest) -> hindrance(transaction, holder, name, rest).ifPresent(hindered::add));
            if (hindered.isEmpty()) {
                ordered.keySet().forEach(name -> note(transaction, name, holder, span));
                return new Taking.Yours(new Held(List.copyOf(ordered.keySet()), holder, span));
            }
            return new Taking.Later(
                    hindered.stream().anyMatch(Taking.Later::held),
                    hindered.stream()
                            .map(Taking.Later::free)
                            .max(Duration::compareTo)
                            .orElseThrow());
        }));
    }

    /**
     * Locks the name's row, making it where there is none; empty where it may be taken. What this holder took already, in an attempt
     * whose answer was lost, is no hindrance.
     */
    private static Optional<Taking.Later> hindrance(Handle transaction, String holder, String name, Duration rest) {
        transaction.createUpdate("""
                        INSERT INTO leases (name, holder, until, ended, closed)
                        VALUES (:name, '', '-infinity', '-infinity', '-infinity') ON CONFLICT (name) DO NOTHING""").bind("name", name).execute();
        transaction
                .createQuery("SELECT name FROM leases WHERE name = :name FOR UPDATE")
                .bind("name", name)
                .mapTo(String.class)
                .one();
        return transaction
                .createQuery("""
                        SELECT until > now AS held,
                            ceil(extract(epoch FROM greatest(until, closed, ended + :rest * interval '1 microsecond') - now) * 1000000) AS micros
                        FROM leases, clock_timestamp() AS now
                        WHERE name = :name AND holder <> :holder
                            AND greatest(until, closed, ended + :rest * interval '1 microsecond') > now""")
                .bind("name", name)
                .bind("holder", holder)
                .bind("rest", micros(rest))
                .map((row, context) ->
                        new Taking.Later(row.getBoolean("held"), Duration.ofNanos(row.getLong("micros") * 1000)))
                .findOne();
    }

    private static void note(Handle transaction, String name, String holder, Duration span) {
        transaction
                .createUpdate("""
                        UPDATE leases SET holder = :holder, until = clock_timestamp() + :span * interval '1 microsecond'
                        WHERE name = :name""")
                .bind("holder", holder)
                .bind("span", micros(span))
                .bind("name", name)
                .execute();
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1000;
    }

    /** Names that were taken together. */
    private final class Held implements Lease {
        private final List<String> names;
        private final String holder;
        private final Duration span;

        Held(List<String> names, String holder, Duration span) {
            this.names = names;
            this.holder = holder;
            this.span = span;
        }

        @Override
        public boolean renew() {
            return update("until = clock_timestamp() + :time * interval '1 microsecond'", span);
        }

        @Override
        public void leaveAlone(Duration wait) {
            update("closed = greatest(closed, clock_timestamp() + :time * interval '1 microsecond')", wait);
        }

        @Override
        public void close() {
            update(
                    "ended = clock_timestamp(), until = clock_timestamp() - :time * interval '1 microsecond'",
                    Duration.ZERO);
        }

        /** False where not all of the names are this holder's any more. */
        private boolean update(String change, Duration time) {
            return database.run(handle -> handle.createUpdate(
                                    "UPDATE leases SET " + change + " WHERE name = ANY (:names) AND holder = :holder")
                            .bindArray("names", String.class, names)
                            .bind("time", micros(time))
                            .bind("holder", holder)
                            .execute()
                    == names.size());
        }
    }
}
