package mn.sonin.indexer.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import mn.sonin.archive.ArticleId;
import mn.sonin.indexer.IndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * The stories as of their last commit at each moment, for a program that only reads while another writes. Safe for several threads.
 */
public final class WrittenStories implements Stories, AutoCloseable {
    private final Path folder;
    private final Directory directory;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile StoryView shown;

    private WrittenStories(Path folder, Directory directory, StoryView first) {
        this.folder = folder;
        this.directory = directory;
        this.shown = first;
    }

    /**
     * Opens what was last committed; empty where there is nothing yet.
     *
     * @throws IndexException where the folder cannot be read
     */
    public static Optional<WrittenStories> open(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                return Optional.empty();
            }
            Directory directory = FSDirectory.open(folder);
            if (!DirectoryReader.indexExists(directory)) {
                directory.close();
                return Optional.empty();
            }
            return Optional.of(new WrittenStories(folder, directory, view(DirectoryReader.open(directory))));
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static StoryView view(DirectoryReader reader) throws IOException {
        return new StoryView(reader, StoryView.sequence(reader.getIndexCommit().getUserData()));
    }

    private static IndexException unreadable(Path folder, IOException failure) {
        return new IndexException(folder + ": the stories cannot be read: " + failure.getMessage(), failure);
    }

    private StoryView newest() {
        if (turn.tryLock()) {
            try {
                look();
            } catch (IOException e) {
                throw unreadable(folder, e);
            } finally {
                turn.unlock();
            }
        }
        return shown;
    }

    private void look() throws IOException {
        DirectoryReader newer = DirectoryReader.openIfChanged(shown.reader());
        if (newer != null) {
            StoryView old = shown;
            shown = view(newer);
            old.close();
        }
    }

    @Override
    public Optional<Place> of(ArticleId article) {
        return StoryView.asked(this::newest, view -> view.of(article));
    }

    @Override
    public Map<ArticleId, ArticleId> of(Set<ArticleId> articles) {
        return StoryView.asked(this::newest, view -> Optional.of(view.of(articles)))
                .orElse(Map.of());
    }

    @Override
    public Optional<Story> find(ArticleId id) {
        return StoryView.asked(this::newest, view -> view.find(id));
    }

    @Override
    public long sequence() {
        return newest().sequence();
    }

    @Override
    public void close() {
        turn.lock();
        try (directory) {
            shown.close();
        } catch (IOException e) {
            throw new IndexException("the stories cannot be closed: " + e.getMessage(), e);
        } finally {
            turn.unlock();
        }
    }
}
