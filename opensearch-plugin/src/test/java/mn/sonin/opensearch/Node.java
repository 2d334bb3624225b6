package mn.sonin.opensearch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.opensearch.Version;
import org.opensearch.common.xcontent.XContentHelper;
import org.opensearch.common.xcontent.json.JsonXContent;

/** A real OpenSearch node in a process of its own, on ports of loopback that were free. */
final class Node implements AutoCloseable {
    private static final Pattern HTTP = Pattern.compile("HttpServerTransport.*publish_address \\{([^}]+)}");
    private static final Pattern TRANSPORT = Pattern.compile("\\.TransportService publish_address \\{([^}]+)}");
    private static final int STOPPING_SECONDS = 20;

    private final Process process;
    private final String log;
    private final HttpClient client = HttpClient.newHttpClient();

    private Node(Process process, String log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts one node and waits until it answers.
     *
     * @param home as OpenSearch's own archive lays it out, with the folders lib and modules
     * @param plugin its archive, unpacked as opensearch-plugin does: into a folder of the plugin's name, and into one of the configuration
     * @param scratch for configuration, data and logs
     */
    static Node alone(Path home, Path plugin, Path scratch) throws IOException {
        install(plugin, home);
        return started(home, plugin, scratch, "discovery.type: single-node");
    }

    /** Starts nodes that find each other. */
    static List<Node> cluster(int count, Path home, Path plugin, Path scratch) throws IOException {
        install(plugin, home);
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String others = nodes.isEmpty()
                    ? "cluster.initial_cluster_manager_nodes: node-0"
                    : "discovery.seed_hosts: [\"%s\"]".formatted(told(TRANSPORT, nodes.getFirst().log));
            Path own = Files.createDirectories(scratch.resolve("node-" + i));
            nodes.add(started(home, plugin, own, "node.name: node-" + i + "\n" + others));
        }
        return nodes;
    }

    private static void install(Path plugin, Path home) throws IOException {
        describeTransport(home.resolve("modules/transport-netty4"));
        deleteAll(home.resolve("plugins"));
        unpack(plugin, 1, Files.createDirectories(home.resolve("plugins").resolve(MongolianPlugin.NAME)));
    }

    private static Node started(Path home, Path plugin, Path scratch, String settings) throws IOException {
        Path config = configured(scratch, settings);
        unpack(plugin, 2, Files.createDirectories(config.resolve(MongolianPlugin.NAME)));
        Process process = new ProcessBuilder(command(home, config, scratch))
                .redirectErrorStream(true)
                .start();
        return new Node(process, awaited(process));
    }

    /** OpenSearch's archive has the descriptor beside the jar; the jar alone has not. */
    private static void describeTransport(Path module) throws IOException {
        Files.writeString(module.resolve("plugin-descriptor.properties"), """
                name=transport-netty4
                description=HTTP and transport
                version=%1$s
                opensearch.version=%1$s
                java.version=21
                classname=org.opensearch.transport.Netty4ModulePlugin
                """.formatted(Version.CURRENT));
    }

    /** What lies so deep in an archive. */
    private static void unpack(Path archive, int depth, Path to) throws IOException {
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path name = Path.of(entry.getName());
                if (!entry.isDirectory() && name.getNameCount() == depth) {
                    Files.copy(in, to.resolve(name.getFileName()));
                }
            }
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> old = Files.walk(folder)) {
                for (Path file : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static Path configured(Path scratch, String settings) throws IOException {
        Path config = Files.createDirectories(scratch.resolve("config"));
        Files.writeString(config.resolve("opensearch.yml"), """
                cluster.name: test
                %2$s
                network.host: 127.0.0.1
                http.port: 0
                transport.port: 0
                path.data: %1$s/data
                path.logs: %1$s/logs
                """.formatted(scratch, settings));
        Files.writeString(config.resolve("log4j2.properties"), """
                appender.console.type = Console
                appender.console.name = console
                appender.console.layout.type = PatternLayout
                appender.console.layout.pattern = %p %c{1.} %m%n
                rootLogger.level = info
                rootLogger.appenderRef.console.ref = console
                """);
        return config;
    }

    private static List<String> command(Path home, Path config, Path scratch) throws IOException {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            // OpenSearch refuses to run as root; in a namespace of its own the same user has no name.
            command.addAll(List.of("unshare", "--user"));
        }
        command.addAll(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + scratch,
                "-Dopensearch.path.home=" + home,
                "-Dopensearch.path.conf=" + config,
                "-cp",
                jars(home.resolve("lib")),
                "org.opensearch.bootstrap.OpenSearch"));
        return command;
    }

    private static String jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::toString).sorted().collect(Collectors.joining(":"));
        }
    }

    /** What the node tells in its log until it is started, its addresses among it. */
    private static String awaited(Process process) throws IOException {
        StringBuilder log = new StringBuilder();
        BufferedReader lines = process.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            log.append(line).append('\n');
            if (line.endsWith(" started")) {
                Thread.ofVirtual().start(() -> drain(process.getInputStream()));
                return log.toString();
            }
        }
        throw new IllegalStateException("the node did not start:\n" + log);
    }

    private static String told(Pattern address, String log) {
        Matcher found = address.matcher(log);
        if (!found.find()) {
            throw new IllegalStateException("the node did not tell its address:\n" + log);
        }
        return found.group(1);
    }

    /** A full pipe would stop the node. */
    private static void drain(InputStream log) {
        try (log) {
            log.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException("the log of the node ended", e);
        }
    }

    /** Where it listens. */
    URI address() {
        return URI.create("http://" + told(HTTP, log));
    }

    /** Sends a request and gives the answer, of any status. */
    Answer ask(String method, String path, String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address() + path))
                .header("Content-Type", path.endsWith("_bulk") ? "application/x-ndjson" : "application/json")
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
                .build();
        var response = client.send(request, BodyHandlers.ofString());
        return new Answer(
                response.statusCode(), XContentHelper.convertToMap(JsonXContent.jsonXContent, response.body(), true));
    }

    record Answer(int status, Map<String, Object> body) {}

    /** As a machine that loses its power. */
    void kill() {
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        client.close();
        // Process.destroy would close the log under its reader.
        process.toHandle().destroy();
        process.onExit()
                .completeOnTimeout(process, STOPPING_SECONDS, TimeUnit.SECONDS)
                .join();
        process.toHandle().destroyForcibly();
    }
}
