package mn.sonin.indexer.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import mn.sonin.archive.ArticleId;
import mn.sonin.indexer.IndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * The stories as of their last commit at each moment, for a program that only reads while another writes; none as long as that one has committed
 * nothing. Safe for several threads.
 */
public final class WrittenStories implements Stories, AutoCloseable {
    private final Path folder;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile Optional<StoryView> shown = Optional.empty();

    private WrittenStories(Path folder) {
        this.folder = folder;
    }

    /**
     * Opens what was last committed, also where there is nothing yet.
     *
     * @throws IndexException where the folder cannot be read
     */
    public static WrittenStories open(Path folder) {
        WrittenStories stories = new WrittenStories(folder);
        stories.newest();
        return stories;
    }

    private static StoryView view(DirectoryReader reader) throws IOException {
        return new StoryView(reader, StoryView.sequence(reader.getIndexCommit().getUserData()));
    }

    private static IndexException unreadable(Path folder, IOException failure) {
        return new IndexException(folder + ": the stories cannot be read: " + failure.getMessage(), failure);
    }

    private Optional<StoryView> newest() {
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
        if (shown.isEmpty()) {
            shown = first();
            return;
        }
        StoryView old = shown.get();
        DirectoryReader newer = DirectoryReader.openIfChanged(old.reader());
        if (newer != null) {
            shown = Optional.of(view(newer));
            old.close();
        }
    }

    private Optional<StoryView> first() throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        Directory directory = FSDirectory.open(folder);
        try {
            if (DirectoryReader.indexExists(directory)) {
                return Optional.of(view(DirectoryReader.open(directory)));
            }
        } catch (IOException e) {
            directory.close();
            throw e;
        }
        directory.close();
        return Optional.empty();
    }

    private <T> Optional<T> asked(Function<StoryView, Optional<T>> question) {
        return newest().isEmpty() ? Optional.empty() : StoryView.asked(() -> newest().orElseThrow(), question);
    }

    @Override
    public Optional<Place> of(ArticleId article) {
        return asked(view -> view.of(article));
    }

    @Override
    public Map<ArticleId, ArticleId> of(Set<ArticleId> articles) {
        return asked(view -> Optional.of(view.of(articles))).orElse(Map.of());
    }

    @Override
    public Optional<Story> find(ArticleId id) {
        return asked(view -> view.find(id));
    }

    @Override
    public long sequence() {
        return newest().map(StoryView::sequence).orElse(0L);
    }

    @Override
    public void close() {
        turn.lock();
        try {
            if (shown.isPresent()) {
                Directory directory = shown.get().reader().directory();
                shown.get().close();
                directory.close();
            }
        } catch (IOException e) {
            throw new IndexException("the stories cannot be closed: " + e.getMessage(), e);
        } finally {
            turn.unlock();
        }
    }
}
