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

/** A real OpenSearch node of one, in a process of its own, on a port of loopback that was free. */
final class Node implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("HttpServerTransport.*publish_address \\{([^}]+)}");

    private static final int STOPPING_SECONDS = 20;

    private final Process process;
    private final URI address;
    private final HttpClient client = HttpClient.newHttpClient();

    private Node(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Starts a node and waits until it answers.
     *
     * @param home as OpenSearch's own archive lays it out, with the folders lib and modules
     * @param plugin its archive, unpacked as opensearch-plugin does: into a folder of the plugin's name, and into one of the configuration
     * @param scratch for configuration, data and logs
     */
    static Node started(Path home, Path plugin, Path scratch) throws IOException {
        describeTransport(home.resolve("modules/transport-netty4"));
        Path config = configured(scratch);
        install(plugin, home.resolve("plugins"), config);
        Process process = new ProcessBuilder(command(home, config, scratch))
                .redirectErrorStream(true)
                .start();
        return new Node(process, URI.create("http://" + awaited(process)));
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

    /** What lies in the archive's folder config goes to the node's own configuration. */
    private static void install(Path archive, Path plugins, Path config) throws IOException {
        deleteAll(plugins);
        Path plugin = Files.createDirectories(plugins.resolve(MongolianPlugin.NAME));
        Path own = Files.createDirectories(config.resolve(MongolianPlugin.NAME));
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path name = Path.of(entry.getName());
                if (!entry.isDirectory()) {
                    Files.copy(in, (name.getNameCount() > 1 ? own : plugin).resolve(name.getFileName()));
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

    private static Path configured(Path scratch) throws IOException {
        Path config = Files.createDirectories(scratch.resolve("config"));
        Files.writeString(config.resolve("opensearch.yml"), """
                cluster.name: test
                node.name: one
                discovery.type: single-node
                network.host: 127.0.0.1
                http.port: 0
                transport.port: 0
                path.data: %1$s/data
                path.logs: %1$s/logs
                """.formatted(scratch));
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

    /** The address that the node tells in its log, once it has told that it is started. */
    private static String awaited(Process process) throws IOException {
        StringBuilder log = new StringBuilder();
        BufferedReader lines = process.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            log.append(line).append('\n');
            if (line.endsWith(" started")) {
                Thread.ofVirtual().start(() -> drain(process.getInputStream()));
                Matcher address = ADDRESS.matcher(log);
                if (address.find()) {
                    return address.group(1);
                }
            }
        }
        throw new IllegalStateException("the node did not start:\n" + log);
    }

    /** A full pipe would stop the node. */
    private static void drain(InputStream log) {
        try (log) {
            log.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException("the log of the node ended", e);
        }
    }

    /** Sends a request and gives the answer, of any status. */
    Answer ask(String method, String path, String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", path.endsWith("_bulk") ? "application/x-ndjson" : "application/json")
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
                .build();
        var response = client.send(request, BodyHandlers.ofString());
        return new Answer(
                response.statusCode(), XContentHelper.convertToMap(JsonXContent.jsonXContent, response.body(), true));
    }

    record Answer(int status, Map<String, Object> body) {}

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
