package mn.sonin.bench.start;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import mn.sonin.bench.Report;
import mn.sonin.bench.Scratch;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code LAUNCHER HOME ROUNDS} starts {@code sonin serve} on a home that holds an archive, so many times with its files in memory and as often after
 * they were dropped from it, and prints how long it takes until a question is answered over HTTP. It runs with the shipped topics and without
 * sources, so that nobody's site is asked.
 */
public final class StartFigures {
    private static final Path RESULTS = Path.of("bench/target/start.json");
    private static final Path CONFIG = Path.of("config");
    private static final String QUESTION = "api/v1/articles?q=Rio+Tinto";
    private static final String SERVES = "Sonin serves ";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path launcher;
    private final Path home;
    private final Path config;
    private final Path log;
    private final HttpClient client;

    private StartFigures(Path launcher, Path home, Path scratch, HttpClient client) throws IOException {
        this.launcher = launcher;
        this.home = home;
        this.config = scratch.resolve("config");
        this.log = scratch.resolve("log");
        this.client = client;
        Files.createDirectories(config.resolve("sources"));
        Files.writeString(config.resolve("sonin.yaml"), "server: {port: 0}\n");
        for (String shared : List.of("topics.yaml", "expansions.tsv")) {
            Files.copy(CONFIG.resolve(shared), config.resolve(shared));
        }
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 3) {
            System.err.println("usage: StartFigures LAUNCHER HOME ROUNDS");
            System.exit(2);
        }
        Path home = Path.of(arguments[1]);
        if (!Files.isDirectory(home)) {
            throw new IllegalArgumentException(home + ": no folder; name the home of an archive, such as"
                    + " 'bench/run export.ExportFigures 10000 FOLDER config 1' leaves in FOLDER/home");
        }
        Report report = Report.begin();
        try (Scratch scratch = Scratch.make("start");
                HttpClient client = HttpClient.newHttpClient()) {
            StartFigures figures = new StartFigures(Path.of(arguments[0]), home, scratch.path(), client);
            // Builds the program where that is due, and takes up what the home's index has not got yet.
            System.out.printf("%d articles answer%n", figures.start().found());
            for (int round = 0; round < Integer.parseInt(arguments[2]); round++) {
                figures.start().tell(report, "files in memory");
                figures.dropFiles();
                figures.start().tell(report, "files not in memory");
            }
        }
        System.out.println(report);
        report.write(RESULTS);
    }

    /**
     * One start.
     *
     * @param seconds from the launcher's start to the answer
     * @param cpuSeconds of all threads meanwhile
     * @param found articles in all
     */
    private record Started(double seconds, double cpuSeconds, long found) {
        void tell(Report report, String how) {
            report.add(how, "seconds to the first answer", seconds);
            report.add(how, "of processor time", cpuSeconds);
        }
    }

    private Started start() throws IOException, InterruptedException {
        long began = System.nanoTime();
        Process process = new ProcessBuilder(
                        launcher.toAbsolutePath().toString(),
                        "serve",
                        "--home",
                        home.toString(),
                        "--config",
                        config.toString())
                .redirectError(log.toFile())
                .start();
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(address(process).resolve(QUESTION))
                            .timeout(PATIENCE)
                            .build(),
                    BodyHandlers.ofString());
            double seconds = (System.nanoTime() - began) / 1e9;
            double cpuSeconds = process.info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(
                        "expected 200, got %d: %s".formatted(answer.statusCode(), answer.body()));
            }
            return new Started(
                    seconds,
                    cpuSeconds,
                    JsonMapper.shared().readTree(answer.body()).path("total").asLong());
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private URI address(Process process) throws IOException {
        BufferedReader out = process.inputReader();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(SERVES)) {
                return URI.create(line.substring(line.lastIndexOf(" at ") + " at ".length()));
            }
        }
        throw new IllegalStateException("sonin serve ended before it served:\n" + Files.readString(log));
    }

    /** Has the system forget what it keeps of the home's files, as after a restart of the machine; needs no rights beyond reading them. */
    private void dropFiles() throws IOException, InterruptedException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(home)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Process dropping = new ProcessBuilder("dd", "if=" + file, "iflag=nocache", "count=0", "status=none")
                    .inheritIO()
                    .start();
            if (dropping.waitFor() != 0) {
                throw new IOException(file + ": dd (GNU coreutils) could not drop it from memory");
            }
        }
    }
}
