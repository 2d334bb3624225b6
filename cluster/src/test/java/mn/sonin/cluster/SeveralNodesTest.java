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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two programs harvest the same sites into one archive; one of them is killed, and the database goes away. */
class SeveralNodesTest {
    private static final int PAGES = 25;
    private static final ZoneId ZONE = ZoneId.of("Asia/Ulaanbaatar");

    @TempDir
    private Path folder;

    private final List<Process> processes = new ArrayList<>();
    private CountingSites sites;
    private Wire wire;

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
    private void configure(String warc) throws IOException {
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
    private Process node(String name, String work) throws IOException {
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

    private static void tell(Process node) throws IOException {
        OutputStream in = node.getOutputStream();
        in.write('\n');
        in.flush();
    }

    private void awaitLine(Process node, String expected) throws IOException {
        BufferedReader out = node.inputReader();
        String line = out.readLine();
        while (line != null && !line.equals(expected)) {
            line = out.readLine();
        }
        assertThat(line).as(this::logs).isEqualTo(expected);
    }

    /** Sources that no harvest has come to the end of. */
    private Set<String> unfinished() {
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
    private void awaitHarvests(Process node, Set<String> sources) throws IOException {
        BufferedReader out = node.inputReader();
        while (!sources.isEmpty()) {
            String line = out.readLine();
            assertThat(line).as(this::logs).isNotNull();
            sources.remove(line.replaceFirst("^HARVESTED ", ""));
        }
    }

    private String logs() {
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

    private void begin(Process... nodes) throws IOException {
        for (Process node : nodes) {
            awaitLine(node, "ready");
        }
        for (Process node : nodes) {
            tell(node);
        }
    }

    private Options options(String node) {
        return Options.standard(Clock.systemUTC()).sharing(Server.store(folder, node), folder.resolve("warc"));
    }

    @Test
    void twoNodesShareTheWorkAndNeverMeetAtAHost() throws Exception {
        Process a = node("a", "harvest");
        Process b = node("b", "harvest");
        begin(a, b);
        awaitLine(a, "ended");
        awaitLine(b, "ended");

        assertThat(sites.met()).isZero();
        assertThat(sites.hasty()).isZero();
        assertThat(sites.asked())
                .hasSize(4 * PAGES)
                .allSatisfy((page, times) -> assertThat(times).isEqualTo(1));
        assertWhole("a", PAGES);
        assertThat(warcFiles())
                .anyMatch(name -> name.endsWith("-a.warc.gz"))
                .anyMatch(name -> name.endsWith("-b.warc.gz"));
    }

    @Test
    void whatAKilledNodeWasHarvestingIsTakenUpByAnother() throws Exception {
        Process a = node("a", "schedule");
        begin(a);
        sites.awaitSome();
        Process b = node("b", "schedule");
        begin(b);

        a.destroyForcibly().waitFor();
        Set<String> left = unfinished();
        awaitHarvests(b, left);
        tell(b);
        awaitLine(b, "ended");

        assertThat(sites.met()).isZero();
        assertThat(sites.hasty()).isZero();
        // Node a again: what it had on disk and could not tell any more is taken over.
        try (LocalArchive archive = LocalArchive.open(folder.resolve("a"), options("a"))) {
            assertThat(archive.articles().count()).isEqualTo(4 * PAGES);
            for (String source : CountingSites.SOURCES) {
                List<Harvest> harvests = archive.harvests().of(source, 10);
                assertThat(harvests.getFirst().outcome()).contains(Harvest.Outcome.HARVESTED);
            }
            assertThat(CountingSites.SOURCES.stream()
                            .flatMap(source -> archive.harvests().of(source, 10).stream())
                            .filter(harvest -> harvest.ended().isEmpty()))
                    .as("what was cut off stays seen as such")
                    .isNotEmpty();
        }
        // What a pass had brought before it was killed is in the archive, and in no pass's count.
        assertWhole("b", 0);
    }

    @Test
    void nodesShareAStorageThatGoesAwayAndOneThatIsKilledBringsItsFilesWhenItStartsAgain() throws Exception {
        try (Storage storage = new Storage(folder.resolve("objects"))) {
            configure("{s3: {endpoint: 'http://127.0.0.1:%d', bucket: %s, file-age: 1s}}"
                    .formatted(storage.port(), Storage.BUCKET));
            Process a = node("a", "schedule");
            begin(a);
            sites.awaitSome();
            Process b = node("b", "schedule");
            begin(b);
            storage.goAway();
            a.destroyForcibly().waitFor();
            storage.comeBack();
            Set<String> left = unfinished();
            awaitHarvests(b, left);
            tell(b);
            awaitLine(b, "ended");

            assertThat(sites.met()).isZero();
            assertThat(sites.hasty()).isZero();
            Options options =
                    Options.standard(Clock.systemUTC()).sharing(Server.store(folder, "a"), Storage.uploading(storage));
            LocalArchive.open(folder.resolve("a"), options).close();
            for (String node : List.of("a", "b")) {
                assertThat(folder.resolve(node).resolve("warc")).isEmptyDirectory();
            }
            assertWhole("b", 0, options);
        }
    }

    @Test
    void aDatabaseThatGoesAwayDuringAHarvestCostsNothing() throws Exception {
        Process a = node("a", "harvest");
        Process b = node("b", "harvest");
        begin(a, b);
        sites.awaitSome();
        wire.cut();
        wire.awaitRefusals();
        wire.mend();
        awaitLine(a, "ended");
        awaitLine(b, "ended");

        assertThat(sites.met()).isZero();
        assertThat(sites.hasty()).isZero();
        assertThat(sites.asked()).hasSize(4 * PAGES);
        assertWhole("a", PAGES);
    }

    private List<String> warcFiles() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("warc"))) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toList());
        }
    }

    /**
     * Every page is an article, every source's day is harvested, and every byte is as it was written.
     *
     * @param counted how many articles of each source the ledger must have at least
     */
    private void assertWhole(String node, int counted) {
        assertWhole(node, counted, options(node));
    }

    private void assertWhole(String node, int counted, Options options) {
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
