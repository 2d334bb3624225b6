package mn.sonin.shards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mn.sonin.indexer.IndexException;
import mn.sonin.indexer.Newsroom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is made of the answers of a cluster, and of those that it does not give. */
class ClusterTest {
    private static final String HTML = "<html><body>502 Bad Gateway</body></html>";

    private StubCluster stub;
    private Cluster cluster;

    @BeforeEach
    void open() throws IOException {
        stub = new StubCluster();
        cluster = new Cluster(List.of(stub.address()), Optional.empty(), Optional.empty(), 3, Duration.ofMillis(1));
    }

    @AfterEach
    void close() {
        cluster.close();
        stub.close();
    }

    @Test
    void aPageOfSomethingBeforeTheClusterIsToldAsAClusterThatIsAway() {
        stub.answerNext("GET /_alias/sonin", 200, "text/html", HTML);

        assertThatThrownBy(() -> cluster.find("GET", "/_alias/sonin", Map.of()))
                .isInstanceOf(IndexException.class)
                .hasMessageContaining(stub.address() + ": the OpenSearch cluster cannot be reached: ")
                .hasMessageContaining("nothing is lost");
    }

    @Test
    void aChangeIsMadeAgainWhereTheAnswerIsNone() {
        stub.answerNext("POST /sonin-1/_refresh", 200, "text/html", HTML);
        stub.answerNext("POST /sonin-1/_refresh", 503, "application/json", "{}");

        cluster.change("POST", "/sonin-1/_refresh", "", false);

        assertThat(stub.asked()).filteredOn("POST /sonin-1/_refresh"::equals).hasSize(3);
    }

    @Test
    void aClusterThatStaysBusyIsGivenUpWithItsReason() {
        for (int tried = 0; tried < 3; tried++) {
            stub.answerNext(
                    "POST /sonin-1/_refresh", 503, "application/json", "{\"error\":{\"reason\":\"no manager\"}}");
        }

        assertThatThrownBy(() -> cluster.change("POST", "/sonin-1/_refresh", "", false))
                .isInstanceOf(IndexException.class)
                .hasMessage(stub.address() + " cannot do POST /sonin-1/_refresh: no manager");
        assertThat(stub.asked()).hasSize(3);
    }

    @Test
    void documentsThatAreNeverTakenAreGivenUp() {
        stub.refuseNextDocuments(429, 503, 429);
        Stamp empty = new Stamp(0, 1, Newsroom.WORDING.version(), "UTC", "");

        assertThatThrownBy(() -> Making.begin(cluster, "sonin", new Making.Settings(1, 0), empty))
                .isInstanceOf(IndexException.class)
                .hasMessage(stub.address() + ": the cluster takes no more documents just now");
    }

    @Test
    void whatIsRefusedIsNotTriedAgain() {
        stub.answerNext("POST /sonin-1/_refresh", 403, "application/json", "{\"error\":{\"reason\":\"not yours\"}}");

        assertThatThrownBy(() -> cluster.change("POST", "/sonin-1/_refresh", "", false))
                .hasMessage(stub.address() + " refuses POST /sonin-1/_refresh: not yours");
        assertThat(stub.asked()).hasSize(1);
    }

    @Test
    void aConnectionThatWasClosedIsAnIndexThatIsAway() {
        Cluster closed = new Cluster(List.of(stub.address()), Optional.empty(), Optional.empty());
        closed.close();

        assertThatThrownBy(() -> closed.find("GET", "/_alias/sonin", Map.of())).isInstanceOf(IndexException.class);
    }

    @Test
    void aNodeThatSaysNothingCostsASearchItsPatienceAndASecond() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Cluster asking = new Cluster(
                        List.of(URI.create("http://127.0.0.1:" + silent.getLocalPort())),
                        Optional.empty(),
                        Optional.empty())) {
            Asked asked = new Asked(asking, "sonin", Duration.ofMillis(200));
            long began = System.nanoTime();

            assertThatThrownBy(asked::stamp).isInstanceOf(IndexException.class);
            assertThatThrownBy(() -> asked.search(Map.of("size", 0))).isInstanceOf(IndexException.class);

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
        }
    }

    @Test
    void laterRequestsOfASearchHaveTheTimeThatIsLeft() {
        Asked asked = new Asked(cluster, "sonin", Duration.ofSeconds(20));
        asked.search(Map.of("size", 0));
        asked.search(Map.of("size", 0));

        assertThat(stub.timeouts())
                .hasSize(2)
                .isSortedAccordingTo(Comparator.reverseOrder())
                .allSatisfy(timeout -> assertThat(timeout).isBetween(1L, 20_000L))
                .doesNotContain(20_000L);
    }
}
