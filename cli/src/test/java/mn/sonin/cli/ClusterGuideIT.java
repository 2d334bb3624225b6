package mn.sonin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What docs/cluster.md tells an operator to write, done to the letter, with folders of this machine in place of a container's. */
class ClusterGuideIT {
    private static final Path GUIDE = Path.of("../docs/cluster.md");
    private static final String PASSWORD = "a long random word";

    @TempDir
    static Path folder;

    private static Path program;
    private static String guide;

    @BeforeAll
    static void read() throws IOException, InterruptedException {
        program = Distribution.unpack(folder);
        guide = Files.readString(GUIDE);
    }

    /** The text between fences that begins so, as it is to be written into a file. */
    private static String block(String begin) {
        return Pattern.compile("(?ms)^ *```\\w+\\n(.*?)\\n *```$")
                .matcher(guide)
                .results()
                .map(block -> block.group(1).stripIndent() + "\n")
                .filter(text -> text.startsWith(begin))
                .findFirst()
                .orElseThrow(() -> new AssertionError(GUIDE + " has no block that begins with " + begin));
    }

    /** A configuration without sources, so that nobody's site is asked. */
    private static Path configuration(String name, String settings) throws IOException {
        Path config = folder.resolve(name);
        Files.createDirectories(config.resolve("sources"));
        Files.writeString(config.resolve("sonin.yaml"), settings);
        Files.writeString(config.resolve("topics.yaml"), "{}\n");
        Files.copy(program.resolve("config").resolve(Archiving.DICTIONARY), config.resolve(Archiving.DICTIONARY));
        return config;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object node) {
        return (Map<String, Object>) node;
    }

    @SuppressWarnings("unchecked")
    private static List<String> list(Object node) {
        return (List<String>) node;
    }

