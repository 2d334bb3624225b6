package mn.sonin.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
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
    void aCitedSearchFindsTheSameListAfterNewArticlesEditsAndRemovals() {
        JsonNode cited = stand.cite("topic=copper");
        Stories.goOn(stand.archive());
        stand.follow();

        JsonNode replayed = stand.json("/api/v1/citations/" + cited.get("id").asString());

        assertThat(stand.json("/api/v1/articles?topic=copper").get("sequence").asLong())
                .isGreaterThan(cited.get("sequence").asLong());
        assertThat(replayed.get("same").asBoolean()).isTrue();
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
    void aSearchThatCannotBeReadIsNotCited() {
        assertThat(stand.cite("q=%22open").get("status").asInt()).isEqualTo(400);
        assertThat(stand.get("/citations/none").statusCode()).isEqualTo(404);
    }
}
