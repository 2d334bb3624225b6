package mn.sonin.indexer.story;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import mn.sonin.archive.Archive;
import mn.sonin.archive.ArticleId;
import mn.sonin.archive.Articles.Change;
import mn.sonin.archive.Articles.Changes;
import mn.sonin.indexer.IndexException;
import mn.sonin.indexer.Indexing;
import mn.sonin.indexer.analysis.Analyzers;
import mn.sonin.indexer.analysis.Expansions;
import mn.sonin.indexer.index.Damage;
import mn.sonin.indexer.story.Reader.Reading;
import mn.sonin.indexer.story.Settling.Decision;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.BytesRef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stories of an archive, kept in a small index of their own and open for writing by this program alone. An index that other rules made is
 * made again by the first {@link #follow}; readers see the old one until the new one is whole. Safe for several threads.
 */
public final class StoryIndex implements Indexing, Stories {
    private static final Logger LOG = LoggerFactory.getLogger(StoryIndex.class);

    /** Changes whenever the same archive would come to other stories. */
    private static final String RULES = "1";

    private static final int STEP = 500;
    private static final int SHOW_AFTER = 5_000;
    private static final int COMMIT_AFTER = 50_000;
    private static final double BUFFER_MEGABYTES = 24;

    private final Path folder;
    private final Archive archive;
    private final Reader reader;
    private final String rules;
    private final Directory directory;
    private final ReentrantLock turn = new ReentrantLock();
    private IndexWriter writer;
    private volatile StoryView shown;
    private Optional<Settling> settling = Optional.empty();
    private Optional<Neighbours> neighbours = Optional.empty();
    private long reached;
    private boolean closed;

    private StoryIndex(
            Path folder, Archive archive, Reader reader, String rules, Directory directory, IndexWriter writer)
            throws IOException {
        this.folder = folder;
        this.archive = archive;
        this.reader = reader;
        this.rules = rules;
        this.directory = directory;
        this.writer = writer;
        this.reached = StoryView.sequence(written());
        this.shown = new StoryView(DirectoryReader.open(writer), reached);
    }

    /**
     * Opens the stories in this folder, or begins them.
     *
     * @param folder made where it does not exist
     * @param expansions words of one idea in both languages
     * @param zone of dates without a time
     * @throws IndexException where the folder cannot be used, or another program writes to it
     */
    public static StoryIndex open(
            Path folder, Archive archive, Analyzers analyzers, Supplier<Expansions> expansions, ZoneId zone) {
        try {
            Files.createDirectories(folder);
            String rules = RULES + " " + analyzers.version() + " " + zone.getId();
            return readable(folder, archive, new Reader(analyzers, expansions, zone), rules);
        } catch (LockObtainFailedException e) {
            throw new IndexException(
                    folder + ": another program writes to these stories; stop it, or only read them", e);
        } catch (IOException e) {
            throw new IndexException(folder + ": the stories cannot be opened: " + e.getMessage(), e);
        }
    }

    /** Stories that cannot be read any more cost time, not articles: they are begun again, and settled from the rows. */
    private static StoryIndex readable(Path folder, Archive archive, Reader reader, String rules) throws IOException {
        try {
            return opened(folder, archive, reader, rules);
        } catch (IOException e) {
            if (!Damage.in(e)) {
                throw e;
            }
            tellDamaged(folder, e);
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "{_,segments}*")) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
            return opened(folder, archive, reader, rules);
        }
    }

    private static void tellDamaged(Path folder, IOException failure) {
        LOG.warn("stories damaged folder={} action=rebuild lost=nothing reason=\"{}\"", folder, failure.getMessage());
    }

    private static StoryIndex opened(Path folder, Archive archive, Reader reader, String rules) throws IOException {
        Directory directory = FSDirectory.open(folder);
        try {
            IndexWriter writer = writer(directory);
            try {
                return new StoryIndex(folder, archive, reader, rules, directory, writer);
            } catch (IOException | RuntimeException e) {
                writer.rollback();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static IndexWriter writer(Directory directory) throws IOException {
        return new IndexWriter(
                directory,
                new IndexWriterConfig(new KeywordAnalyzer())
                        .setRAMBufferSizeMB(BUFFER_MEGABYTES)
                        .setCommitOnClose(false));
    }

    /**
     * A full disk closes Lucene's writer; the last commit is whole, and what came after it is settled again. Where a merge found it torn, all
     * is; readers see the old stories until then.
     */
    private void reopenAfterFailure() throws IOException {
        if (writer.isOpen()) {
            return;
        }
        Throwable failure = writer.getTragicException();
        // Another thread may be about to close it.
        writer.rollback();
        writer = writer(directory);
        if (failure instanceof IOException why && Damage.in(why)) {
            tellDamaged(folder, why);
            forget();
            return;
        }
        reached = StoryView.sequence(written());
        settling = Optional.empty();
        StoryView old = shown;
        shown = new StoryView(DirectoryReader.open(writer), reached);
        old.close();
        LOG.info("stories reopened sequence={}", reached);
    }

    private Map<String, String> written() {
        return StoryView.written(writer.getLiveCommitData());
    }

    @Override
    public long follow(Progress progress) {
        turn.lock();
        try {
            reopenAfterFailure();
            boolean outdated = !rules.equals(written().getOrDefault("rules", rules)) || reached > archive.sequence();
            if (outdated) {
                LOG.info("stories outdated sequence={} archive={} action=rebuild", reached, archive.sequence());
                forget();
            }
            return advance(progress);
        } catch (RuntimeException e) {
            // Where a merge in the background has closed the writer, that is what happened.
            throw writer.getTragicException() instanceof IOException why ? failed(why) : e;
        } catch (IOException e) {
            throw failed(e);
        } finally {
            turn.unlock();
        }
    }

    @Override
    public long rebuild(Progress progress) {
        turn.lock();
        try {
            reopenAfterFailure();
            forget();
            return advance(progress);
        } catch (IOException e) {
            throw failed(e);
        } finally {
            turn.unlock();
        }
    }

    private void forget() throws IOException {
        writer.deleteAll();
        reached = 0;
        settling = Optional.empty();
    }

    private long advance(Progress progress) throws IOException {
        boolean whole = reached > 0;
        long start = reached;
        long settled = 0;
        long unshown = 0;
        long uncommitted = 0;
        Changes step = archive.articles().changesAfter(reached, STEP);
        while (step.upTo() > reached) {
            int added = add(step);
            reached = step.upTo();
            settled += added;
            unshown += added;
            uncommitted += added;
            progress.reached(settled, reached, Math.max(reached, archive.sequence()));
            if (unshown >= SHOW_AFTER) {
                refresh();
                unshown = 0;
            }
            if (whole && uncommitted >= COMMIT_AFTER) {
                commit();
                uncommitted = 0;
            }
            step = archive.articles().changesAfter(reached, STEP);
        }
        if (reached > start) {
            commit();
            show();
            LOG.info("stories followed articles={} sequence={}", settled, reached);
        }
        return settled;
    }

    /** Reading is most of the work and is shared among processors; settling goes in the order of the sequence. */
    private int add(Changes step) throws IOException {
        long before = reached;
        List<Change> fresh = step.changes().stream()
                .filter(change ->
                        change.revision().number() == 1 && change.revision().sequence() > before)
                .toList();
        List<Reading> readings =
                fresh.parallelStream().flatMap(change -> read(change).stream()).toList();
        try {
            for (Reading reading : readings) {
                add(reading);
            }
        } catch (IOException | RuntimeException e) {
            forgetStep(e);
            throw e;
        }
        return fresh.size();
    }

    /** Of a step that fails nothing is left to be committed: it is settled again from the last commit. */
    private void forgetStep(Exception failure) {
        try {
            writer.rollback();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private Optional<Reading> read(Change change) {
        try {
            return Optional.of(reader.read(change));
        } catch (RuntimeException e) {
            tellLeftOut(change.revision().article().value(), e);
            return Optional.empty();
        }
    }

    /** An article that cannot be settled costs itself alone. */
    private void add(Reading reading) throws IOException {
        try {
            writer.addDocument(document(settling().settle(reading)));
        } catch (RuntimeException e) {
            if (!writer.isOpen()) {
                throw e;
            }
            // It knows of an article that is not written; it is begun again from what is.
            settling = Optional.empty();
            tellLeftOut(reading.telling().article(), e);
        }
    }

    private static void tellLeftOut(String article, RuntimeException why) {
        LOG.error("stories article={} outcome=left-out lost=nothing", article, why);
    }

    private Settling settling() throws IOException {
        if (settling.isEmpty()) {
            DirectoryReader all = DirectoryReader.open(writer);
            Commonness commonness = commonness(all);
            neighbours.ifPresent(old -> closeQuietly(old.reader()));
            Neighbours found = new Neighbours(commonness, all);
            neighbours = Optional.of(found);
            settling = Optional.of(new Settling(commonness, found));
        }
        return settling.get();
    }

    private static Commonness commonness(DirectoryReader all) throws IOException {
        Commonness commonness = new Commonness();
        commonness.articles(all.numDocs());
        for (LeafReaderContext leaf : all.leaves()) {
            Terms terms = leaf.reader().terms(StoryFields.TRAIT);
            if (terms != null) {
                TermsEnum each = terms.iterator();
                for (BytesRef term = each.next(); term != null; term = each.next()) {
                    int trait = Neighbours.trait(term);
                    if (Trait.kind(trait) <= Trait.WORD) {
                        commonness.add(trait, each.docFreq());
                    }
                }
            }
        }
        return commonness;
    }

    private static void closeQuietly(DirectoryReader old) {
        try {
            old.close();
        } catch (IOException e) {
            LOG.warn("stories reader=unclosed reason=\"{}\"", e.getMessage());
        }
    }

    private void refresh() throws IOException {
        Neighbours found = neighbours.orElseThrow();
        DirectoryReader newest = DirectoryReader.openIfChanged(found.reader(), writer);
        if (newest != null) {
            DirectoryReader old = found.reader();
            found.shown(newest);
            old.close();
        }
    }

    private static Document document(Decision decision) {
        Telling telling = decision.reading().telling();
        Document document = new Document();
        name(document, StoryFields.ARTICLE, telling.article());
        name(document, StoryFields.STORY, decision.story());
        document.add(new SortedDocValuesField(StoryFields.SOURCE, new BytesRef(telling.source())));
        document.add(new SortedDocValuesField(StoryFields.LANGUAGE, new BytesRef(telling.language())));
        document.add(new NumericDocValuesField(StoryFields.AT, telling.at()));
        document.add(new SortedDocValuesField(
                StoryFields.ROLE, new BytesRef(decision.role().name())));
        document.add(new BinaryDocValuesField(StoryFields.WRITTEN, telling.written()));
        for (long term : Neighbours.terms(telling, decision.reading().template())) {
            document.add(new StringField(StoryFields.TRAIT, Neighbours.bytes(term), Field.Store.NO));
        }
        decision.joined().ifPresent(why -> document.add(new StoredField(StoryFields.WHY, Joining.written(why))));
        return document;
    }

    private static void name(Document document, String field, String name) {
        document.add(new StringField(field, name, Field.Store.NO));
        document.add(new SortedDocValuesField(field, new BytesRef(name)));
    }

    private void commit() throws IOException {
        writer.setLiveCommitData(
                Map.of("sequence", Long.toString(reached), "rules", rules).entrySet());
        writer.commit();
    }

    private void show() throws IOException {
        StoryView old = shown;
        DirectoryReader newest = DirectoryReader.openIfChanged(old.reader(), writer);
        if (newest != null) {
            shown = new StoryView(newest, reached);
            old.close();
        } else {
            shown = new StoryView(old.reader(), reached);
        }
    }

    private IndexException failed(IOException e) {
        String advice = Damage.in(e) ? "they are settled again from the rows" : "free the disk and start again";
        return new IndexException(
                "%s: the stories cannot be written: %s; %s, nothing is lost".formatted(folder, e.getMessage(), advice),
                e);
    }

    @Override
    public Optional<Place> of(ArticleId article) {
        return StoryView.asked(() -> shown, view -> view.of(article));
    }

    @Override
    public Map<ArticleId, ArticleId> of(Set<ArticleId> articles) {
        return StoryView.asked(() -> shown, view -> Optional.of(view.of(articles)))
                .orElse(Map.of());
    }

    @Override
    public Optional<Story> find(ArticleId id) {
        return StoryView.asked(() -> shown, view -> view.find(id));
    }

    @Override
    public long sequence() {
        return shown.sequence();
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
        try (directory;
                StoryView view = shown) {
            writer.close();
            if (neighbours.isPresent()) {
                neighbours.get().reader().close();
            }
            LOG.debug("stories closed sequence={}", view.sequence());
        }
    }
}
