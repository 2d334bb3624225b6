package mn.sonin.indexer.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mn.sonin.archive.ArticleId;
import mn.sonin.indexer.IndexException;
import mn.sonin.indexer.Newsroom;
import mn.sonin.indexer.SearchAnswer.Hit;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

final class LuceneIndexTest {
    private Newsroom news;

    @BeforeEach
    void open(@TempDir Path folder) {
        news = new Newsroom(folder);
    }

    @AfterEach
    void close() {
        news.close();
    }

    @Test
    void whatTheArchiveHadAndTheIndexLostInACrashIsThereAfterReopening() {
        news.publish("First copper", "");
        news.index().follow(Newsroom.SILENT);
        news.publish("Second copper", "");
        news.reopenIndex();

        assertThat(news.titles("copper")).containsExactlyInAnyOrder("First copper", "Second copper");
    }

    @Test
    void followingTwiceAddsNothingTwice() {
        news.publish("Copper", "");

        assertThat(news.index().follow(Newsroom.SILENT)).isEqualTo(1);
        assertThat(news.index().follow(Newsroom.SILENT)).isZero();
        assertThat(news.titles("copper")).containsExactly("Copper");
    }

    @Test
    void whatWasSeenBefore1970IsFoundAsAllElse() {
        Instant seen = Instant.parse("1960-01-01T00:00:00Z");
        news.publish("Copper up", "");
        news.publishSeen(seen, "Copper of old");
        news.publish("Copper down", "");

        assertThat(news.titles("copper")).containsExactlyInAnyOrder("Copper up", "Copper of old", "Copper down");
        assertThat(news.found("old").hits()).extracting(Hit::firstSeen).containsExactly(seen);
    }

    @Test
    void anArticleThatCannotBeWrittenCostsNoOther() {
        news.publish("Copper up", "");
        ArticleId unwritable = news.publishIn("x".repeat(40_000), "Copper without end");
        news.publish("Copper down", "");
        Logger logger = (Logger) LoggerFactory.getLogger(Steps.class);
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        said.start();
        logger.addAppender(said);

        try {
            assertThat(news.titles("copper")).containsExactlyInAnyOrder("Copper up", "Copper down");
            assertThat(news.index().follow(Newsroom.SILENT)).isZero();
        } finally {
            logger.detachAppender(said);
        }

        try (WrittenIndex read = WrittenIndex.open(news.indexFolder(), Newsroom.WORDING);
                View view = read.newest()) {
            assertThat(view.reader().numDocs()).isEqualTo(2);
            assertThat(view.sequence()).isEqualTo(news.archive().sequence());
        }
        assertThat(said.list)
                .filteredOn(event -> event.getLevel().equals(Level.ERROR))
                .singleElement()
                .extracting(ILoggingEvent::getFormattedMessage)
                .asString()
                .startsWith("index article=%s revision=1 outcome=left-out".formatted(unwritable));
    }

    @Test
    void aRebuiltIndexGivesTheSameAnswers() {
        for (int i = 0; i < 20; i++) {
            news.edit(news.publish("Copper " + i, "mine " + i), "Copper again " + i, "mine " + i);
        }
        List<String> before = news.titles("copper mine");

        assertThat(news.index().rebuild(Newsroom.SILENT)).isEqualTo(40);
        assertThat(news.titles("copper mine")).isEqualTo(before);
        assertThat(news.titles("copper history:yes")).hasSize(20);
    }

    @Test
    void fewArticlesAreWrittenAsOneSegment() {
        for (int i = 0; i < 20; i++) {
            news.publish("Copper " + i, "mine " + i);
        }
        news.index().follow(Newsroom.SILENT);

        try (WrittenIndex read = WrittenIndex.open(news.indexFolder(), Newsroom.WORDING);
                View view = read.newest()) {
            assertThat(view.reader().numDocs()).isEqualTo(20);
            assertThat(view.reader().leaves()).hasSize(1);
        }
    }

    @Test
    void anIndexOfAnotherZoneOrAnalysisIsMadeAgain() {
        news.publish("ikon", "2025-12-01", "Copper", "");
        news.index().follow(Newsroom.SILENT);
        news.index().close();

        try (LuceneIndex other =
                LuceneIndex.open(news.indexFolder(), news.archive(), Newsroom.WORDING, ZoneId.of("Europe/London"))) {
            assertThat(other.follow(Newsroom.SILENT)).isEqualTo(1);
            assertThat(other.follow(Newsroom.SILENT)).isZero();
        }
    }

