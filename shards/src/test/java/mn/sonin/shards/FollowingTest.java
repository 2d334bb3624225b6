package mn.sonin.shards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mn.sonin.archive.Archive;
import mn.sonin.archive.ArticleId;
import mn.sonin.archive.Articles;
import mn.sonin.archive.Captures;
import mn.sonin.archive.Citations;
import mn.sonin.archive.Feeds;
import mn.sonin.archive.Frontier;
import mn.sonin.archive.Harvests;
import mn.sonin.archive.Leases;
import mn.sonin.archive.Ledger;
import mn.sonin.archive.SavedSearches;
import mn.sonin.config.Settings;
import mn.sonin.indexer.IndexException;
import mn.sonin.indexer.Indexing;
import mn.sonin.indexer.Newsroom;
import mn.sonin.indexer.answer.SharedIndex;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** An archive's index is kept along it, whatever the cluster answers meanwhile. */
class FollowingTest {
    @TempDir
    private Path folder;

    private StubCluster cluster;
    private Newsroom news;
    private SharedIndex index;

    @BeforeEach
    void open() throws IOException {
        cluster = new StubCluster();
        news = new Newsroom(folder, Newsroom::inFolder);
        index = index();
    }

    @AfterEach
    void close() {
        index.close();
        news.close();
        cluster.close();
    }

    private SharedIndex index() {
        Settings.OpenSearch where =
                new Settings.OpenSearch(List.of(cluster.address()), "sonin", 1, 0, Optional.empty());
        return new OpenSearchIndex.Located().at(where, Optional.empty(), Newsroom.WORDING);
    }

    private Indexing following() {
        return index.following(news.archive(), Newsroom.ZONE);
    }

    @Test
    void aNodeWithAnotherAnalysisIsNamedBeforeAnythingIsMade() {
        cluster.node("node-2", "analysis-6-abc");
        cluster.node("node-3", "");

        assertThatThrownBy(this::following)
                .isInstanceOf(IndexException.class)
                .hasMessage(
                        "%s: these nodes read texts otherwise than this version of Sonin (%s): node-2 (analysis-6-abc), node-3 (without the plugin, or with one from before it told its version); install the plugin analysis-mongolian that comes with this version on each of them, and start it again",
                        cluster.address(), Newsroom.WORDING.version());
        assertThat(cluster.indexes()).isEmpty();
    }

    @Test
    void aNodeThatComesWithAnotherAnalysisGetsNoDocument() {
        Indexing indexing = following();
        news.publish("Copper up", "");
        cluster.node("node-2", "analysis-6-abc");

        assertThatThrownBy(() -> indexing.follow(Newsroom.SILENT))
                .isInstanceOf(IndexException.class)
                .hasMessageContaining("node-2 (analysis-6-abc)");
        assertThat(cluster.documents("sonin")).isEmpty();

        cluster.node("node-2", Newsroom.WORDING.version());
        assertThat(indexing.follow(Newsroom.SILENT)).isEqualTo(1);
        assertThat(cluster.documents("sonin")).hasSize(1);
    }

    private void making(Stamp stamp) {
        cluster.says("sonin", stamp);
    }

    private static Stamp stamp(long sequence, int format, String wording, String archive) {
        return new Stamp(sequence, format, wording, Newsroom.ZONE.getId(), archive);
    }

    @Test
    void whatAnOlderVersionMadeIsMadeAgain() {
        news.publish("Copper up", "");
        Indexing indexing = following();
        String first = cluster.indexes().getFirst();
        making(stamp(9, 1, "analysis-1-abc", ""));

        assertThat(indexing.follow(Newsroom.SILENT)).isEqualTo(1);

        assertThat(cluster.indexes()).hasSize(1).doesNotContain(first);
        assertThat(cluster.documents("sonin")).hasSize(1);
    }

    @Test
    void whatANewerVersionMadeIsLeftAlone() {
        news.publish("Copper up", "");
        Indexing indexing = following();
        List<String> before = cluster.indexes();
        making(stamp(9, 1, "analysis-999-abc", ""));

        assertThat(indexing.follow(Newsroom.SILENT)).isZero();
        making(stamp(9, 2, Newsroom.WORDING.version(), ""));
        assertThat(indexing.follow(Newsroom.SILENT)).isZero();

        assertThat(cluster.indexes()).isEqualTo(before);
        assertThat(cluster.documents("sonin")).isEmpty();
    }

    @Test
    void whatAnotherVersionMadeIsNotAskedWithTheWordsOfThisOne() {
        following();
        making(stamp(0, 1, "analysis-999-abc", ""));

        assertThatThrownBy(() -> index.searchable().at(Long.MAX_VALUE, Duration.ofSeconds(5)))
                .isInstanceOf(IndexException.class)
                .hasMessage(
                        "%s: the index sonin was made by another version of Sonin (analysis-999-abc; this one reads texts by %s); run the same version on every node, or \"sonin rebuild index\" makes it again",
                        cluster.address(), Newsroom.WORDING.version());
    }

