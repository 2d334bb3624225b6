package mn.sonin.opensearch;

import static mn.sonin.opensearch.News.SHARED;
import static mn.sonin.opensearch.News.done;
import static mn.sonin.opensearch.News.ids;
import static mn.sonin.opensearch.News.language;
import static mn.sonin.opensearch.News.names;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import mn.sonin.indexer.Indexing;
import mn.sonin.indexer.Newsroom;
import mn.sonin.indexer.SearchRequest;
import mn.sonin.indexer.answer.SharedIndex;
import mn.sonin.indexer.index.IndexVerification;
import mn.sonin.opensearch.Node.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three nodes, three shards, each twice. Not in every build: CONTRIBUTING.md has the command. */
class ThreeNodesLong {
    private static final int ARTICLES = 300;

    @TempDir
    private Path scratch;

    private List<Node> nodes = List.of();

    @BeforeEach
    void begin() throws IOException, InterruptedException {
        nodes = Node.cluster(3, News.HOME, News.ARCHIVE, scratch);
        News.template(nodes.getFirst());
        News.keep(nodes.getFirst(), "news-operators", News.articles());
        waitFor("green");
    }

    @AfterEach
    void end() {
        nodes.forEach(Node::close);
    }

    private void waitFor(String status) throws IOException, InterruptedException {
        Answer health =
                done(nodes.getFirst().ask("GET", "/_cluster/health?wait_for_status=" + status + "&timeout=90s", ""));
        assertThat(health.body()).containsEntry("timed_out", false);
    }

    @Test
    void everyNodeFindsWhatTheEmbeddedIndexFinds() throws IOException, InterruptedException {
        for (Node node : nodes) {
            everythingIsFound(node);
        }
    }

    private static void everythingIsFound(Node node) throws IOException, InterruptedException {
        for (String line : Files.readAllLines(Path.of(SHARED + "bilingual.tsv"))) {
            String[] cells = line.split("\t", -1);
            Answer answer = done(node.ask("POST", "/news-operators/_search", language(cells[0], true)));
            assertThat(ids(answer)).as(cells[0]).containsExactlyInAnyOrder(names(cells[1]));
        }
    }

    @Test
    void aNodeThatDiesUnderLoadTakesNoArticleWithIt() throws IOException, InterruptedException {
        Set<String> kept = new TreeSet<>();
        for (int i = 0; i < ARTICLES; i++) {
            if (i == ARTICLES / 3) {
                nodes.getLast().kill();
            }
            String id = "a" + i;
            String article = News.json(Map.of("title", "Зэсийн үнэ " + i, "source", "ikon"));
            Answer answer = nodes.getFirst().ask("PUT", "/news-load/_doc/" + id, article);
            if (answer.status() == 201) {
                kept.add(id);
            }
        }
        waitFor("yellow");
        done(nodes.getFirst().ask("POST", "/news-load/_refresh", ""));

        for (Node node : nodes.subList(0, 2)) {
            Answer answer = done(node.ask("POST", "/news-load/_search?size=" + ARTICLES, query("зэсээр")));
            assertThat(ids(answer)).containsAll(kept);
            everythingIsFound(node);
        }
        assertThat(kept).hasSizeGreaterThan(ARTICLES / 3);
    }

    @Test
    void anArchivesIndexLosesNothingWhenANodeDies(@TempDir Path folder) throws IOException, InterruptedException {
        List<URI> addresses = nodes.stream().map(Node::address).toList();
        try (Newsroom news = new Newsroom(folder, Newsroom::inFolder);
                SharedIndex index = InCluster.index(addresses, "sonin", 3, 1)) {
            Indexing indexing = index.following(news.archive(), Newsroom.ZONE);
            for (int i = 0; i < ARTICLES; i++) {
                if (i == ARTICLES / 3) {
                    nodes.getLast().kill();
                }
                news.publish("Зэсийн үнэ " + i, "Зах зээл " + i % 7);
                if (i % 10 == 9) {
                    indexing.follow(Newsroom.SILENT);
                }
            }
            news.index().follow(Newsroom.SILENT);
            IndexVerification.Report report = index.verify(news.archive(), Newsroom.ZONE, Newsroom.SILENT);

            assertThat(report.problems()).isEmpty();
            assertThat(report.revisions()).isEqualTo(ARTICLES);
            SearchRequest newest = SearchRequest.of("зэсээр").sorted(SearchRequest.Sort.NEWEST);
            assertThat(news.search(index.searchable()).search(newest))
                    .isEqualTo(news.search().search(newest));
        }
    }

    private static String query(String words) throws IOException {
        return News.json(Map.of("query", Map.of("mongolian", Map.of("query", words))));
    }
}