    @Test
    void anotherProgramReadsWhatIsCommittedWhileThisOneWrites() {
        news.publish("Copper", "");
        news.index().follow(Newsroom.SILENT);

        try (WrittenIndex read = WrittenIndex.open(news.indexFolder(), Newsroom.WORDING);
                View view = read.newest()) {
            assertThat(view.reader().numDocs()).isEqualTo(1);
            assertThat(view.sequence()).isEqualTo(news.archive().sequence());
        }
    }

    @Test
    void whoReadsBesideSeesWhatIsCommittedLater() throws IOException {
        news.publish("Copper", "");
        news.index().follow(Newsroom.SILENT);

        try (WrittenIndex read = WrittenIndex.open(news.indexFolder(), Newsroom.WORDING)) {
            assertThat(documents(read)).isEqualTo(1);

            news.publish("Gold", "");
            news.index().follow(Newsroom.SILENT);
            assertThat(documents(read)).isEqualTo(2);

            news.publish("Coal", "");
            news.index().rebuild(Newsroom.SILENT);
            assertThat(documents(read)).isEqualTo(3);

            news.publish("Iron", "");
            news.index().follow(Newsroom.SILENT);
            assertThat(documents(read)).isEqualTo(4);
        }
    }

    private long documents(WrittenIndex read) {
        try (View view = read.newest()) {
            assertThat(view.sequence()).isEqualTo(news.archive().sequence());
            return view.reader().numDocs();
        }
    }

    @Test
    void anIndexThatAnotherVersionMadeIsNotAskedWithTheWordsOfThisOne() throws IOException {
        news.publish("Copper", "");
        news.index().follow(Newsroom.SILENT);
        news.index().close();
        Path making = new Folder(news.indexFolder()).current().orElseThrow();
        try (Directory directory = FSDirectory.open(making);
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            Map<String, String> stamp =
                    new HashMap<>(Stamp.of(1, Newsroom.WORDING, Newsroom.ZONE).written());
            stamp.put("wording", "analysis-0-x");
            writer.setLiveCommitData(stamp.entrySet());
        }

        assertThatThrownBy(() -> WrittenIndex.open(news.indexFolder(), Newsroom.WORDING))
                .isInstanceOf(IndexException.class)
                .hasMessage(
                        "%s: the index was made by another version of Sonin (analysis-0-x; this one reads texts by %s); start \"sonin serve\" once, or \"sonin rebuild index\" makes it again",
                        news.indexFolder(), Newsroom.WORDING.version());
    }

    @Test
    void aSecondWriterIsRefusedWithAReason() {
        assertThatThrownBy(news::openIndex)
                .isInstanceOf(IndexException.class)
                .hasMessage(
                        news.indexFolder() + ": another program writes to this index; stop it, or only read the index");
    }

    @Test
    void readingAnIndexThatWasNeverMadeSaysWhatMakesOne(@TempDir Path empty) {
        assertThatThrownBy(() -> WrittenIndex.open(empty, Newsroom.WORDING))
                .isInstanceOf(IndexException.class)
                .hasMessage(empty + ": there is no index yet; \"sonin rebuild index\" makes one");
    }

    @Test
    void progressEndsAtTheEndOfTheArchive() {
        news.publish("Copper", "");
        news.publish("Gold", "");
        List<Long> reached = new ArrayList<>();

        news.index().follow((revisions, sequence, end) -> reached.add(sequence - end));

        assertThat(reached).endsWith(0L);
    }

    @Test
    void anIndexOfAnotherAnalysisSaysThatItIsMadeAgain() {
        news.publish("ikon", "2025-12-01", "Copper", "");
        news.index().follow(Newsroom.SILENT);
        news.index().close();
        Logger logger = (Logger) LoggerFactory.getLogger(LuceneIndex.class);
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        said.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(said);

        try (LuceneIndex other =
                LuceneIndex.open(news.indexFolder(), news.archive(), Newsroom.WORDING, ZoneId.of("Europe/London"))) {
            other.follow(Newsroom.SILENT);
        } finally {
            logger.detachAppender(said);
            logger.setLevel(null);
        }

        assertThat(said.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .anySatisfy(
                        line -> assertThat(line).startsWith("index outdated").contains("action=rebuild"));
    }
}
