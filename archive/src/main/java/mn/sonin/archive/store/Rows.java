package mn.sonin.archive.store;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import mn.sonin.archive.Articles;
import mn.sonin.archive.Citations;
import mn.sonin.archive.Feeds;
import mn.sonin.archive.Frontier;
import mn.sonin.archive.Harvests;
import mn.sonin.archive.Leases;
import mn.sonin.archive.Ledger;
import mn.sonin.archive.SavedSearches;

/** The rows of an archive: the door of this package. Safe for use by several threads. */
public final class Rows implements AutoCloseable {
    private final Database database;
    private final Optional<RowWriter> writer;
    private final CaptureRows captures = new CaptureRows(this);
    private final ArticleRows articles = new ArticleRows(this);
    private final FrontierRows frontier = new FrontierRows(this);
    private final FeedRows feeds = new FeedRows(this);
    private final HarvestRows harvests = new HarvestRows(this);
    private final LedgerRows ledger = new LedgerRows(this);
    private final CitationRows citations = new CitationRows(this);
    private final SavedSearchRows savedSearches = new SavedSearchRows(this);

    /** The rows in this database, which is closed with them. */
    public Rows(Database database) {
        this.database = database;
        this.writer = database.writable() ? Optional.of(new RowWriter(database)) : Optional.empty();
    }

    /** Opens a SQLite file that exists, for reading only, of this release or an earlier one, whose tables may lack what is newer. */
    public static Rows openEarlier(Path file) {
        return new Rows(SqliteDatabase.openEarlier(file));
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

    public Feeds feeds() {
        return feeds;
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

    /**
     * What one node at a time has.
     *
     * @param clock of this machine, for what is not left to a shared one
     */
    public Leases leases(Clock clock) {
        Leases leases = database.leases();
        return leases.shared() || writer.isEmpty() ? leases : new RestRows(this, clock);
    }

    /** Looks whether the rows keep their promises. */
    public RowCheck check() {
        return new RowCheck(database);
    }

    /** The days that the ledger leaves out between a source's first and last. */
    public List<String> ledgerHoles() {
        return ledger.holes();
    }

    /** Writes all rows, as they are at one moment, into a new SQLite file; writers need not wait. */
    public void copyTo(Path target) {
        database.copyTo(target);
    }

    /** The newest committed place in the sequence. */
    public long sequence() {
        return read(handle -> Counters.value(handle, Counters.SEQUENCE));
    }

    /** What the archive is known by where something of it is kept elsewhere. */
    public String id() {
        return read(handle ->
                handle.createQuery("SELECT id FROM archive").mapTo(String.class).one());
    }

    <T> T read(Work<T> work) {
        return database.read(work);
    }

    <T> T write(Work<T> work) {
        return writer().write(work);
    }

    /** Writes what no place in the sequence depends on; also where the rows are open for reading only. */
    <T> T note(Work<T> work) {
        return writer.isPresent() ? write(work) : database.note(work);
    }

    <T> CompletableFuture<T> submit(Work<T> work) {
        return writer().submit(work);
    }

    private RowWriter writer() {
        return writer.orElseThrow(
                () -> new IllegalStateException(database + " is open for reading only; open the archive for writing"));
    }

    /** They are about to be closed: from now on nobody waits for a database that is away. */
    public void closing() {
        database.closing();
    }

    @Override
    public void close() {
        closing();
        writer.ifPresent(RowWriter::close);
        database.close();
    }
}
