package mn.sonin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a stranger gets from the demonstration, from the first harvest to a kill in the middle of one. */
class DemoTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    static Path folder;

    private static Path home;

    @BeforeAll
    static void harvestTheSampleWeb() {
        home = folder.resolve("demo");
        assertThat(Program.run("demo", "--once", "--home", home.toString(), "--config", Program.CONFIG.toString())
                        .code())
                .isZero();
    }

    @Test
    void oneQueryFindsBothLanguages() {
        assertThat(languages(search("Ulaanbaatar Dialogue"))).contains("en", "mn");
        assertThat(languages(search("Рио Тинто"))).contains("en", "mn");
    }

    @Test
    void aTopicFindsBothLanguages() {
        assertThat(languages(search("topic:rio-tinto"))).contains("en", "mn");
    }

    @Test
    void aQueryThatIsNotUnderstoodIsPointedAt() {
        Program.Ran ran = Program.run("search", "\"Rio Tinto", "--home", home.toString());

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("the query was not understood", "^");
    }

    @Test
    void whatWasHarvestedIsVerifiedClean() {
        Program.Ran ran = Program.run("verify", "--home", home.toString());

        assertThat(ran.out()).contains("no problem");
        assertThat(ran.code()).isZero();
    }

    @Test
    void anAssistantOnThisMachineFindsBothLanguagesWithTheirCitations() {
        List<String> command = Program.process("mcp", "--home", home.toString()).command();
        StdioClientTransport transport = new StdioClientTransport(
                ServerParameters.builder(command.getFirst())
                        .args(command.subList(1, command.size()))
                        .build(),
                McpJsonDefaults.getMapper());
        try (McpSyncClient client = McpClient.sync(transport).build()) {
            client.initialize();

            McpSchema.CallToolResult found = client.callTool(request("search", Map.of("q", "Рио Тинто", "size", 50)));
            McpSchema.CallToolResult cited = client.callTool(request("cite", Map.of("q", "Рио Тинто")));

            JsonNode articles = JSON.valueToTree(found.structuredContent()).at("/answer");
            assertThat(languages(articles)).contains("en", "mn");
            assertThat(articles(articles))
                    .allSatisfy(article ->
                            assertThat(article.path("citation").asString()).contains("Archived: http"));
            assertThat(JSON.valueToTree(cited.structuredContent())
                            .at("/answer/address")
                            .asString())
                    .contains("/citations/");
        }
    }

    @Test
    void anAssistantCitesBesideARunningServer() throws IOException, InterruptedException {
        Path busy = copy("busy");
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        String config = listening(port);
        Process server = Program.process("serve", "--home", busy.toString(), "--config", config)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectErrorStream(false)
                .start();
        try {
            assertThat(server.inputReader(StandardCharsets.UTF_8).readLine()).contains(":" + port);
            List<String> command = Program.process("mcp", "--home", busy.toString(), "--config", config)
                    .command();
            StdioClientTransport transport = new StdioClientTransport(
                    ServerParameters.builder(command.getFirst())
                            .args(command.subList(1, command.size()))
                            .build(),
                    McpJsonDefaults.getMapper());
            try (McpSyncClient client = McpClient.sync(transport).build()) {
                client.initialize();

                McpSchema.CallToolResult cited = client.callTool(request("cite", Map.of("q", "Рио Тинто")));

                assertThat(cited.isError()).as(cited.content().toString()).isNotEqualTo(true);
                assertThat(JSON.valueToTree(cited.structuredContent())
                                .at("/answer/address")
                                .asString())
                        .startsWith("http://127.0.0.1:%d/citations/".formatted(port));
            }
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    /** A configuration without sources, whose server listens on this port. */
    private String listening(int port) throws IOException {
        Path config = folder.resolve("listening");
        Files.createDirectories(config.resolve("sources"));
        Files.writeString(config.resolve("sonin.yaml"), "zone: Asia/Ulaanbaatar\nserver: {port: %d}\n".formatted(port));
        for (String file : List.of("topics.yaml", "expansions.tsv")) {
            Files.copy(Program.CONFIG.resolve(file), config.resolve(file));
        }
        return config.toString();
    }

    private static McpSchema.CallToolRequest request(String tool, Map<String, Object> arguments) {
        return McpSchema.CallToolRequest.builder(tool).arguments(arguments).build();
    }

    @Test
    void nothingButTheProtocolIsWrittenWhereAnAssistantReads() throws IOException, InterruptedException {
        Process process = Program.process("mcp", "--home", home.toString())
                .redirectErrorStream(false)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (Writer out = process.outputWriter(StandardCharsets.UTF_8)) {
            out.write("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}\n");
        }

        List<String> lines = process.inputReader(StandardCharsets.UTF_8).lines().toList();

        assertThat(process.waitFor()).isZero();
        assertThat(lines)
                .allSatisfy(
                        line -> assertThat(JSON.readTree(line).path("jsonrpc").asString())
                                .isEqualTo("2.0"));
    }

    @Test
    void theIndexMadeAgainAnswersTheSame() throws IOException {
        Path copy = copy("index-again");
        List<String> before = all(copy);

        assertThat(Program.run("rebuild", "index", "--home", copy.toString()).code())
                .isZero();

        assertThat(all(copy)).isEqualTo(before);
    }

    @Test
    void theRowsMadeAgainFromTheWarcFilesAreTheSame() throws IOException {
        Path copy = copy("rows-again");
        List<String> before = all(copy);
        delete(copy, "rows.sqlite");
        delete(copy, "index");

        assertThat(Program.run("rebuild", "articles", "--home", copy.toString()).code())
                .isZero();

        assertThat(all(copy)).isEqualTo(before);
    }

    @Test
    void aHarvestThatIsKilledAndBegunAgainHasEveryArticleOnce() throws IOException, InterruptedException {
        Path killed = folder.resolve("killed");
        Process process = Program.process(
                        "demo", "--once", "--home", killed.toString(), "--config", Program.CONFIG.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        awaitCaptures(killed, process);
        process.destroyForcibly().waitFor();

        Program.Ran again =
                Program.run("demo", "--once", "--home", killed.toString(), "--config", Program.CONFIG.toString());

        assertThat(again.code()).as(again.err()).isZero();
        assertThat(titles(killed)).doesNotHaveDuplicates().hasSameElementsAs(titles(home));
    }

    /** Waits until the archive has got some megabytes or so of captures, which is the middle of the harvest. */
    private static void awaitCaptures(Path home, Process process) throws IOException, InterruptedException {
        while (process.isAlive() && size(home.resolve("warc")) < 300_000) {
            if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
    }

    private static long size(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private Path copy(String name) throws IOException {
        Path copy = folder.resolve(name);
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(home.relativize(file).toString()));
            }
        }
        return copy;
    }

    private static void delete(Path home, String prefix) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            List<Path> doomed = files.filter(
                            file -> home.relativize(file).toString().startsWith(prefix))
                    .sorted(Comparator.reverseOrder())
                    .toList();
            for (Path file : doomed) {
                Files.delete(file);
            }
        }
    }

    private static JsonNode search(String query) {
        return search(home, query);
    }

    private static JsonNode search(Path home, String query) {
        Program.Ran ran = Program.run(
                "search", query, "--home", home.toString(), "--format", "json", "--size", "1000", "--sort", "oldest");
        assertThat(ran.code()).as(ran.err()).isZero();
        return JSON.readTree(ran.out());
    }

    private static List<String> all(Path home) {
        return articles(search(home, ""))
                .map(article -> article.path("id").asString() + " "
                        + article.path("title").asString())
                .sorted()
                .toList();
    }

    /** Source and headline, since the sample web stands at another port each time and ids come from addresses. */
    private static List<String> titles(Path home) {
        return articles(search(home, ""))
                .map(article -> article.path("source").asString()
                        + " "
                        + article.path("title").asString()
                        + " "
                        + article.path("url").asString().replaceFirst("^https?://[^/]+", ""))
                .toList();
    }

    private static List<String> languages(JsonNode answer) {
        return articles(answer)
                .map(article -> article.path("language").asString())
                .distinct()
                .toList();
    }

    private static Stream<JsonNode> articles(JsonNode answer) {
        return StreamSupport.stream(answer.path("articles").spliterator(), false);
    }
}
