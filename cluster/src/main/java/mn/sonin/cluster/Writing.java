package mn.sonin.cluster;

import java.util.Optional;
import java.util.function.Consumer;
import mn.sonin.archive.ArchiveException;
import mn.sonin.archive.store.Work;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The transactions of one node. Each begins by locking the row of the sequence, so that those of all nodes follow each other as
 * those of one program do: the sequence has no hole, and no place in it becomes visible before an earlier one. Each then takes the
 * node's next number: where the connection broke while a commit was under way, that number says whether it came to pass.
 */
final class Writing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Writing.class);

    /** How long a node has its name after its last transaction, where it was not closed. */
    private static final String SPAN = "interval '10 minutes'";

    private final Connections connections;
    private final Jdbi jdbi;
    private final String holder;
    private Optional<Handle> connection = Optional.empty();
    private long batch;

    /** Whether {@link #batch} is what the database has; after a failure nobody knows. */
    private boolean known = true;

    private Writing(Connections connections, String holder, long batch) {
        this.connections = connections;
        this.jdbi = Connections.jdbi(connections.direct());
        this.holder = holder;
        this.batch = batch;
    }

    /**
     * Takes the node's name for this home.
     *
     * @throws ArchiveException where another home has it
     */
    static Writing begin(Connections connections, String holder) {
        Optional<Long> batch = Connections.jdbi(connections.direct())
                .withHandle(handle -> handle.createQuery("""
                                INSERT INTO nodes (name, holder, batch, until)
                                VALUES (:name, :holder, 0, clock_timestamp() + %1$s)
                                ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
                                WHERE nodes.holder = excluded.holder OR nodes.until < clock_timestamp()
                                RETURNING batch""".formatted(SPAN))
                        .bind("name", connections.node())
                        .bind("holder", holder)
                        .mapTo(Long.class)
                        .findOne());
        return new Writing(
                connections,
                holder,
                batch.orElseThrow(() -> new ArchiveException(
                        "%s: another home writes as node \"%s\"; give this one another name with SONIN_NODE, or wait ten minutes where that one is gone for good"
                                .formatted(connections, connections.node()))));
    }

    /**
     * Does the work in one transaction, and does it again as long as it is not known to be committed. Where that is given up, nobody knows whether
     * it came to pass; the next work is done all the same.
     */
    void write(Consumer<Handle> work, Patience patience) {
        if (!known) {
            batch = patience.with(() -> attempt(this::reached));
        }
        known = false;
        long next = batch + 1;
        patience.with(() -> attempt(transaction -> {
            if (isNew(transaction, next)) {
                work.accept(transaction);
            }
            return true;
        }));
        batch = next;
        known = true;
    }

    private <T> T attempt(Work<T> work) {
        Handle handle = connection.orElseGet(this::connect);
        try {
            return handle.inTransaction(transaction -> {
                // Waits for other nodes' transactions, and for one of this node's whose connection is lost.
                transaction.execute("SELECT value FROM counters WHERE name = 'sequence' FOR UPDATE");
                return work.in(transaction);
            });
        } catch (JdbiException e) {
            // Whatever it was: another attempt begins with a connection of which nothing is left over.
            disconnect();
            throw e;
        }
    }

    /** The number that the node has come to. */
    private long reached(Handle transaction) {
        return transaction
                .createQuery("SELECT batch FROM nodes WHERE name = :name AND holder = :holder")
                .bind("name", connections.node())
                .bind("holder", holder)
                .mapTo(Long.class)
                .findOne()
                .orElseThrow(this::takenOver);
    }

    /** Takes the number, and tells whether nobody has taken it yet. */
    private boolean isNew(Handle transaction, long next) {
        int taken = transaction
                .createUpdate("UPDATE nodes SET batch = :next, until = clock_timestamp() + " + SPAN
                        + " WHERE name = :name AND holder = :holder AND batch = :next - 1")
                .bind("next", next)
                .bind("name", connections.node())
                .bind("holder", holder)
                .execute();
        if (taken == 0 && !committed(transaction, next)) {
            throw takenOver();
        }
        return taken == 1;
    }

    private ArchiveException takenOver() {
        return new ArchiveException(
                "%s: another home has taken over the node \"%s\" meanwhile; see to it that each has a name of its own, and start again"
                        .formatted(connections, connections.node()));
    }

    private boolean committed(Handle transaction, long next) {
        boolean committed = transaction
                .createQuery("SELECT count(*) FROM nodes WHERE name = :name AND holder = :holder AND batch = :next")
                .bind("next", next)
                .bind("name", connections.node())
                .bind("holder", holder)
                .mapTo(Integer.class)
                .one()
                .equals(1);
        if (committed) {
            LOG.info("database=committed batch={} reason=the-answer-was-lost", next);
        }
        return committed;
    }

    private Handle connect() {
        Handle handle = jdbi.open();
        // A machine that vanishes without a word must not hold the others up.
        handle.execute("SET idle_in_transaction_session_timeout = '60s'");
        // Who waits for another node's transaction asks again, and is not taken for one whom nobody answers.
        handle.execute("SET lock_timeout = '20s'");
        connection = Optional.of(handle);
        return handle;
    }

    private void disconnect() {
        try {
            connection.ifPresent(Handle::close);
        } catch (JdbiException e) {
            LOG.debug("database=close-failed reason=\"{}\"", e.getMessage());
        }
        connection = Optional.empty();
    }

    /** Gives the node's name free. */
    @Override
    public void close() {
        disconnect();
        try {
            jdbi.useHandle(handle -> handle.createUpdate(
                            "UPDATE nodes SET until = clock_timestamp() WHERE name = :name AND holder = :holder")
                    .bind("name", connections.node())
                    .bind("holder", holder)
                    .execute());
        } catch (JdbiException e) {
            LOG.info("database=away action=closed-anyway reason=\"{}\"", e.getMessage());
        }
    }
}
