package mn.sonin.indexer.index;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mn.sonin.archive.ArticleId;
import mn.sonin.indexer.IndexException;
import mn.sonin.indexer.Indexing;
import mn.sonin.indexer.Newsroom;
import mn.sonin.indexer.analysis.Analyzers;
import mn.sonin.indexer.analysis.Expansions;
import mn.sonin.indexer.story.StoryIndex;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A byte that changes under a running program is met by a merge: it costs time, not articles, and is called by its name. */
class ChangedByteWhileRunningTest {
    /** Lucene merges when there are more than ten segments of a size. */
    private static final int MANY_STEPS = 200;

    @TempDir
    private Path folder;

    private Newsroom news;
    private final List<ArticleId> articles = new ArrayList<>();
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();

    @BeforeEach
    void open() {
        news = new Newsroom(folder);
        said.start();
    }

    @AfterEach
    void close() {
        news.close();
    }

    @Test
    void theIndexIsMadeAgain() throws IOException {
        publish();
        news.index().follow(Newsroom.SILENT);
        changeByteOf(news.indexFolder(), "Zyzzyva");

        followUntilHealed(LuceneIndex.class, news.index());

        assertThat(news.found("title:mine").total()).isEqualTo(articles.size());
        news.index().close();
        assertThat(IndexVerification.of(news.indexFolder(), news.archive(), Newsroom.WORDING, Newsroom.SILENT)
                        .problems())
                .isEmpty();
    }

    @Test
    void theStoriesAreSettledAgain() throws IOException {
        Path kept = folder.resolve("stories");
        try (StoryIndex stories =
                StoryIndex.open(kept, news.archive(), Analyzers.bundled(), Expansions::bundled, Newsroom.ZONE)) {
            publish();
            stories.follow(Newsroom.SILENT);
            changeByteOf(kept, articles.getFirst().value());

            followUntilHealed(StoryIndex.class, stories);

            assertThat(articles)
                    .allSatisfy(article -> assertThat(stories.of(article)).isPresent());
        }
        assertThat(FileVerification.of(kept)).isEmpty();
    }

    private void publish() {
        articles.add(news.publish("Zyzzyva mine " + articles.size(), "Shaft " + articles.size()));
    }

    private static void changeByteOf(Path folder, String text) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".cfs")).toList()) {
                int at = Files.readString(file, StandardCharsets.ISO_8859_1).indexOf(text);
                assertThat(at).isPositive();
                try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
                    open.seek(at);
                    open.write('#');
                }
            }
        }
    }

    /** Merges run beside the steps, so that the one after next may be the first that fails. */
    private void followUntilHealed(Class<?> told, Indexing indexing) {
        Logger logger = (Logger) LoggerFactory.getLogger(told);
        logger.addAppender(said);
        try {
            while (said.list.stream()
                    .noneMatch(event -> event.getFormattedMessage().contains("damaged"))) {
                publish();
                assertThat(articles).hasSizeLessThan(MANY_STEPS);
                followOrSay(indexing);
            }
        } finally {
            logger.detachAppender(said);
        }
    }

    private static void followOrSay(Indexing indexing) {
        try {
            indexing.follow(Newsroom.SILENT);
        } catch (IndexException e) {
            assertThat(e).hasMessageEndingWith("again from the rows, nothing is lost");
        }
    }
}
