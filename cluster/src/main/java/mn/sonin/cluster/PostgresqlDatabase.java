package mn.sonin.cluster;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import mn.sonin.archive.ArchiveException;
import mn.sonin.archive.Leases;
import mn.sonin.archive.store.Database;
import mn.sonin.archive.store.Failures;
import mn.sonin.archive.store.RowCopy;
import mn.sonin.archive.store.Work;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * One PostgreSQL database. Writers of all nodes follow each other, as {@link Writing} says; readers read what is committed. While
 * the database is away, everybody waits.
 */
final class PostgresqlDatabase implements Database {
    /** Number of the newest migration. */
    static final int SCHEMA = 4;

    private static final int READERS = 8;

    private final Connections connections;
    private final Failures failures;
    private final Patience patience;
    private final Optional<Writing> writing;
    private final HikariDataSource pool;
    private final Jdbi reading;
    private final PostgresqlLeases leases;

    private volatile boolean closing;

    /** Not the callers': the interrupt that ends a harvest would close the connection of a caller that waits for an answer. */
    private final ExecutorService readers = Executors.newFixedThreadPool(
            READERS,
            Thread.ofPlatform().name("archive-readers-", 0).daemon(true).factory());

    private PostgresqlDatabase(
            Connections connections, Failures failures, Patience patience, Optional<Writing> writing) {
        this.connections = connections;
        this.failures = failures;
        this.patience = patience.until(() -> closing);
        this.writing = writing;
        this.pool = connections.pool("archive-readers", READERS);
        this.reading = Connections.jdbi(pool);
        this.leases = new PostgresqlLeases(this::read);
    }

    /**
     * Opens the database for reading and writing; makes the tables, or brings them up to date.
     *
     * @param holder the home that writes, by which it is known again after a crash
     */
    static PostgresqlDatabase open(Connections connections, String holder, Patience patience) {
        Failures failures = failures(connections);
        try {
            migrate(connections);
            Writing writing = Writing.begin(connections, holder);
            return new PostgresqlDatabase(connections, failures, patience, Optional.of(writing));
        } catch (FlywayException | JdbiException e) {
            throw failures.opening(e);
        }
    }

    /** Opens a database that has rows, for reading only. */
    static PostgresqlDatabase openReading(Connections connections, Patience patience) {
        Failures failures = failures(connections);
        try {
            int version = version(connections);
            if (version < SCHEMA) {
                throw new ArchiveException(
                        "%s: the rows have version %d, and this program reads version %d; run 'sonin serve' or 'sonin harvest' on this archive once, which brings them up to date"
                                .formatted(connections, version, SCHEMA));
            }
            return new PostgresqlDatabase(connections, failures, patience, Optional.empty());
        } catch (JdbiException e) {
            throw failures.opening(e);
        }
    }

    private static Failures failures(Connections connections) {
        return new Failures(
                connections.toString(),
                "see to it that the database runs, has space and lets this user write, then go on",
                "see to it that the database runs, and that postgresql.url, postgresql.user and SONIN_POSTGRESQL_PASSWORD are right");
    }

    private static void migrate(Connections connections) {
        if (version(connections) < SCHEMA) {
            flyway(connections).migrate();
        }
    }

    static Flyway flyway(Connections connections) {
        return Flyway.configure(PostgresqlDatabase.class.getClassLoader())
                .dataSource(connections.forLong())
                .locations("classpath:mn/sonin/cluster/migrations")
                .load();
    }

    /** The newest migration that was made; 0 for none, also while another node makes the first. */
    private static int version(Connections connections) {
        int version = Connections.jdbi(connections.direct())
                .withHandle(handle -> handle.createQuery("SELECT to_regclass('flyway_schema_history') IS NOT NULL")
                                .mapTo(Boolean.class)
                                .one()
                        ? handle.createQuery(
                                        "SELECT coalesce(max(version::integer), 0) FROM flyway_schema_history WHERE success")
                                .mapTo(Integer.class)
                                .one()
                        : 0);
        if (version > SCHEMA) {
            throw new ArchiveException(
                    "%s: the rows have version %d, and this program knows versions up to %d; use a newer Sonin"
                            .formatted(connections, version, SCHEMA));
        }
        return version;
    }

    @Override
    public boolean writable() {
        return writing.isPresent();
    }

    @Override
    public <T> T read(Work<T> work) {
        try {
            return CompletableFuture.supplyAsync(() -> patience.with(() -> reading.withHandle(work::in)), readers)
                    .join();
        } catch (CompletionException e) {
            throw told(e);
        }
    }

    @Override
    public <T> T readWhole(Work<T> work) {
        return read(handle -> {
            Connections.letTakeLong(handle);
            return work.in(handle);
        });
    }

    private RuntimeException told(CompletionException failure) {
        if (failure.getCause() instanceof JdbiException e) {
            return failures.reading(e);
        }
        return failure.getCause() instanceof RuntimeException e ? e : failure;
    }

    @Override
    public void write(Consumer<Handle> work) {
        try {
            writing.orElseThrow().write(work, patience);
        } catch (JdbiException e) {
            throw failures.writing(e);
        }
    }

    /** Not tried again where the connection breaks: nobody could tell whether it came to pass. */
    @Override
    public <T> T note(Work<T> work) {
        try {
            return CompletableFuture.supplyAsync(() -> reading.inTransaction(work::in), readers)
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof JdbiException failed ? failures.writing(failed) : told(e);
        }
    }

    @Override
    public Leases leases() {
        return writing.isPresent() ? leases : Leases.ALONE;
    }

    /** PostgreSQL itself keeps its references, and has {@code pg_amcheck} for its files. */
    @Override
    public List<String> damage() {
        return List.of();
    }

    @Override
    public void copyTo(Path target) {
        readWhole(handle -> handle.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, snapshot -> {
            RowCopy.toSqlite(snapshot, target);
            return true;
        }));
    }

    @Override
    public void copyFrom(Path source) {
        write(handle -> {
            Connections.letTakeLong(handle);
            handle.execute("SET CONSTRAINTS ALL DEFERRED");
            RowCopy.fromSqlite(source, handle);
            RowCopy.TABLES.forEach(table -> countOn(handle, table));
        });
    }

    /** New rows get ids behind those that were copied. */
    private static void countOn(Handle handle, String table) {
        boolean counted = handle.createQuery("""
                        SELECT count(*) FROM information_schema.columns
                        WHERE table_schema = current_schema() AND table_name = :table AND is_identity = 'YES'""")
                        .bind("table", table)
                        .mapTo(Integer.class)
                        .one()
                > 0;
        if (counted) {
            handle.createQuery(
                            "SELECT setval(pg_get_serial_sequence('%s', 'id'), (SELECT coalesce(max(id), 0) + 1 FROM %s), false)"
                                    .formatted(table, table))
                    .mapTo(Long.class)
                    .one();
        }
    }

    @Override
    public String toString() {
        return connections.toString();
    }

    @Override
    public void closing() {
        closing = true;
    }

    @Override
    public void close() {
        closing();
        readers.close();
        pool.close();
        writing.ifPresent(Writing::close);
    }
}
