package mn.sonin.indexer.index;

import java.io.IOException;
import java.nio.file.Path;
import mn.sonin.indexer.IndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** The index as of its last commit, for a program that only reads while another writes. Safe for several threads. */
public final class WrittenIndex implements Views, AutoCloseable {
    private final Path folder;
    private final Directory directory;
    private final Wording wording;
    private final Shown shown;

    private WrittenIndex(Path folder, Directory directory, Wording wording, DirectoryReader reader) throws IOException {
        this.folder = folder;
        this.directory = directory;
        this.wording = wording;
        this.shown = new Shown(new View(reader, sequence(reader)));
    }

    /**
     * Opens what was last committed.
     *
     * @throws IndexException where there is no index yet
     */
    public static WrittenIndex open(Path folder, Wording wording) {
        try {
            Path making = new Folder(folder).current().orElseThrow(() -> missing(folder));
            Directory directory = FSDirectory.open(making);
            try {
                return new WrittenIndex(folder, directory, wording, DirectoryReader.open(directory));
            } catch (IndexNotFoundException e) {
                directory.close();
                throw missing(folder);
            }
        } catch (IOException e) {
            throw new IndexException(
                    "%s: the index cannot be read: %s; \"sonin rebuild index\" makes it again from the rows"
                            .formatted(folder, e.getMessage()),
                    e);
        }
    }

    private static IndexException missing(Path folder) {
        return new IndexException(folder + ": there is no index yet; \"sonin rebuild index\" makes one");
    }

    private static long sequence(DirectoryReader reader) throws IOException {
        return Stamp.read(reader.getIndexCommit().getUserData()).sequence();
    }

    @Override
    public View newest() {
        return shown.hold().orElseThrow(() -> new IllegalStateException(folder + ": the index is closed"));
    }

    @Override
    public Wording wording() {
        return wording;
    }

    @Override
    public void close() {
        try (directory) {
            shown.close();
        } catch (IOException e) {
            throw new IndexException(folder + ": the index cannot be closed: " + e.getMessage(), e);
        }
    }
}