    @Test
    void whatTookThePlaceOfTheOwnIndexIsNotTakenBack() {
        news.publish("Copper up", "");
        Indexing indexing = following();
        assertThat(indexing.follow(Newsroom.SILENT)).isEqualTo(1);
        List<String> before = cluster.indexes();
        making(stamp(1, 1, Newsroom.WORDING.version() + "-other-words", ""));

        assertThat(indexing.follow(Newsroom.SILENT)).isZero();
        assertThat(cluster.indexes()).isEqualTo(before);

        assertThat(following().follow(Newsroom.SILENT)).as("after a start").isEqualTo(1);
        assertThat(cluster.indexes()).isNotEqualTo(before);
    }

    @Test
    void anIndexAheadOfTheRowsIsMadeAgain() {
        news.publish("Copper up", "");
        Indexing indexing = following();
        List<String> before = cluster.indexes();
        making(stamp(9, 1, Newsroom.WORDING.version(), ""));

        assertThat(indexing.follow(Newsroom.SILENT)).isEqualTo(1);

        assertThat(cluster.indexes()).hasSize(1).isNotEqualTo(before);
        assertThat(index.searchable().sequence()).isEqualTo(news.archive().sequence());
    }

    @Test
    void theIndexOfAnotherArchiveIsRefused(@TempDir Path elsewhere) {
        news.publish("Copper up", "");
        following().follow(Newsroom.SILENT);
        List<String> before = cluster.indexes();
        String own = news.archive().id().orElseThrow();

        try (Newsroom others = new Newsroom(elsewhere, Newsroom::inFolder)) {
            String other = others.archive().id().orElseThrow();
            assertThat(other).isNotEqualTo(own);
            assertThatThrownBy(() -> index.following(others.archive(), Newsroom.ZONE))
                    .isInstanceOf(IndexException.class)
                    .hasMessage(
                            "%s: the index sonin is that of another archive (%s; this one is %s); give this one a name of its own with opensearch.name in sonin.yaml, or, where nobody needs the other any more, delete the index behind the alias sonin first",
                            cluster.address(), own, other);
            assertThat(index.verify(others.archive(), Newsroom.ZONE, Newsroom.SILENT)
                            .remark())
                    .isEqualTo("the index sonin is that of another archive");
        }
        assertThat(cluster.indexes()).isEqualTo(before);
    }

    @Test
    void documentsThatTheClusterCannotTakeJustNowAreWrittenAgain() {
        news.publish("Copper up", "");
        news.publish("Gold up", "");
        Indexing indexing = following();
        cluster.refuseNextDocuments(429, 503, 429);

        assertThat(indexing.follow(Newsroom.SILENT)).isEqualTo(2);

        assertThat(cluster.documents("sonin")).hasSize(2);
    }

    @Test
    void aDocumentThatTheClusterRefusesIsNamedAndCostsNoOther() {
        ArticleId unwritable = news.publish("Copper up", "");
        ArticleId unreadable = news.publish("Copper down", "");
        news.publish("Gold up", "");
        Indexing indexing = following();
        cluster.refuseNextDocuments(400, 500);
        Logger logger = (Logger) LoggerFactory.getLogger(Making.class);
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        said.start();
        logger.addAppender(said);

        try {
            indexing.follow(Newsroom.SILENT);
        } finally {
            logger.detachAppender(said);
        }

        assertThat(said.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "index revision=%s#1 outcome=left-out lost=nothing status=400 reason=\"as told\""
                                .formatted(unwritable),
                        "index revision=%s#1 outcome=left-out lost=nothing status=500 reason=\"as told\""
                                .formatted(unreadable));
        assertThat(cluster.documents("sonin")).hasSize(1);
        assertThat(index.searchable().sequence()).isEqualTo(news.archive().sequence());
    }

    @Test
    void documentsThatTheClusterMayNotWriteAreNotCalledReached() {
        news.publish("Copper up", "");
        Indexing indexing = following();
        cluster.refuseNextDocuments(403);

        assertThatThrownBy(() -> indexing.follow(Newsroom.SILENT))
                .isInstanceOf(IndexException.class)
                .hasMessageContaining("#1: as told");
        assertThat(index.searchable().sequence()).isZero();
        assertThat(indexing.follow(Newsroom.SILENT)).as("the next time").isEqualTo(1);
    }

    @Test
    void aClusterThatGoesAwayWhileItFollowsIsGoneOnWith() {
        news.publish("Copper up", "");
        Indexing indexing = following();
        cluster.answerNext("GET /_alias/sonin", 503, "application/json", "{}");

        assertThatThrownBy(() -> indexing.follow(Newsroom.SILENT)).isInstanceOf(IndexException.class);
        cluster.answerNext("GET /_cluster/state/nodes", 503, "application/json", "{}");
        cluster.answerNext("POST /" + cluster.indexes().getFirst() + "-writes/_bulk", 503, "application/json", "{}");

        assertThat(indexing.follow(Newsroom.SILENT)).isEqualTo(1);
        assertThat(cluster.documents("sonin")).hasSize(1);
    }

