package mn.sonin.indexer.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/** One making of the index, open for writing. One thread at a time changes it. */
final class Making implements Closeable {
    private final Path folder;
    private final Directory directory;
    private final IndexWriter writer;
    private final Shown shown;
    private Stamp stamp;

    private Making(Path folder, Directory directory, IndexWriter writer, Stamp stamp) throws IOException {
        this.folder = folder;
        this.directory = directory;
        this.writer = writer;
        this.stamp = stamp;
        this.shown = new Shown(new View(DirectoryReader.open(writer), stamp.sequence()));
    }

    /** Opens what is in the folder; a folder without an index gets an empty one, stamped so. */
    static Making open(Path folder, Similarity similarity, Stamp empty) throws IOException {
        Directory directory = FSDirectory.open(folder);
        try {
            boolean exists = DirectoryReader.indexExists(directory);
            IndexWriterConfig config = new IndexWriterConfig(new KeywordAnalyzer())
                    .setSimilarity(similarity)
                    .setRAMBufferSizeMB(LuceneIndex.BUFFER_MEGABYTES)
                    .setCommitOnClose(false);
            IndexWriter writer = new IndexWriter(directory, config);
            try {
                Stamp stamp = exists ? Stamp.read(writtenIn(writer)) : empty;
                return new Making(folder, directory, writer, stamp);
            } catch (IOException | RuntimeException e) {
                writer.rollback();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static Map<String, String> writtenIn(IndexWriter writer) {
        Map<String, String> written = new HashMap<>();
        Iterable<Map.Entry<String, String>> live = writer.getLiveCommitData();
        if (live != null) {
            live.forEach(entry -> written.put(entry.getKey(), entry.getValue()));
        }
        return written;
    }

    IndexWriter writer() {
        return writer;
    }

    Path folder() {
        return folder;
    }

    Stamp stamp() {
        return stamp;
    }

    Optional<View> view() {
        return shown.hold();
    }

    /** All documents up to this place are in the writer. */
    void reached(long sequence) {
        stamp = stamp.at(sequence);
    }

    void commit() throws IOException {
        writer.setLiveCommitData(stamp.written().entrySet());
        writer.commit();
    }

    /** Shows searches what the writer holds; only between steps, so that a view is never half a step. */
    void show() throws IOException {
        shown.replace(DirectoryReader.openIfChanged(shown.reader(), writer), stamp.sequence());
    }

    /** Closes the writer without what it holds beyond the last commit. */
    void forget(Exception failure) {
        try {
            writer.rollback();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** Whether a failure has closed the writer; what was committed is safe. */
    boolean broken() {
        return !writer.isOpen();
    }

    /** What has closed the writer, perhaps in a merge in the background; null where nothing has. */
    @Nullable
    Throwable failure() {
        return writer.getTragicException();
    }

    @Override
    public void close() throws IOException {
        try (directory;
                writer) {
            shown.close();
        }
    }
}
