package mn.sonin.archive.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import mn.sonin.archive.ArchiveException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** One SQLite file. One connection writes, a few read; in WAL mode neither waits for the other. */
final class SqliteDatabase implements Database {
    /** Number of the newest migration. */
    static final int SCHEMA = 9;

    private static final int READERS = 4;

    private final Path file;
    private final Failures failures;
    private final Optional<Handle> writing;
    private final SqliteReaders readers;

    private SqliteDatabase(Path file, Optional<Handle> writing) {
        this.file = file;
        this.failures = Failures.of(file);
        this.writing = writing;
        try {
            Jdbi reading = connecting(file, readingOnly());
            this.readers = new SqliteReaders(READERS, reading::open);
        } catch (RuntimeException e) {
            writing.ifPresent(Handle::close);
            throw failures.opening(e);
        }
    }

    /** Opens the file for reading and writing; makes it, or brings its tables up to date. */
    static SqliteDatabase open(Path file) {
        try {
            return new SqliteDatabase(file, Optional.of(migrated(file)));
        } catch (FlywayException | JdbiException e) {
            throw Failures.of(file).opening(e);
        }
    }

    /** Opens a file that exists, for reading only. */
    static SqliteDatabase openReading(Path file) {
        return openReading(file, SCHEMA);
    }

    /** The same of this release or an earlier one, whose tables may lack what is newer. */
    static SqliteDatabase openEarlier(Path file) {
        return openReading(file, 1);
    }

    private static SqliteDatabase openReading(Path file, int least) {
        SqliteDatabase database = new SqliteDatabase(file, Optional.empty());
        try {
            int version = database.read(handle -> version(handle, file));
            if (version < least) {
                throw new ArchiveException(
                        "%s: the rows have version %d, and this program reads version %d; run 'sonin serve' or 'sonin harvest' on this archive once, which brings them up to date"
                                .formatted(file, version, SCHEMA));
            }
            return database;
        } catch (ArchiveException e) {
            database.close();
            throw e;
        }
    }

    /** Flyway takes longer to look than most commands take to run; so the version is kept where SQLite has a place for it. */
    private static Handle migrated(Path file) {
        Handle handle = connecting(file, settings()).open();
        try {
            if (version(handle, file) < SCHEMA) {
                flyway(file).migrate();
                handle.execute("PRAGMA user_version = " + SCHEMA);
            }
            return handle;
        } catch (RuntimeException e) {
            handle.close();
            throw e;
        }
    }

    private static int version(Handle handle, Path file) {
        int version =
                handle.createQuery("PRAGMA user_version").mapTo(Integer.class).one();
        if (version > SCHEMA) {
            throw new ArchiveException(
                    "%s: the rows have version %d, and this program knows versions up to %d; use a newer Sonin"
                            .formatted(file, version, SCHEMA));
        }
        return version;
    }

    static Flyway flyway(Path file) {
        return Flyway.configure()
                .dataSource(source(file, settings()))
                .locations("classpath:mn/sonin/archive/store/sqlite")
                .load();
    }

    private static SQLiteDataSource source(Path file, SQLiteConfig config) {
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    private static SQLiteConfig settings() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // FULL, not NORMAL: the index remembers the place in the sequence that it has reached. Rows that a power cut
        // took
        // back would be given that place a second time, and the index would never see them.
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(10_000);
        // Negative: kibibytes. Random look-ups of names and digests keep their upper pages here.
        config.setCacheSize(-32_768);
        // Else the driver asks for the number of each new row; ours come with RETURNING.
        config.setGetGeneratedKeys(false);
        return config;
    }

    private static SQLiteConfig readingOnly() {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(10_000);
        config.setCacheSize(-8_192);
        config.setGetGeneratedKeys(false);
        return config;
    }

    private static Jdbi connecting(Path file, SQLiteConfig config) {
        Jdbi jdbi = Jdbi.create(source(file, config));
        jdbi.setStatementBuilderFactory(connection -> new KeptStatements());
        return jdbi;
    }

    @Override
    public boolean writable() {
        return writing.isPresent();
    }

    @Override
    public <T> T read(Work<T> work) {
        try {
            return readers.read(work);
        } catch (JdbiException e) {
            throw failures.reading(e);
        }
    }

    @Override
    public void write(Consumer<Handle> work) {
        try {
            writing.orElseThrow().useTransaction(work::accept);
        } catch (JdbiException e) {
            throw failures.writing(e);
        }
    }

    @Override
    public <T> T note(Work<T> work) {
        try (Handle handle = Jdbi.create(source(file, settings())).open()) {
            return handle.inTransaction(work::in);
        } catch (JdbiException e) {
            throw failures.writing(e);
        }
    }

    @Override
    public List<String> damage() {
        return read(handle -> Stream.concat(
                        handle.createQuery("PRAGMA integrity_check(100)").mapTo(String.class).list().stream()
                                .filter(line -> !line.equals("ok")),
                        handle
                                .createQuery("SELECT \"table\" || ' ' || rowid FROM pragma_foreign_key_check LIMIT 100")
                                .mapTo(String.class)
                                .list()
                                .stream()
                                .map(row -> row + " refers to a row that is not there"))
                .toList());
    }

    @Override
    public void copyTo(Path target) {
        read(handle -> handle.execute("VACUUM INTO ?", target.toString()));
    }

    @Override
    public void copyFrom(Path source) {
        write(handle -> {
            handle.execute("PRAGMA defer_foreign_keys = ON");
            RowCopy.fromSqlite(source, handle);
        });
    }

    @Override
    public String toString() {
        return file.toString();
    }

    @Override
    public void close() {
        readers.close();
        writing.ifPresent(Handle::close);
    }
}
