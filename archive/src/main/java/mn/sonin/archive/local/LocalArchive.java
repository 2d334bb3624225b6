package mn.sonin.archive.local;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import mn.sonin.archive.Archive;
import mn.sonin.archive.ArchiveException;
import mn.sonin.archive.Articles;
import mn.sonin.archive.Captures;
import mn.sonin.archive.Citations;
import mn.sonin.archive.Feeds;
import mn.sonin.archive.Frontier;
import mn.sonin.archive.Harvests;
import mn.sonin.archive.Leases;
import mn.sonin.archive.Ledger;
import mn.sonin.archive.SavedSearches;
import mn.sonin.archive.store.Rows;
import mn.sonin.archive.store.Store;
import mn.sonin.archive.warc.WarcFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An archive in a folder:
 *
 * <pre>
 * warc/            the captures; all else but the frontier, the harvests and the ledger can be made from them again;
 *                  elsewhere where several nodes share a folder, and only those not uploaded yet where they share a storage
 * rows.sqlite      the rows, where no other store has them
 * archive.format   version of this layout
 * archive.lock     process id of the program that writes
 * </pre>
 */
public final class LocalArchive implements Archive {
    private static final Logger log = LoggerFactory.getLogger(LocalArchive.class);
    static final String WARC = "warc";
    /** Name of the file of the rows within the home, where they stand in one; what problems of rows are said to be in. */
    public static final String ROWS = Store.FILE;

    private final Optional<HomeLock> lock;
    private final WarcFolder warc;
    private final Rows rows;
    private final Leases leases;
    private final LocalCaptures captures;
    private final Recovery recovery;
    private final Optional<Uploads> uploads;

    private LocalArchive(Path home, Options options, Optional<HomeLock> lock) {
        this.lock = lock;
        this.rows = new Rows(
                lock.isPresent() ? options.store().open(home) : options.store().openReading(home));
        this.warc = new WarcFolder(
                options.warcFilesIn(home),
                options.clock(),
                options.random(),
                options.warcFileSize(),
                options.bodyLimit());
        try {
            this.leases = rows.leases(options.clock());
            this.captures = new LocalCaptures(warc, rows.captures(), lock.isPresent() ? Mode.WRITING : Mode.READING);
            this.recovery = lock.isPresent() ? new Recovering(warc, rows.captures()).recover() : Recovery.NONE;
            this.uploads = lock.flatMap(
                    writing -> options.uploading().map(where -> new Uploads(warc, rows.captures(), where)));
        } catch (RuntimeException e) {
            warc.close();
            rows.close();
            throw e;
        }
    }

    /**
     * Opens the archive of this folder for reading and writing, and makes one where there is none. What a crash left behind is
     * set right, and told by {@link #recovery}.
     *
     * @throws mn.sonin.archive.ArchiveInUseException where another program writes to it
     * @throws ArchiveException where it has a newer format, or where the disk fails
     */
    public static LocalArchive open(Path home, Options options) {
        try {
            Files.createDirectories(home);
            Files.createDirectories(options.warcIn(home));
            HomeLock lock = HomeLock.take(home);
            try {
                Format.establish(home);
                LocalArchive archive = new LocalArchive(home, options, Optional.of(lock));
                archive.report(home);
                return archive;
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new ArchiveException(
                    "%s: the archive cannot be opened: %s; see to it that this user may write there"
                            .formatted(home, reason(e)),
                    e);
        }
    }

    /**
     * Opens the archive of this folder for reading only, also while another program writes to it. Searches can be cited and saved all the same;
     * what else would write throws {@link IllegalStateException}.
     *
     * @throws ArchiveException where there is none, or it has a newer format
     */
    public static LocalArchive openReading(Path home, Options options) {
        try {
            Format.check(home);
            return new LocalArchive(home, options, Optional.empty());
        } catch (IOException e) {
            throw new ArchiveException("%s: the archive cannot be read: %s".formatted(home, reason(e)), e);
        }
    }

    /** The message of a file exception is often the bare name of the file. */
    static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException denied) {
            return "permission denied for " + denied.getFile();
        }
        if (failure instanceof NoSuchFileException missing) {
            return missing.getFile() + " does not exist";
        }
        return String.valueOf(failure.getMessage());
    }

    private void report(Path home) {
        if (!recovery.none()) {
            log.info(
                    "recovery=done home={} taken-over={} cut={} damaged={}",
                    home,
                    recovery.takenOver(),
                    recovery.cuts().size(),
                    recovery.damage().size());
        }
    }

    WarcFolder warc() {
        return warc;
    }

    Rows rows() {
        return rows;
    }

    /** What had to be set right when this archive was opened. */
    public Recovery recovery() {
        return recovery;
    }

    @Override
    public Captures captures() {
        return captures;
    }

    @Override
    public Articles articles() {
        return rows.articles();
    }

    @Override
    public Frontier frontier() {
        return rows.frontier();
    }

    @Override
    public Feeds feeds() {
        return rows.feeds();
    }

    @Override
    public Harvests harvests() {
        return rows.harvests();
    }

    @Override
    public Ledger ledger() {
        return rows.ledger();
    }

    @Override
    public Citations citations() {
        return rows.citations();
    }

    @Override
    public SavedSearches savedSearches() {
        return rows.savedSearches();
    }

    @Override
    public Leases leases() {
        return leases;
    }

    @Override
    public long sequence() {
        return rows.sequence();
    }

    @Override
    public Optional<String> id() {
        return Optional.of(rows.id());
    }

    /**
     * The program was told to stop, and this is going to be closed: from now on nobody waits for a database that is away, and what is to be uploaded
     * is left to the next opening after a few seconds. What is committed stays.
     */
    public void closing() {
        rows.closing();
        uploads.ifPresent(Uploads::hurry);
    }

    @Override
    public void close() {
        rows.closing();
        // In this order: what the WARC files still write is handed on to the rows, and uploaded once these know it.
        uploads.ifPresent(Uploads::stop);
        warc.close();
        uploads.ifPresent(Uploads::close);
        rows.close();
        lock.ifPresent(HomeLock::close);
    }
}
