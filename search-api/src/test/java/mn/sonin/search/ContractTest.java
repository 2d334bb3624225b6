package mn.sonin.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import mn.sonin.archive.ArticleId;
import mn.sonin.search.http.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractTest {
    /** What to put for a part of a path. */
    private static final Map<String, String> PARTS = Map.of(
            "/api/v1/articles/{id}", ArticleId.of(Stories.EDITED).value(),
            "/api/v1/articles/{id}/revisions", ArticleId.of(Stories.EDITED).value(),
            "/api/v1/sources/{id}", "tenger",
            "/api/v1/sources/{id}/ledger", "tenger",
            "/api/v1/sources/{id}/politeness", "tenger",
            "/api/v1/stories/{id}", ArticleId.of(Stories.BRIDGE).value(),
            "/api/v1/topics/{id}", "copper");

    private static final String[] TOKEN = {"Authorization", "Bearer s3cret"};

    private Stand stand;
    private JsonNode document;
    private String citation = "";
    private String saved = "";

    @BeforeAll
    void open(@TempDir Path home) {
        stand = Stand.open(home);
        document = stand.json("/openapi.json");
        citation = stand.cite("q=copper").get("id").asString();
        HttpRequest save = HttpRequest.newBuilder(URI.create(stand.address("/api/v1/saved?name=Copper&q=copper")))
                .headers(TOKEN)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        saved = Json.read(stand.send(save).body(), JsonNode.class).get("id").asString();
    }

    @AfterAll
    void close() {
        stand.close();
    }

    @Test
    void everyAnswerIsAsTheDescriptionSays() {
        document.get("paths").properties().stream()
                .filter(path -> path.getValue().has("get"))
                .forEach(path -> {
                    JsonNode content = path.getValue().at("/get/responses/200/content");
                    String mediaType = content.propertyNames().iterator().next();
                    HttpResponse<String> answer = stand.get(filled(path.getKey()), TOKEN);

                    assertThat(answer.statusCode()).as(path.getKey()).isEqualTo(200);
                    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                            .as(path.getKey())
                            .startsWith(mediaType);
                    JsonNode schema = content.at("/" + mediaType.replace("/", "~1") + "/schema");
                    if (schema.has("$ref")) {
                        assertThat(faults(schema, answer.body()))
                                .as(path.getKey())
                                .isEmpty();
                    }
                });
    }

    @Test
    void whatIsHeldAlreadyIsSaidToBeWhereTheDescriptionSaysSoAndNowhereElse() {
        document.get("paths").properties().stream()
                .filter(path -> path.getValue().has("get"))
                .forEach(path -> {
                    boolean said = path.getValue().at("/get/responses").has("304");
                    String address = filled(path.getKey());

                    assertThat(stand.get(address, TOKEN).headers().firstValue("ETag"))
                            .as(path.getKey())
                            .matches(tag -> tag.isPresent() == said);
                    assertThat(stand.get(address, "Authorization", TOKEN[1], "If-None-Match", "*")
                                    .statusCode())
                            .as(path.getKey())
                            .isEqualTo(said ? 304 : 200);
                });
        assertThat(document.at("/paths/~1api~1v1~1export.csv/get/responses").has("304"))
                .isFalse();
    }

    @Test
    void everyRefusalIsAProblemAsTheDescriptionSays() {
        JsonNode problem = document.at(
                "/paths/~1api~1v1~1articles/get/responses/default/content/application~1problem+json/schema");

        for (String path : List.of("/api/v1/articles?size=-1", "/api/v1/articles/none", "/api/v1/articles?q=%22a")) {
            assertThat(faults(problem, stand.get(path).body())).as(path).isEmpty();
        }
    }

    @Test
    void everyRouteAndParameterIsExplained() {
        document.get("paths")
                .forEach(path -> path.forEach(operation -> {
                    String id = operation.get("operationId").asString();
                    assertThat(operation.get("summary").asString()).as(id).endsWith(".");
                    operation
                            .get("parameters")
                            .forEach(parameter -> assertThat(
                                            parameter.get("description").asString())
                                    .as("%s %s", id, parameter.get("name"))
                                    .isNotBlank());
                }));
    }

    @Test
    void everyWritingIsAnsweredAsTheDescriptionSays() {
        String name = "/api/v1/saved?name=Bridge&q=bridge";
        JsonNode made = told("POST", "/api/v1/saved", "post", "201", name);

        told("POST", "/api/v1/citations", "post", "201", "/api/v1/citations?q=copper");
        told(
                "DELETE",
                "/api/v1/saved/{id}",
                "delete",
                "200",
                "/api/v1/saved/" + made.get("id").asString());
        assertThat(document.get("paths").properties().stream()
                        .filter(path ->
                                path.getValue().has("post") || path.getValue().has("delete"))
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("/api/v1/saved", "/api/v1/citations", "/api/v1/saved/{id}");
    }

    /** The answer to this writing, when it is as described. */
    private JsonNode told(String method, String path, String operation, String status, String address) {
        JsonNode schema = document.at("/paths/%s/%s/responses/%s/content/application~1json/schema"
                .formatted(path.replace("/", "~1"), operation, status));
        HttpResponse<String> answer = stand.send(HttpRequest.newBuilder(URI.create(stand.address(address)))
                .headers(TOKEN)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build());

        assertThat(answer.statusCode()).as(address).isEqualTo(Integer.parseInt(status));
        assertThat(faults(schema, answer.body())).as(address).isEmpty();
        return Json.read(answer.body(), JsonNode.class);
    }

    @Test
    void whatTheApiSaysOfItselfStandsInMongolianToo() throws IOException {
        Set<String> said = new TreeSet<>();
        document.get("paths")
                .forEach(path -> path.forEach(operation -> {
                    said.add(operation.get("summary").asString());
                    operation
                            .get("parameters")
                            .forEach(parameter ->
                                    said.add(parameter.get("description").asString()));
                }));

        try (InputStream in = ContractTest.class.getResourceAsStream("words/api.tsv")) {
            List<String> translated = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceAll("\t.*", ""))
                    .toList();
            assertThat(translated)
                    .as("search-api/src/main/resources/mn/sonin/search/words/api.tsv: a line for each description")
                    .containsExactlyInAnyOrderElementsOf(said);
        }
    }

    @Test
    void everyParameterOfTheArticlesIsUnderstood() {
        String all = "q=copper&lang=en&source=steppe-post&collection=press&topic=copper&from=2026-01-01&to=2026-12-31"
                + "&sort=oldest&size=5&fields=id&expand=off&without=x&history=yes&asof=100&explain=yes&facets=no&fold=story";

        assertThat(stand.get("/api/v1/articles?" + all).statusCode()).isEqualTo(200);
    }

    private List<String> faults(JsonNode schema, String answer) {
        ObjectNode whole = (ObjectNode) Json.read(document.toString(), JsonNode.class);
        whole.setAll((ObjectNode) schema);
        Schema compiled = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole);
        return compiled.validate(Json.read(answer, JsonNode.class)).stream()
                .map(Object::toString)
                .toList();
    }

    private String filled(String path) {
        if (path.startsWith("/api/v1/citations/")) {
            return path.replace("{id}", citation);
        }
        if (path.startsWith("/api/v1/digests/")) {
            return path.replace("{date}", "2026-02-27");
        }
        if (path.contains("/saved/")) {
            return path.replace("{id}", saved);
        }
        return path.contains("{") ? path.replaceAll("\\{\\w+\\}", String.valueOf(PARTS.get(path))) : path;
    }
}
