package mn.sonin.indexer.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mn.sonin.archive.ArticleId;
import mn.sonin.indexer.IndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** The stories as of their last commit, for a program that only reads while another writes. Safe for several threads. */
public final class WrittenStories implements Stories, AutoCloseable {
    private final Directory directory;
    private final StoryView view;

    private WrittenStories(Directory directory, StoryView view) {
        this.directory = directory;
        this.view = view;
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
            DirectoryReader reader = DirectoryReader.open(directory);
            long sequence = StoryView.sequence(reader.getIndexCommit().getUserData());
            return Optional.of(new WrittenStories(directory, new StoryView(reader, sequence)));
        } catch (IOException e) {
            throw new IndexException(folder + ": the stories cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<Place> of(ArticleId article) {
        return view.of(article);
    }

    @Override
    public Map<ArticleId, ArticleId> of(Set<ArticleId> articles) {
        return view.of(articles);
    }

    @Override
    public Optional<Story> find(ArticleId id) {
        return view.find(id);
    }

    @Override
    public long sequence() {
        return view.sequence();
    }

    @Override
    public void close() {
        try (directory) {
            view.close();
        } catch (IOException e) {
            throw new IndexException("the stories cannot be closed: " + e.getMessage(), e);
        }
    }
}