    @Test
    void twoThatBeginAtOnceBeginOneIndex() {
        OneLease lease = new OneLease();
        Archive shared = new Leased(news.archive(), lease);
        try (SharedIndex another = index()) {
            // The other one looks and finds nothing, takes the lease and has not yet begun.
            cluster.answerNext("GET /_alias/sonin", 404, "application/json", "{}");
            lease.whenTaken(() -> another.following(news.archive(), Newsroom.ZONE));

            Indexing indexing = index.following(shared, Newsroom.ZONE);

            assertThat(cluster.indexes()).hasSize(1);
            news.publish("Copper up", "");
            assertThat(indexing.follow(Newsroom.SILENT)).isEqualTo(1);
        }
    }

    @Test
    void whoFindsAnotherAtTheBeginningWaitsForItsIndex() {
        OneLease lease = new OneLease();
        lease.held();
        try (SharedIndex another = index()) {
            lease.whenRefused(() -> another.following(news.archive(), Newsroom.ZONE));

            index.following(new Leased(news.archive(), lease), Newsroom.ZONE);
        }
        assertThat(cluster.indexes()).hasSize(1);
    }

    private void rebuiltInSpiteOf(Runnable trouble) {
        news.publish("Copper up", "");
        Indexing indexing = following();
        assertThat(indexing.follow(Newsroom.SILENT)).isEqualTo(1);
        List<String> before = cluster.indexes();
        trouble.run();

        assertThat(indexing.rebuild(Newsroom.SILENT)).isEqualTo(1);

        assertThat(cluster.indexes()).hasSize(1).doesNotContainAnyElementsOf(before);
        assertThat(cluster.documents("sonin")).hasSize(1);
    }

    @Test
    void anAnswerThatIsLostAtTheEndOfARebuildLosesNoIndex() {
        rebuiltInSpiteOf(() -> cluster.loseNextAnswer("POST /_aliases", 504));
    }

    @Test
    void anAnswerThatSaysTheOldIndexIsGoneLosesNoIndex() {
        rebuiltInSpiteOf(() -> cluster.loseNextAnswer("POST /_aliases", 404));
    }

    @Test
    void aClusterThatIsBusyAtTheEndOfARebuildIsWaitedFor() {
        rebuiltInSpiteOf(() -> cluster.answerNext("POST /_aliases", 503, "text/plain", "busy"));
    }

    @Test
    void aRebuildWhoseLeaseIsLostIsThrownAway() {
        news.publish("Copper up", "");
        OneLease lease = new OneLease();
        Indexing indexing = index.following(new Leased(news.archive(), lease), Newsroom.ZONE);
        List<String> before = cluster.indexes();
        lease.lost();

        assertThatThrownBy(() -> indexing.rebuild(Newsroom.SILENT))
                .isInstanceOf(IndexException.class)
                .hasMessageContaining("another node has begun to make the index sonin again");
        assertThat(cluster.indexes()).isEqualTo(before);
    }

    @Test
    void whatAnotherNodeMakesAgainIsNotMadeTwice() {
        OneLease lease = new OneLease();
        Indexing indexing = index.following(new Leased(news.archive(), lease), Newsroom.ZONE);
        making(stamp(0, 1, "analysis-1-abc", ""));
        lease.held();

        assertThat(indexing.follow(Newsroom.SILENT)).isZero();
        assertThatThrownBy(() -> indexing.rebuild(Newsroom.SILENT))
                .hasMessageContaining("another node is making the index sonin again; wait until it is done");
    }

    /** The one name that is leased here, in the hands of the test. */
    private static final class OneLease implements Leases {
        private Runnable taken = () -> {};
        private Runnable refused = () -> {};
        private boolean free = true;
        private boolean kept = true;

        void whenTaken(Runnable action) {
            taken = action;
        }

        void whenRefused(Runnable action) {
            refused = action;
        }

        void held() {
            free = false;
        }

        void lost() {
            kept = false;
        }

        @Override
        public boolean shared() {
            return true;
        }

        @Override
        public Taking take(Map<String, Duration> names, Duration span) {
            if (!free) {
                refused.run();
                return new Taking.Later(true, span);
            }
            taken.run();
            return new Taking.Yours(new Lease() {
                @Override
                public boolean renew() {
                    return kept;
                }

                @Override
                public void leaveAlone(Duration wait) {}

                @Override
                public void close() {}
            });
        }
    }

    /** An archive that nodes share. */
    private record Leased(Archive archive, Leases leases) implements Archive {
        @Override
        public Captures captures() {
            return archive.captures();
        }

        @Override
        public Articles articles() {
            return archive.articles();
        }

        @Override
        public Frontier frontier() {
            return archive.frontier();
        }

        @Override
        public Feeds feeds() {
            return archive.feeds();
        }

        @Override
        public Harvests harvests() {
            return archive.harvests();
        }

        @Override
        public Ledger ledger() {
            return archive.ledger();
        }

        @Override
        public Citations citations() {
            return archive.citations();
        }

        @Override
        public SavedSearches savedSearches() {
            return archive.savedSearches();
        }

        @Override
        public long sequence() {
            return archive.sequence();
        }

        @Override
        public Optional<String> id() {
            return archive.id();
        }

        @Override
        public void close() {}
    }
}
