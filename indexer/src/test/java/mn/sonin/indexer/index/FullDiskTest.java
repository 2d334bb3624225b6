package mn.sonin.indexer.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mn.sonin.archive.ArticleId;
import mn.sonin.indexer.IndexException;
import mn.sonin.indexer.Indexing;
import mn.sonin.indexer.Newsroom;
import mn.sonin.indexer.SmallDisk;
import mn.sonin.indexer.analysis.Analyzers;
import mn.sonin.indexer.analysis.Expansions;
import mn.sonin.indexer.story.StoryIndex;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reader of the log is told of a full disk, and that indexing goes on by itself once there is room. */
class FullDiskTest {
    private static final int ARTICLES = 60;
    private static final int WORDS = 2_000;

    @TempDir
    private Path folder;

    @TempDir
    private Path home;

    private Newsroom news;
    private List<ArticleId> articles = List.of();

    @BeforeEach
    void publish() {
        Random random = new Random(11);
        news = new Newsroom(home);
        articles = IntStream.range(0, ARTICLES)
                .mapToObj(i -> news.publish("Copper " + i, words(random)))
                .toList();
    }

    @AfterEach
    void close() {
        news.close();
    }

    /** Words that no index packs into little. */
    private static String words(Random random) {
        return random.ints(WORDS, 0, Integer.MAX_VALUE)
                .mapToObj(number -> Integer.toString(number, Character.MAX_RADIX))
                .collect(Collectors.joining(" "));
    }

    /** Several workers write, and any of them may be the one that meets the end of the disk. */
    @RepeatedTest(3)
    void anIndexOnAFullDiskSaysSoAndGoesOnOnceThereIsRoom() {
        try (SmallDisk disk = new SmallDisk(folder, "300k");
                LuceneIndex index = LuceneIndex.open(folder, news.archive(), Newsroom.WORDING, Newsroom.ZONE)) {
            assertToldOfTheDisk(index);
            assertToldOfTheDisk(index);
            disk.grow();
            index.follow(Newsroom.SILENT);

            IndexVerification.Report report =
                    IndexVerification.of(folder, news.archive(), Newsroom.WORDING, Newsroom.SILENT);
            assertThat(report.problems()).isEmpty();
            assertThat(report.revisions()).isEqualTo(ARTICLES);
        }
    }

    @Test
    void storiesOnAFullDiskSaySoAndGoOnOnceThereIsRoom() {
        try (SmallDisk disk = new SmallDisk(folder, "40k");
                StoryIndex stories = StoryIndex.open(
                        folder, news.archive(), Analyzers.bundled(), Expansions::bundled, Newsroom.ZONE)) {
            assertToldOfTheDisk(stories);
            assertToldOfTheDisk(stories);
            disk.grow();
            stories.follow(Newsroom.SILENT);

            assertThat(articles)
                    .allSatisfy(article -> assertThat(stories.of(article)).isPresent());
        }
    }

    private void assertToldOfTheDisk(Indexing indexing) {
        assertThatThrownBy(() -> indexing.follow(Newsroom.SILENT))
                .isInstanceOf(IndexException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("No space left")
                .hasMessageContaining("free the disk and start again, nothing is lost");
    }
}
