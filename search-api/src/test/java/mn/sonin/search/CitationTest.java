package mn.sonin.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mn.sonin.archive.ArticleId;
import mn.sonin.archive.Citation;
import mn.sonin.archive.Citation.Cited;
import mn.sonin.archive.Citation.Grounds;
import mn.sonin.archive.Citation.Item;
import mn.sonin.search.http.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class CitationTest {
    private Stand stand;

    @BeforeEach
    void open(@TempDir Path home) {
        stand = Stand.open(home);
    }

    @AfterEach
    void close() {
        stand.close();
    }

    @Test
    void aCitedSearchFindsTheSameListAfterTenThousandArticlesAnEditAndARemoval() {
        JsonNode cited = stand.cite("topic=copper");
        Stories.pile(stand.archive(), 10_000);
        Stories.goOn(stand.archive());
        stand.followWithoutStories();

        JsonNode replayed = stand.json("/api/v1/citations/" + cited.get("id").asString());

        assertThat(stand.json("/api/v1/articles?topic=copper").get("total").asLong())
                .isGreaterThan(10_000);
        assertThat(replayed.get("same").asBoolean()).isTrue();
        assertThat(replayed.get("itemised").asBoolean()).isTrue();
        assertThat(replayed.get("countNow").asLong())
                .isEqualTo(cited.get("count").asLong());
        assertThat(replayed.get("digestNow").asString())
                .isEqualTo(cited.get("digest").asString());
    }

    @Test
    void theSameSearchAtTheSamePlaceIsOneCitation() {
        assertThat(stand.cite("topic=copper&lang=mn,en").get("id"))
                .isEqualTo(stand.cite("lang=en&lang=mn&topic=copper").get("id"));
    }

    @Test
    void aReaderCitesWithAButtonAndGetsAPermanentAddress() {
        HttpResponse<String> answer =
                stand.send(HttpRequest.newBuilder(URI.create(stand.address("/citations?q=copper")))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build());
        String address = answer.headers().firstValue("Location").orElseThrow();

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(stand.get(address).body())
                .contains("finds the same list")
                .contains(stand.address(address))
                .contains("Failed 93, Harvested 84");
    }

    @Test
    void aCitationKeepsTheLedgerOfTheSourcesThatItSearchedAlone() {
        JsonNode all = stand.cite("q=copper");
        JsonNode few = stand.cite("q=copper&collection=" + Stand.encoded("small"));
        JsonNode one = stand.cite("q=copper&source=tenger");

        assertThat(few.get("ledger")).isEqualTo(one.get("ledger")).isNotEqualTo(all.get("ledger"));
        assertThat(stand.cite("q=copper&from=2030-01-01").get("ledger").asString())
                .startsWith("2030-01-01/2030-01-01 ");
    }

    @Test
    void aSearchThatCannotBeReadIsNotCited() {
        assertThat(stand.cite("q=%22open").get("status").asInt()).isEqualTo(400);
        assertThat(stand.get("/citations/none").statusCode()).isEqualTo(404);
    }

    private JsonNode replayed(JsonNode cited) {
        return stand.json("/api/v1/citations/" + cited.get("id").asString());
    }

    /** What one article's place in the list depends on, as fate, reason and what changed. */
    private static List<String> told(JsonNode replayed) {
        return replayed.get("differences").values().stream()
                .flatMap(difference -> difference.get("why").values().stream()
                        .map(why -> "%s %s %s"
                                .formatted(
                                        difference.get("fate").asString(),
                                        why.get("reason").asString(),
                                        why.get("name").asString())))
                .toList();
    }

    @Test
    void articlesThatAnEditedDictionaryAddsAreToldWithTheEntry() {
        JsonNode cited = stand.cite("q=copper");
        stand.useWords("copper", "bridge");

        JsonNode replayed = replayed(cited);

        assertThat(replayed.get("same").asBoolean()).isFalse();
        assertThat(replayed.get("missing").asInt()).isZero();
        assertThat(replayed.get("added").asInt())
                .isEqualTo(replayed.get("countNow").asInt() - cited.get("count").asInt())
                .isPositive();
        assertThat(told(replayed)).containsOnly("added dictionary expansion word-copper");
        assertThat(replayed.at("/changes/0/now").asString()).contains("bridge");
        stand.useWords("copper", "nothing");
        assertThat(replayed(cited).get("same").asBoolean()).isTrue();
    }

    @Test
    void articlesThatAnEditedTopicLosesAreToldWithBothQueries() {
        JsonNode cited = stand.cite("q=topic:copper");
        stand.useTopic("copper", "гүүр");

        JsonNode replayed = replayed(cited);

        assertThat(told(replayed)).contains("missing topic topic copper", "added topic topic copper");
        assertThat(replayed.at("/changes/0/then").asString()).isEqualTo("copper OR зэс");
        assertThat(replayed.at("/changes/0/now").asString()).isEqualTo("гүүр");
        assertThat(stand.get("/citations/" + cited.get("id").asString()).body())
                .contains("the query of a topic has changed since")
                .contains("“copper OR зэс” → “гүүр”");
    }

    @Test
    void aSearchThatCanNoLongerBeReadIsToldSoForEachArticle() {
        JsonNode cited = stand.cite("topic=copper");
        stand.dropTopic("copper");

        JsonNode replayed = replayed(cited);

        assertThat(replayed.get("missing").asInt()).isEqualTo(cited.get("count").asInt());
        assertThat(told(replayed)).containsOnly("missing topic topic copper", "missing query query");
    }

    @Test
    void theVersionChangesWithTheDictionaryAndWithTheTopics() {
        String before = stand.cite("q=copper").get("analysisVersion").asString();
        stand.useWords("copper", "bridge");
        String words = stand.cite("q=copper").get("analysisVersion").asString();
        stand.useTopic("bridge", "tunnel");
        String topics = stand.cite("q=copper").get("analysisVersion").asString();

        assertThat(Set.of(before, words, topics)).hasSize(3);
    }

    /** Keeps a citation of the search for copper as it might have been made with another program or other rows. */
    private JsonNode citedBefore(String analysis, Grounds grounds) {
        Citation kept = stand.archive()
                .citations()
                .cite(
                        new Cited("q=copper", stand.archive().sequence(), analysis, 1, "sha256:00", "", grounds),
                        Stand.NOW);
        return Json.tree(Map.of("id", kept.id()));
    }

    private static Grounds listing(ArticleId article, int revision, String published) {
        return new Grounds(Map.of(), Optional.of(List.of(new Item(article, revision, Instant.parse(published)))));
    }

    @Test
    void articlesThatAnotherAnalysisFindsAreToldWithBothVersions() {
        Grounds bridge = listing(ArticleId.of(Stories.BRIDGE), 1, "2026-02-27T01:00:00Z");

        JsonNode replayed = replayed(citedBefore("analysis-0-earlier", bridge));

        assertThat(told(replayed)).contains("missing analysis analysis").contains("added analysis analysis");
        assertThat(replayed.at("/changes/0/then").asString()).isEqualTo("analysis-0-earlier");
        assertThat(replayed.at("/changes/0/now").asString())
                .isEqualTo(stand.json("/api/v1/articles")
                        .get("analysisVersion")
                        .asString()
                        .replaceFirst("\\+.*", ""));
    }

    @Test
    void articlesThatRowsMadeAgainHaveOtherwiseAreToldWithWhatIsOther() {
        String analysis = stand.json("/api/v1/articles").get("analysisVersion").asString();
        ArticleId edited = ArticleId.of(Stories.EDITED);

        JsonNode missing =
                replayed(citedBefore(analysis, listing(ArticleId.of(Stories.BRIDGE), 4, "2026-02-20T01:00:00Z")));
        assertThat(told(missing))
                .contains("missing revision revision", "missing published published", "added archive article");
        JsonNode absent = replayed(
                citedBefore(analysis + "+1", listing(ArticleId.of("https://x.example/"), 1, "2026-02-20T01:00:00Z")));
        assertThat(told(absent)).contains("missing absent article");
        JsonNode moved = replayed(citedBefore(analysis + "+2", listing(edited, 2, "2026-02-20T01:00:00Z")));
        assertThat(told(moved)).contains("moved published published");
        assertThat(moved.get("moved").asInt()).isEqualTo(1);
    }

    @Test
    void aCitationWithoutItsListIsReplayedAndSaysSo() {
        JsonNode cited = citedBefore("analysis-0-earlier", Grounds.NONE);

        JsonNode replayed = replayed(cited);

        assertThat(replayed.get("same").asBoolean()).isFalse();
        assertThat(replayed.get("itemised").asBoolean()).isFalse();
        assertThat(replayed.at("/reasons/0").asString()).isEqualTo("analysis");
        assertThat(stand.get("/citations/" + cited.get("id").asString()).body())
                .contains("The list of this citation was not kept");
    }

    @Test
    void aCitationIsWrittenForReferenceManagers() {
        String path =
                "/api/v1/citations/" + stand.cite("topic=copper").get("id").asString();

        assertThat(stand.get(path + ".ris").body()).startsWith("TY  - DATA\r\n").contains("UR  - http");
        assertThat(stand.get(path + ".bib").body()).startsWith("@dataset{sonin-");
        assertThat(stand.json(path + ".csl.json").at("/0/type").asString()).isEqualTo("dataset");
        assertThat(stand.get("/api/v1/citations/none.ris").statusCode()).isEqualTo(404);
    }
}
