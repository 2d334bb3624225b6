package mn.sonin.archive.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import mn.sonin.archive.ArchiveException;
import mn.sonin.archive.Articles;
import mn.sonin.archive.Citations;
import mn.sonin.archive.Frontier;
import mn.sonin.archive.Harvests;
import mn.sonin.archive.Ledger;
import mn.sonin.archive.SavedSearches;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The rows of an archive in one SQLite file: the door of this package. One connection writes, a few read; in WAL mode neither
 * waits for the other. Safe for use by several threads.
 */
public final class Rows implements AutoCloseable {
    private static final int READERS = 4;
    /** Number of the newest migration. */
    static final int SCHEMA = 3;

    private final Path file;
    private final Failures failures;
    private final HikariDataSource readers;
    private final Jdbi reading;
    private final Optional<RowWriter> writer;
    private final CaptureRows captures = new CaptureRows(this);
    private final ArticleRows articles = new ArticleRows(this);
    private final FrontierRows frontier = new FrontierRows(this);
    private final HarvestRows harvests = new HarvestRows(this);
    private final LedgerRows ledger = new LedgerRows(this);
    private final CitationRows citations = new CitationRows(this);
    private final SavedSearchRows savedSearches = new SavedSearchRows(this);

    private Rows(Path file, Optional<RowWriter> writer) {
        this.file = file;
        this.failures = new Failures(file);
        this.writer = writer;
        try {
            this.readers = pool(file);
        } catch (RuntimeException e) {
            writer.ifPresent(RowWriter::close);
            throw failures.opening(e);
        }
        this.reading = Jdbi.create(readers);
    }

    /** Opens the file for reading and writing; makes it, or brings its tables up to date. */
    public static Rows open(Path file) {
        Failures failures = new Failures(file);
        try {
            Handle handle = migrated(file);
            return new Rows(file, Optional.of(new RowWriter(handle, failures)));
        } catch (FlywayException | JdbiException e) {
            throw failures.opening(e);
        }
    }

    /** Opens a file that exists, for reading only. */
    public static Rows openReading(Path file) {
        Rows rows = new Rows(file, Optional.empty());
        try {
            int version = rows.read(handle -> version(handle, file));
            if (version < SCHEMA) {
                throw new ArchiveException(
                        "%s: the rows have version %d, and this program reads version %d; open the archive once for writing"
                                .formatted(file, version, SCHEMA));
            }
            return rows;
        } catch (ArchiveException e) {
            rows.close();
            throw e;
        }
    }

    /** Flyway takes longer to look than most commands take to run; so the version is kept where SQLite has a place for it. */
    private static Handle migrated(Path file) {
        Handle handle = Jdbi.create(source(file, settings())).open();
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
        return config;
    }

    private static HikariDataSource pool(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(10_000);
        config.setCacheSize(-8_192);
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("archive-readers");
        pool.setDataSource(source(file, config));
        pool.setReadOnly(true);
        pool.setMaximumPoolSize(READERS);
        pool.setMinimumIdle(1);
        return new HikariDataSource(pool);
    }

    public CaptureRows captures() {
        return captures;
    }

    public Articles articles() {
        return articles;
    }

    public Frontier frontier() {
        return frontier;
    }

    public Harvests harvests() {
        return harvests;
    }

    public Ledger ledger() {
        return ledger;
    }

    public Citations citations() {
        return citations;
    }

    public SavedSearches savedSearches() {
        return savedSearches;
    }

    /** Looks whether the rows keep their promises. */
    public RowCheck check() {
        return new RowCheck(this);
    }

    /** The days that the ledger leaves out between a source's first and last. */
    public List<String> ledgerHoles() {
        return ledger.holes();
    }

    /** Writes all rows, as they are at one moment, into a new file; writers need not wait. */
    public void copyTo(Path target) {
        read(handle -> handle.execute("VACUUM INTO ?", target.toString()));
    }

    /** The newest committed place in the sequence. */
    public long sequence() {
        return read(handle -> Counters.value(handle, Counters.SEQUENCE));
    }

    <T> T read(Work<T> work) {
        try (Handle handle = reading.open()) {
            return work.in(handle);
        } catch (JdbiException e) {
            throw failures.reading(e);
        }
    }

    <T> T write(Work<T> work) {
        return writer().write(work);
    }

    <T> CompletableFuture<T> submit(Work<T> work) {
        return writer().submit(work);
    }

    private RowWriter writer() {
        return writer.orElseThrow(
                () -> new IllegalStateException(file + " is open for reading only; open the archive for writing"));
    }

    @Override
    public void close() {
        readers.close();
        writer.ifPresent(RowWriter::close);
    }
}
