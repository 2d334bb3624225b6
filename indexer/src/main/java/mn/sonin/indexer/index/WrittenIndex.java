package mn.sonin.indexer.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import mn.sonin.indexer.IndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/**
 * The index as of its last commit at each moment, for a program that only reads while another writes; one that is made again is gone over to.
 * Safe for several threads.
 */
public final class WrittenIndex implements Views, AutoCloseable {
    private final Folder folder;
    private final Wording wording;
    private final ReentrantLock turn = new ReentrantLock();
    private final Shown shown;
    private Path making;
    private Directory directory;

    private WrittenIndex(Folder folder, Path making, Directory directory, Wording wording, DirectoryReader reader)
            throws IOException {
        this.folder = folder;
        this.making = making;
        this.directory = directory;
        this.wording = wording;
        this.shown = new Shown(new View(reader, sequence(reader)));
    }

    /**
     * Opens what was last committed.
     *
     * @throws IndexException where there is no index yet, or one that this version of Sonin cannot read rightly
     */
    public static WrittenIndex open(Path folder, Wording wording) {
        Folder root = new Folder(folder);
        try {
            Path making = current(root);
            Directory directory = FSDirectory.open(making);
            try {
                DirectoryReader reader = DirectoryReader.open(directory);
                requireSameWords(folder, wording, reader);
                return new WrittenIndex(root, making, directory, wording, reader);
            } catch (IndexNotFoundException e) {
                directory.close();
                throw missing(folder);
            }
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static Path current(Folder folder) throws IOException {
        return folder.current().orElseThrow(() -> missing(folder.root()));
    }

    private static IndexException missing(Path folder) {
        return new IndexException(folder + ": there is no index yet; \"sonin rebuild index\" makes one");
    }

    private static IndexException unreadable(Path folder, IOException failure) {
        return new IndexException(
                "%s: the index cannot be read: %s; \"sonin rebuild index\" makes it again from the rows"
                        .formatted(folder, failure.getMessage()),
                failure);
    }

    /** Asked with the words of another analysis, an index would find too little and not say so. */
    private static void requireSameWords(Path folder, Wording wording, DirectoryReader reader) throws IOException {
        Stamp stamp = stamp(reader);
        if (!stamp.readBy(wording)) {
            reader.close();
            throw new IndexException(
                    "%s: the index was made by another version of Sonin (%s; this one reads texts by %s); start \"sonin serve\" once, or \"sonin rebuild index\" makes it again"
                            .formatted(folder, stamp.wording(), wording.version()));
        }
    }

    private static Stamp stamp(DirectoryReader reader) throws IOException {
        return Stamp.read(reader.getIndexCommit().getUserData());
    }

    private static long sequence(DirectoryReader reader) throws IOException {
        return stamp(reader).sequence();
    }

    @Override
    public View newest() {
        if (turn.tryLock()) {
            try {
                look();
            } catch (IOException e) {
                throw unreadable(folder.root(), e);
            } finally {
                turn.unlock();
            }
        }
        return shown.hold().orElseThrow(() -> new IllegalStateException(folder.root() + ": the index is closed"));
    }

    private void look() throws IOException {
        try {
            lookOnce();
        } catch (IOException e) {
            if (!Damage.in(e)) {
                throw e;
            }
            // What was just named may have been replaced and deleted before it was opened.
            lookOnce();
        }
    }

    private void lookOnce() throws IOException {
        Path now = current(folder);
        if (now.equals(making)) {
            show(DirectoryReader.openIfChanged(shown.reader()));
        } else {
            Directory next = FSDirectory.open(now);
            try {
                show(DirectoryReader.open(next));
            } catch (IOException | RuntimeException e) {
                next.close();
                throw e;
            }
            directory.close();
            directory = next;
            making = now;
        }
    }

    private void show(@Nullable DirectoryReader newer) throws IOException {
        if (newer != null) {
            requireSameWords(folder.root(), wording, newer);
            shown.replace(newer, sequence(newer));
        }
    }

    @Override
    public Wording wording() {
        return wording;
    }

    @Override
    public void close() {
        turn.lock();
        try {
            shown.close();
            directory.close();
        } catch (IOException e) {
            throw new IndexException(folder.root() + ": the index cannot be closed: " + e.getMessage(), e);
        } finally {
            turn.unlock();
        }
    }
}
