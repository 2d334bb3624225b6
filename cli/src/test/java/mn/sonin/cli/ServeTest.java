package mn.sonin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an operator sees of the server, from the outside. */
class ServeTest {
    @TempDir
    private Path folder;

    @Test
    void aPortInUseIsToldInOneSentence() throws IOException, InterruptedException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            Process process = Program.process("serve", "--home", home(), "--config", config(""), "--port", port)
                    .start();

            try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
                assertThat(out.lines().filter(line -> !line.contains(" INFO ")))
                        .containsExactly(
                                "sonin: Port %s is in use on 127.0.0.1; stop the other program or choose another port with --port."
                                        .formatted(port));
            }
            assertThat(process.waitFor()).isEqualTo(1);
        }
    }

    @Test
    void aSecondServerOnTheSameHomeIsRefusedWithTheReasonAndTheFirstStopsWithinTenSeconds()
            throws IOException, InterruptedException {
        String[] serve = {"serve", "--home", home(), "--config", config(""), "--port", "0"};
        Process first = Program.process(serve)
                .redirectErrorStream(false)
                .redirectError(Redirect.DISCARD)
                .start();
        try (BufferedReader out = first.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).startsWith("Sonin serves ");
            Process second = Program.process(serve).start();
            try (BufferedReader refusal = second.inputReader(StandardCharsets.UTF_8)) {
                assertThat(refusal.lines().filter(line -> !line.contains(" INFO ")))
                        .containsExactly(
                                "sonin: %s: the archive is being written by the program with process id %d; end that one, or open for reading only"
                                        .formatted(home(), first.pid()));
            }
            assertThat(second.waitFor()).isEqualTo(1);

            first.destroy();
            assertThat(first.waitFor(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            first.destroyForcibly();
        }
    }

    /** On a small disk of its own, which only root can make; skipped for others. */
    @Test
    void aServerWhoseDiskIsFullEndsWithTheReasonAndAsAFailure() throws IOException, InterruptedException {
        Path disk = Files.createDirectories(folder.resolve("home"));
        assumeTrue(
                code("mount", "-t", "tmpfs", "-o", "size=32m", "tmpfs", disk.toString()) == 0,
                "only root can mount a disk");
        try {
            Process process = Program.process("serve", "--home", home(), "--config", restless(), "--port", "0")
                    .start();
            try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
                assertThat(out.lines()
                                .filter(line -> line.startsWith("Sonin serves "))
                                .findFirst())
                        .isPresent();
                code("dd", "if=/dev/zero", "of=" + disk.resolve("filled"), "bs=64k");

                assertThat(out.lines().filter(line -> line.startsWith("sonin: ")))
                        .singleElement()
                        .asString()
                        .contains(disk.toString());
            }
            assertThat(process.waitFor()).isEqualTo(1);
        } finally {
            code("umount", "-l", disk.toString());
        }
    }

    private static int code(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /** A configuration with one source that is due every second, and refused, since it is no public one. */
    private String restless() throws IOException {
        String config = config("");
        Files.writeString(Path.of(config, "sources", "restless.yaml"), """
                name: {en: Restless, mn: Амаргүй}
                home: http://127.0.0.1:1/
                languages: [en]
                rhythm: {every: 1s}
                discovery:
                  - {feed: "http://127.0.0.1:1/feed"}
                """);
        return config;
    }

    @Test
    void aTopicThatIsNotUnderstoodIsToldAtTheStartWithFileLineAndPosition() throws IOException {
        String config = config("");
        Files.writeString(
                Path.of(config, "topics.yaml"),
                "mines:\n  en: Mines\n  mn: Уурхай\n  about: {en: Mines., mn: Уурхай.}\n  query: уурхай OR (mine\n");

        Program.Ran ran = Program.run("serve", "--home", home(), "--config", config, "--port", "0");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err())
                .contains(config)
                .contains("topics.yaml:5: the query of topic \"mines\" is not understood at 10: ");
    }

    @Test
    void theLogIsJsonWhereTheConfigurationAsksForIt() throws IOException, InterruptedException {
        Process process = Program.process(
                        "serve", "--home", home(), "--config", config("log: {format: json}\n"), "--port", "0")
                .redirectErrorStream(false)
                .redirectError(folder.resolve("log").toFile())
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String address = out.readLine().replaceFirst(".* at ", "");
            assertThat(health(address).path("status").asString()).isEqualTo("ok");
        } finally {
            process.destroy();
            process.waitFor();
        }

        JsonMapper json = JsonMapper.shared();
        List<JsonNode> lines = Files.readAllLines(folder.resolve("log")).stream()
                .map(json::readTree)
                .toList();
        assertThat(lines.stream().map(line -> line.path("formattedMessage").asString()))
                .anyMatch(message -> message.startsWith("request method=GET path=/health status=200"));
    }

    private static JsonNode health(String address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address).resolve("/health"))
                    .build();
            return JsonMapper.shared()
                    .readTree(client.send(request, BodyHandlers.ofString()).body());
        }
    }

    private String home() {
        return folder.resolve("home").toString();
    }

    /** A folder with no source, so that nothing is harvested. */
    private String config(String settings) throws IOException {
        Path config = folder.resolve("config");
        Files.createDirectories(config.resolve("sources"));
        Files.writeString(config.resolve("sonin.yaml"), "zone: Asia/Ulaanbaatar\n" + settings);
        Files.writeString(config.resolve("topics.yaml"), "{}\n");
        try (Stream<Path> shipped = Files.list(Program.CONFIG)) {
            for (Path file :
                    shipped.filter(path -> path.toString().endsWith(".tsv")).toList()) {
                Files.copy(file, config.resolve(file.getFileName()));
            }
        }
        return config.toString();
    }
}
