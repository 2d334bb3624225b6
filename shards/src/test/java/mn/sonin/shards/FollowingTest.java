package mn.sonin.shards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mn.sonin.config.Settings;
import mn.sonin.indexer.IndexException;
import mn.sonin.indexer.Indexing;
import mn.sonin.indexer.Newsroom;
import mn.sonin.indexer.answer.SharedIndex;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
