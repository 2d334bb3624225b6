package mn.sonin.indexer.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import mn.sonin.archive.Archive;
import mn.sonin.indexer.IndexException;
import mn.sonin.indexer.Indexing;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index of an archive, open for writing by this program alone; others may read it meanwhile with {@link WrittenIndex}. Searches see each
 * step whole. An index that another analysis or format made is made again by the first {@link #follow}. Safe for several threads.
 */
public final class LuceneIndex implements Indexing, Views {
    /**
     * What may be gathered in memory before it is written, a fifth of the heap: the more articles a segment begins with, the less is written
     * again by merges.
     */
    public static final double BUFFER_MEGABYTES =
            Math.min(128, (Runtime.getRuntime().maxMemory() >> 20) / 5.0);

    private static final Logger LOG = LoggerFactory.getLogger(LuceneIndex.class);

    private final Folder folder;
    private final Archive archive;
    private final Wording wording;
    private final Stamp empty;
    private final Steps steps;
    private final Lock owner;
    private final ExecutorService workers;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile Making making;
    private boolean closed;

    private LuceneIndex(Folder folder, Archive archive, Wording wording, ZoneId zone, Lock owner) throws IOException {
        this.folder = folder;
        this.archive = archive;
        this.wording = wording;
        this.owner = owner;
        this.empty = Stamp.of(0, wording, zone);
        this.workers = Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(),
                Thread.ofPlatform().daemon().name("index-", 0).factory());
        this.steps = new Steps(archive.articles(), new Documents(wording, zone), workers);
        this.making = first();
    }

    /**
     * Opens the index in this folder, or begins one.
     *
     * @param folder made where it does not exist
     * @param zone the zone of the archive's days
     * @throws IndexException where the folder cannot be used, or another program writes to it
     */
    public static LuceneIndex open(Path folder, Archive archive, Wording wording, ZoneId zone) {
        try {
            Files.createDirectories(folder);
            Lock owner = FSDirectory.open(folder).obtainLock("owner.lock");
            return new LuceneIndex(new Folder(folder.toRealPath()), archive, wording, zone, owner);
        } catch (LockObtainFailedException e) {
            throw new IndexException(
                    folder + ": another program writes to this index; stop it, or only read the index", e);
        } catch (IOException e) {
            throw new IndexException(folder + ": the index cannot be opened: " + e.getMessage(), e);
        }
    }

    private Making first() throws IOException {
        Optional<Path> current = folder.current();
        Making opened = readable(current.orElse(folder.fresh()));
        if (!current.equals(Optional.of(opened.folder()))) {
            opened.commit();
            folder.use(opened.folder());
        }
        folder.deleteOthers(opened.folder());
        return opened;
    }

    /** A making that cannot be read any more costs time, not articles: an empty one takes its place, and is filled from the rows. */
    private Making readable(Path current) throws IOException {
        try {
            return Making.open(current, new Lengths(), empty);
        } catch (IOException e) {
            if (!Damage.in(e)) {
                throw e;
            }
            tellDamaged(current, e);
            return Making.open(folder.fresh(), new Lengths(), empty);
        }
    }

    private static void tellDamaged(Path making, IOException failure) {
        LOG.warn("index damaged folder={} action=rebuild lost=nothing reason=\"{}\"", making, failure.getMessage());
    }

    @Override
    public long follow(Progress progress) {
        turn.lock();
        try {
            if (making.failure() instanceof IOException why && Damage.in(why)) {
                tellDamaged(making.folder(), why);
                return remade(progress);
            }
            reopenAfterFailure();
            if (!making.stamp().sameMaking(empty)) {
                LOG.info("index outdated made={} now={} action=rebuild", making.stamp(), empty);
                return remade(progress);
            }
            if (making.stamp().sequence() > archive.sequence()) {
                LOG.info(
                        "index ahead sequence={} archive={} action=rebuild",
                        making.stamp().sequence(),
                        archive.sequence());
                return remade(progress);
            }
            return advanced(progress);
        } catch (RuntimeException e) {
            // Where a merge in the background has closed the writer, that is what happened.
            throw making.failure() instanceof IOException why ? failed(why) : e;
        } catch (IOException e) {
            throw failed(e);
        } finally {
            turn.unlock();
        }
    }

    private long advanced(Progress progress) throws IOException {
        try {
            return steps.advance(making, archive.sequence(), progress);
        } catch (CorruptIndexException e) {
            tellDamaged(making.folder(), e);
            return remade(progress);
        }
    }

    @Override
    public long rebuild(Progress progress) {
        turn.lock();
        try {
            reopenAfterFailure();
            return remade(progress);
        } catch (IOException e) {
            throw failed(e);
        } finally {
            turn.unlock();
        }
    }

    private long remade(Progress progress) throws IOException {
        Making fresh = Making.open(folder.fresh(), new Lengths(), empty);
        try {
            long revisions = steps.advance(fresh, archive.sequence(), progress);
            fresh.commit();
            folder.use(fresh.folder());
            Making old = making;
            making = fresh;
            old.close();
            folder.deleteOthers(fresh.folder());
            LOG.info(
                    "index rebuilt revisions={} sequence={}",
                    revisions,
                    fresh.stamp().sequence());
            return revisions;
        } finally {
            if (making != fresh) {
                fresh.close();
            }
        }
    }

    /** A full disk closes Lucene's writer; the last commit is whole. */
    private void reopenAfterFailure() throws IOException {
        if (making.broken()) {
            Making old = making;
            // Another thread may be about to close it.
            old.writer().rollback();
            making = Making.open(old.folder(), new Lengths(), empty);
            old.close();
            LOG.info("index reopened sequence={}", making.stamp().sequence());
        }
    }

    private IndexException failed(IOException e) {
        String advice = Damage.in(e) ? "it is made again from the rows" : "free the disk and start again";
        return new IndexException(
                "%s: the index cannot be written: %s; %s, nothing is lost"
                        .formatted(making.folder(), e.getMessage(), advice),
                e);
    }

    @Override
    public View newest() {
        Making asked = making;
        Optional<View> view = asked.view();
        while (view.isEmpty()) {
            Making newer = making;
            if (newer.equals(asked)) {
                throw new IllegalStateException(folder.root() + ": the index is closed");
            }
            asked = newer;
            view = asked.view();
        }
        return view.get();
    }

    @Override
    public Wording wording() {
        return wording;
    }

    @Override
    public void close() {
        turn.lock();
        try {
            if (!closed) {
                closed = true;
                closeAll();
            }
        } catch (IOException e) {
            throw failed(e);
        } finally {
            turn.unlock();
        }
    }

    private void closeAll() throws IOException {
        try (owner) {
            workers.shutdown();
            making.close();
        }
    }
}
