package mn.sonin.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mn.sonin.archive.Harvest;
import mn.sonin.archive.LedgerEntry;
import mn.sonin.archive.LedgerEntry.State;
import mn.sonin.archive.local.LocalArchive;
import mn.sonin.archive.local.Options;
import mn.sonin.archive.local.Verification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Programs that harvest the same sites into one archive, and what they have to come to whatever befalls them. */
abstract class NodesAtWork {
    static final int PAGES = 25;
    private static final ZoneId ZONE = ZoneId.of("Asia/Ulaanbaatar");

    @TempDir
    Path folder;

    private final List<Process> processes = new ArrayList<>();
    CountingSites sites;
    Wire wire;

    @BeforeEach
    void start() throws IOException {
        sites = new CountingSites(PAGES);
        wire = new Wire(Server.port());
        Path sources = Files.createDirectories(folder.resolve("config/sources"));
        for (String source : CountingSites.SOURCES) {
            Files.writeString(sources.resolve(source + ".yaml"), sites.source(source));
        }
        Files.writeString(folder.resolve("config/topics.yaml"), "{}\n");
        configure("{folder: %s}".formatted(folder.resolve("warc")));
    }

    /**
     * @param warc where the WARC files are
     */
    void configure(String warc) throws IOException {
        String address = Server.address(folder).replace(":" + Server.port() + "/", ":" + wire.port() + "/");
        Files.writeString(folder.resolve("config/sonin.yaml"), """
                harvests-at-once: 2
                limits: {connect: 2s, whole: 5s}
                store: postgresql
                postgresql: {url: '%s', user: postgres}
                warc: %s
                """.formatted(address, warc));
    }

    @AfterEach
    void stop() throws IOException {
        processes.forEach(Process::destroyForcibly);
        wire.close();
        sites.close();
    }

    /** A program that waits for the word to begin. */
    Process node(String name, String work) throws IOException {
        Process node = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Node.class.getName(),
                        folder.resolve("config").toString(),
                        folder.resolve(name).toString(),
                        name,
                        work)
                .redirectError(folder.resolve(name + ".log").toFile())
                .start();
        processes.add(node);
        return node;
    }

    static void tell(Process node) throws IOException {
        OutputStream in = node.getOutputStream();
        in.write('\n');
        in.flush();
    }

    void awaitLine(Process node, String expected) throws IOException {
        BufferedReader out = node.inputReader();
        String line = out.readLine();
        while (line != null && !line.equals(expected)) {
            line = out.readLine();
        }
        assertThat(line).as(this::logs).isEqualTo(expected);
    }

    /** Sources that no harvest has come to the end of. */
    Set<String> unfinished() {
        try (LocalArchive archive = LocalArchive.openReading(folder.resolve("b"), options("b"))) {
            return CountingSites.SOURCES.stream()
                    .filter(source -> archive.harvests()
                            .newest(source)
                            .flatMap(Harvest::ended)
                            .isEmpty())
                    .collect(Collectors.toCollection(HashSet::new));
        }
    }

    /** Reads on until the node has told of all of these. */
    void awaitHarvests(Process node, Set<String> sources) throws IOException {
        BufferedReader out = node.inputReader();
        while (!sources.isEmpty()) {
            String line = out.readLine();
            assertThat(line).as(this::logs).isNotNull();
            sources.remove(line.replaceFirst("^HARVESTED ", ""));
        }
    }

    String logs() {
        try (Stream<Path> files = Files.list(folder)) {
            StringBuilder text = new StringBuilder();
            for (Path log :
                    files.filter(file -> file.toString().endsWith(".log")).toList()) {
                text.append(log).append('\n').append(Files.readString(log));
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void begin(Process... nodes) throws IOException {
        for (Process node : nodes) {
            awaitLine(node, "ready");
        }
        for (Process node : nodes) {
            tell(node);
        }
    }

    /** The second begins while the first is in the middle of its work. */
    void beginInTurn(Process first, Process second) throws IOException, InterruptedException {
        awaitLine(first, "ready");
        awaitLine(second, "ready");
        tell(first);
        sites.awaitSome();
        tell(second);
    }

    Options options(String node) {
        return Options.standard(Clock.systemUTC()).sharing(Server.store(folder, node), folder.resolve("warc"));
    }

    List<String> warcFiles() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("warc"))) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toList());
        }
    }

    /**
     * Every page is an article, every source's day is harvested, and every byte is as it was written.
     *
     * @param counted how many articles of each source the ledger must have at least
     */
    void assertWhole(String node, int counted) {
        assertWhole(node, counted, options(node));
    }

    void assertWhole(String node, int counted, Options options) {
        LocalDate today = LocalDate.now(Clock.system(ZONE));
        try (LocalArchive archive = LocalArchive.openReading(folder.resolve(node), options)) {
            assertThat(archive.articles().count()).isEqualTo(4 * PAGES);
            assertThat(archive.sequence()).isEqualTo(4 * PAGES);
            for (String source : CountingSites.SOURCES) {
                List<LedgerEntry> days = archive.ledger().of(source, today.minusDays(1), today);
                assertThat(days.getLast().state()).isEqualTo(State.HARVESTED);
                assertThat(days.stream().mapToInt(LedgerEntry::articles).sum()).isBetween(counted, PAGES);
                assertThat(archive.frontier().due(source, Clock.systemUTC().instant(), 10))
                        .isEmpty();
            }
        }
        assertThat(Verification.of(folder.resolve(node), options, (bytes, all) -> {})
                        .problems())
                .isEmpty();
    }
}