    @Test
    void theComposeFileStartsTwoNodesOfOneArchive() throws Exception {
        Map<String, Object> compose = map(new Load(LoadSettings.builder().build()).loadFromString(block("services:")));
        Map<String, Object> services = map(compose.get("services"));
        Map<String, Object> first = map(services.get("node-1"));
        Map<String, Object> second = new LinkedHashMap<>(first);
        second.putAll(map(services.get("node-2")));
        Map<String, Object> database = map(map(services.get("db")).get("environment"));

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            String user = String.valueOf(database.get("POSTGRES_USER"));
            String name = String.valueOf(database.get("POSTGRES_DB"));
            execute(postgres, "CREATE ROLE %s LOGIN".formatted(user));
            execute(postgres, "CREATE DATABASE %s OWNER %s".formatted(name, user));
            Path config = configuration(
                    "config",
                    block("store:")
                                    .replace("//db.example.mn/", "//localhost:%d/".formatted(postgres.getPort()))
                                    .replace("/srv/sonin/warc", place("warc").toString())
                            + "server: {port: 0, token: \"%s\"}\n".formatted(PASSWORD));
            Map<String, Path> mounted = Map.of("./sonin", program, "./config", config);
            List<Process> nodes = List.of(start(first, mounted), start(second, mounted));
            try {
                for (Process node : nodes) {
                    assertThat(health(node)).isEqualTo(200);
                }
                assertThat(names(postgres, name)).containsExactly("node-1", "node-2");
            } finally {
                // While the database is there: without it they would wait for it.
                nodes.forEach(Process::destroy);
                nodes.forEach(node -> node.onExit().join());
            }
        }
        assertThat(map(compose.get("volumes"))).containsOnlyKeys("rows", "warc", "home-1", "home-2");
        assertThat(map(first.get("depends_on")).keySet()).isSubsetOf(services.keySet());
        assertThat(List.of(map(services.get("db")), first, second))
                .allSatisfy(service -> assertThat(service).containsEntry("restart", "unless-stopped"));
    }

    /** Stopped and started again, a container has its files still; what is installed already is refused by OpenSearch's program. */
    @Test
    void theComposeServiceOfOpenSearchStartsTimeAndAgain() throws IOException, InterruptedException {
        Map<String, Object> service = map(map(new Load(LoadSettings.builder().build()).loadFromString(block("search:")))
                .get("search"));
        Path container = Files.createDirectories(folder.resolve("opensearch"));
        stub(container.resolve("bin/opensearch-plugin"), """
                case "$1" in
                    list) [ ! -e installed ] || echo analysis-mongolian ;;
                    install) [ ! -e installed ] || { echo "plugin directory already exists" >&2; exit 78; }; echo "$3" >installed ;;
                esac
                """);
        stub(container.resolve("opensearch-docker-entrypoint.sh"), "echo started with $(cat installed)\n");
        List<String> command = List.of("sh", "-c", String.valueOf(service.get("command")));

        for (int start = 0; start < 3; start++) {
            Program.Ran ran = Distribution.run(container, command);

            assertThat(ran.out()).startsWith("started with file:///plugin/analysis-mongolian-");
            assertThat(ran.code()).isZero();
        }
        assertThat(service).containsEntry("restart", "unless-stopped");
    }

    private static void stub(Path file, String script) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void whatTheServiceOfANodeNamesIsMadeBefore() {
        String steps = block("useradd");
        String service = block("[Service]");

        assertThat(steps).containsPattern("(?m)^useradd .* %s$".formatted(named("User", service)));
        assertThat(steps)
                .containsPattern("(?m)^install -d -o %s .* %s$"
                        .formatted(named("User", service), named("ReadWritePaths", service)));
        assertThat(steps)
                .containsPattern("(?m)^install -m 600 /dev/null %s$".formatted(named("EnvironmentFile", service)));
    }

    private static String named(String key, String service) {
        return service.lines()
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line " + key + "= in " + service));
    }

    private static Path place(String volume) {
        return folder.resolve("volumes").resolve(volume);
    }

    /** Runs the service's command in its environment, each path inside the container being one outside. */
    private static Process start(Map<String, Object> service, Map<String, Path> mounted) throws IOException {
        Map<String, String> outside = new LinkedHashMap<>();
        for (String volume : list(service.get("volumes"))) {
            String[] parts = volume.split(":", -1);
            outside.put(
                    parts[1], mounted.getOrDefault(parts[0], place(parts[0])).toString());
        }
        List<String> command = list(service.get("command")).stream()
                .map(word -> outside.entrySet().stream()
                        .filter(path -> word.startsWith(path.getKey()))
                        .map(path -> word.replace(path.getKey(), path.getValue()))
                        .findFirst()
                        .orElse(word))
                .toList();
        ProcessBuilder node = new ProcessBuilder(command)
                .redirectError(folder.resolve("nodes.log").toFile());
        map(service.get("environment"))
                .forEach((name, value) -> node.environment()
                        .put(name, String.valueOf(value).replace("${SONIN_POSTGRESQL_PASSWORD}", PASSWORD)));
        return node.start();
    }

    private static int health(Process node) throws IOException, InterruptedException {
        BufferedReader out = node.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        while (line != null && !line.startsWith("Sonin serves ")) {
            line = out.readLine();
        }
        assertThat(line).as(Files.readString(folder.resolve("nodes.log"))).isNotNull();
        URI address = URI.create(line.replaceFirst(".* at ", "")).resolve("/health");
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> names(EmbeddedPostgres postgres, String database) throws SQLException {
        try (Connection connection = postgres.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement();
                ResultSet nodes = statement.executeQuery("SELECT name FROM nodes ORDER BY name")) {
            List<String> names = new ArrayList<>();
            while (nodes.next()) {
                names.add(nodes.getString(1));
            }
            return names;
        }
    }

    @Test
    void theLinesForAStorageAreUnderstood() throws IOException, InterruptedException {
        String shared = block("store:").replaceFirst("(?s)warc:.*", block("warc:\n  s3:"));
        Path config = configuration("storage", shared);

        Program.Ran checked = Distribution.run(
                folder, List.of(program.resolve("sonin").toString(), "config", "check", "--config", config.toString()));

        assertThat(checked.code()).as(checked.out()).isZero();
    }

    @Test
    void systemdUnderstandsTheServiceWithTheLinesOfANode() throws IOException, InterruptedException {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/systemd-analyze")),
                "skipped: there is no /usr/bin/systemd-analyze (Debian's package systemd)");
        Path units = Files.createDirectories(folder.resolve("units/sonin.service.d"));
        Files.writeString(units.resolve("override.conf"), block("[Service]"));
        Path service = units.resolveSibling("sonin.service");
        Files.writeString(
                service,
                Files.readString(program.resolve("systemd/sonin.service"))
                        .replace("=/opt/sonin/sonin ", "=" + program.resolve("sonin") + " "));

        Program.Ran verified =
                Distribution.run(folder, List.of("/usr/bin/systemd-analyze", "verify", service.toString()));

        assertThat(verified.out()).isEmpty();
        assertThat(verified.code()).isZero();
    }
}
