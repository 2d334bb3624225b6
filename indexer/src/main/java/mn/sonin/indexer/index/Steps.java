package mn.sonin.indexer.index;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import mn.sonin.archive.Articles;
import mn.sonin.archive.Articles.Change;
import mn.sonin.archive.Articles.Changes;
import mn.sonin.indexer.Indexing.Progress;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.AlreadyClosedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a making along the archive's sequence, step by step; while one step is added, the next is read. */
final class Steps {
    private static final Logger LOG = LoggerFactory.getLogger(Steps.class);

    /** Places of the sequence read at once: some megabytes of text. */
    private static final int STEP = 1_000;

    /** Revisions between commits, which are also shown; a crash costs at most this many again. */
    private static final int COMMIT_AFTER = 50_000;

    /**
     * Changes that one worker adds alone. Each worker's changes become segments of their own, whose lists of terms cost as much for few
     * documents as for many.
     */
    private static final int ALONE = 50;

    private final Articles articles;
    private final Documents documents;
    private final ExecutorService workers;

    Steps(Articles articles, Documents documents, ExecutorService workers) {
        this.articles = articles;
        this.documents = documents;
        this.workers = workers;
    }

    /** Goes to the end of the sequence; what was added is committed and shown on return. */
    long advance(Making making, long end, Progress progress) throws IOException {
        long revisions = 0;
        long committed = 0;
        long start = making.stamp().sequence();
        Changes step = read(making.stamp().sequence());
        while (step.upTo() > making.stamp().sequence()) {
            long from = step.upTo();
            Future<Changes> next = workers.submit(() -> read(from));
            add(making, step);
            making.reached(step.upTo());
            revisions += step.changes().size();
            progress.reached(revisions, step.upTo(), Math.max(end, step.upTo()));
            if (revisions - committed >= COMMIT_AFTER) {
                making.commit();
                making.show();
                committed = revisions;
            }
            step = done(next);
        }
        if (making.stamp().sequence() > start) {
            making.commit();
            making.show();
            LOG.info(
                    "index followed revisions={} sequence={}",
                    revisions,
                    making.stamp().sequence());
        }
        return revisions;
    }

    private Changes read(long after) {
        return articles.changesAfter(after, STEP);
    }

    /** Of a step that fails nothing is left to be committed: it is added again from the last commit. */
    private void add(Making making, Changes step) throws IOException {
        try {
            addAll(making, step);
        } catch (IOException | RuntimeException e) {
            making.forget(e);
            throw e;
        }
    }

    /** Each worker takes the next change until none is left; changes of one step are of different revisions. All have stopped on return. */
    private void addAll(Making making, Changes step) throws IOException {
        List<Change> changes = step.changes();
        long before = making.stamp().sequence();
        AtomicInteger next = new AtomicInteger();
        Callable<Integer> share = () -> {
            int added = 0;
            for (int at = next.getAndIncrement(); at < changes.size(); at = next.getAndIncrement()) {
                write(making.writer(), changes.get(at), before, step.upTo());
                added++;
            }
            return added;
        };
        int shares = Math.min(Runtime.getRuntime().availableProcessors(), 1 + changes.size() / ALONE);
        for (Future<Integer> ended : all(Collections.nCopies(shares, share))) {
            done(ended);
        }
    }

    private List<Future<Integer>> all(List<Callable<Integer>> shares) throws IOException {
        try {
            return workers.invokeAll(shares);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IOException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IOException("interrupted while indexing", e);
    }

    /** A revision that cannot be written costs itself alone. */
    private void write(IndexWriter writer, Change change, long before, long reached) throws IOException {
        try {
            put(writer, change, before, reached);
        } catch (RuntimeException e) {
            if (!writer.isOpen()) {
                throw e;
            }
            LOG.error(
                    "index article={} revision={} outcome=left-out lost=nothing",
                    change.revision().article(),
                    change.revision().number(),
                    e);
        }
    }

    private void put(IndexWriter writer, Change change, long before, long reached) throws IOException {
        IndexedRevision revision = documents.read(change);
        Document document = documents.of(revision, reached);
        if (revision.since() > before) {
            writer.addDocument(document);
        } else {
            writer.updateDocument(Documents.key(revision), document);
        }
    }

    private static <T> T done(Future<T> work) throws IOException {
        try {
            return work.get();
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof IOException io) {
                throw io;
            }
            // A failure that another worker met has closed the writer: that is what happened.
            if (cause instanceof AlreadyClosedException && cause.getCause() instanceof IOException why) {
                throw why;
            }
            if (cause instanceof RuntimeException bug) {
                throw bug;
            }
            throw new IllegalStateException("indexing failed", e);
        }
    }
}
