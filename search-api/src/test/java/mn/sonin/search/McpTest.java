package mn.sonin.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mn.sonin.archive.ArticleId;
import mn.sonin.search.http.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What an assistant gets, asked by the protocol's own client. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class McpTest {
    private Stand stand;
    private McpSyncClient client;

    @BeforeAll
    void open(@TempDir Path home) {
        stand = Stand.open(home);
        client = client(stand);
    }

    private static McpSyncClient client(Stand stand) {
        McpSyncClient client = McpClient.sync(
                        HttpClientStreamableHttpTransport.builder("http://127.0.0.1:" + stand.port())
                                .endpoint("/mcp")
                                .build())
                .build();
        client.initialize();
        return client;
    }

    @AfterAll
    void close() {
        client.close();
        stand.close();
    }

    @Test
    void anAssistantIsOfferedToolsThatExplainThemselves() {
        List<McpSchema.Tool> tools = client.listTools().tools();

        assertThat(tools).extracting(McpSchema.Tool::name).contains("search", "article", "timeline", "cite");
        assertThat(tools).allSatisfy(tool -> {
            assertThat(tool.description()).endsWith(".");
            assertThat(tool.inputSchema().toString()).contains("description=");
        });
    }

    @Test
    void aSearchFindsBothLanguagesAndEachArticleCarriesItsSourceAndCitation() {
        JsonNode told = call("search", Map.of("topic", List.of("bridge")));

        JsonNode articles = told.at("/answer/articles");
        assertThat(articles.valueStream().map(article -> article.get("language").asString()))
                .contains("en", "mn");
        assertThat(articles.valueStream().map(article -> article.get("citation").asString()))
                .anySatisfy(citation -> assertThat(citation)
                        .isEqualTo(
                                "Шинэ гүүр нээгдлээ. Tenger, 2026-02-27. %s Archived: http://127.0.0.1:%d/articles/%s"
                                        .formatted(Stories.BRIDGE, stand.port(), ArticleId.of(Stories.BRIDGE))));
    }

    @Test
    void theSourceOfAnAnswerGivesTheSameAnswerAgain() {
        JsonNode told = call("search", Map.of("q", "copper", "size", 2));

        JsonNode again =
                stand.json(URI.create(told.get("source").asString()).toString().replaceFirst("http://[^/]+", ""));

        assertThat(again.get("total")).isEqualTo(told.at("/answer/total"));
        assertThat(told.get("citation").asString())
                .contains("place %d of its sequence".formatted(stand.archive().sequence()));
    }

    @Test
    void anArticleComesWithItsRevisionsAndItsCitation() {
        JsonNode told =
                call("article", Map.of("id", ArticleId.of(Stories.EDITED).value()));

        assertThat(told.at("/answer/revisions").size()).isEqualTo(2);
        assertThat(told.get("citation").asString()).startsWith("Copper output to rise by a third. ");
        assertThat(told.get("source").asString()).endsWith("/api/v1/articles/" + ArticleId.of(Stories.EDITED));
    }

    @Test
    void aTimelineTellsOutages() {
        JsonNode told = call("timeline", Map.of("topic", "copper", "interval", "month", "by", "language"));

        assertThat(told.at("/answer/ledger/0/outage").asBoolean()).isTrue();
    }

    @Test
    void aCitedSearchHasAPermanentAddress() {
        JsonNode told = call("cite", Map.of("q", "copper"));

        String address = told.at("/answer/address").asString();
        assertThat(told.get("citation").asString()).endsWith(address);
        assertThat(told.get("source").asString()).isEqualTo(address);
        assertThat(stand.get(URI.create(address).getPath()).statusCode()).isEqualTo(200);
    }

    @Test
    void aFaultyQuestionIsAnsweredWithWhatToDo() {
        McpSchema.CallToolResult result = client.callTool(request("search", Map.of("topic", "coppper")));

        assertThat(result.isError()).isTrue();
        assertThat(result.content().toString()).contains("did you mean \"copper\"?");
    }

    @Test
    void whatIsGivenAsNullIsNotGiven() {
        Map<String, Object> arguments = new HashMap<>(Map.of("q", "copper"));
        for (String name : List.of("lang", "from", "size", "sort")) {
            arguments.put(name, null);
        }

        assertThat(call("search", arguments).at("/answer/total"))
                .isEqualTo(call("search", Map.of("q", "copper")).at("/answer/total"));
    }

    @Test
    void aCallWithoutArgumentsInABodyInChunksIsTheNewestList() {
        String call = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"search\"}}";
        HttpRequest request = HttpRequest.newBuilder(URI.create(stand.address("/mcp")))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(call.getBytes(StandardCharsets.UTF_8))))
                .build();

        JsonNode told = Json.read(stand.send(request).body(), JsonNode.class);

        assertThat(told.at("/result/structuredContent/answer/total").asInt()).isPositive();
    }

    @Test
    void aSearchThatTookTooLongIsAnAnswerInTheWordsOfTheApi(@TempDir Path home) {
        try (Stand impatient = Stand.open(home, Duration.ofMillis(-1));
                McpSyncClient other = client(impatient)) {
            McpSchema.CallToolResult result = other.callTool(request("timeline", Map.of("q", "copper")));

            assertThat(result.isError()).isTrue();
            assertThat(result.content().toString()).contains("came to its limit of time");
        }
    }

    @Test
    void aPageOfAnotherSiteGetsNothing() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(stand.address("/mcp")))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .header("Origin", "https://elsewhere.example")
                .POST(HttpRequest.BodyPublishers.ofString("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}"))
                .build();

        assertThat(stand.send(request).statusCode()).isEqualTo(403);
    }

    @Test
    void aMessageThatIsNoneIsRefused() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(stand.address("/mcp")))
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("tell me everything"))
                .build();

        assertThat(stand.send(request).statusCode()).isEqualTo(400);
    }

    private static McpSchema.CallToolRequest request(String tool, Map<String, Object> arguments) {
        return McpSchema.CallToolRequest.builder(tool).arguments(arguments).build();
    }

    private JsonNode call(String tool, Map<String, Object> arguments) {
        McpSchema.CallToolResult result = client.callTool(request(tool, arguments));
        assertThat(result.isError()).as(result.content().toString()).isNotEqualTo(true);
        return Json.tree(result.structuredContent());
    }
}
