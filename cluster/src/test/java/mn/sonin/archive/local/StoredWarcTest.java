package mn.sonin.archive.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import mn.sonin.archive.ArchiveException;
import mn.sonin.archive.Capture;
import mn.sonin.archive.CaptureElsewhereException;
import mn.sonin.archive.Revision.Kind;
import mn.sonin.archive.local.Options.Uploading;
import mn.sonin.cluster.Server;
import mn.sonin.cluster.Storage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** WARC files go to a storage once they are closed; nodes see them there. */
class StoredWarcTest {
    private static final Duration NEVER = Duration.ofHours(1);

    @TempDir
    private Path folder;

    private Storage storage;

    @BeforeEach
    void start() throws Exception {
        storage = new Storage(folder.resolve("objects"));
    }

    @AfterEach
    void stop() throws IOException {
        storage.close();
    }

    private Options options(String node, Duration fileAge) {
        return options(node, fileAge, Sample.options(20_000));
    }

    private Options options(String node, Duration fileAge, Options alone) {
        return alone.sharing(Server.store(folder, node), new Uploading(storage.client(), fileAge));
    }

    /** So long after everything was written. */
    private Options later(String node, Duration after) {
        return options(
                node,
                NEVER,
                new Options(
                        Clock.fixed(Sample.NIGHT.plus(after), ZoneOffset.UTC),
                        Sample.options().random(),
                        20_000,
                        1 << 20));
    }

    private LocalArchive open(String node) {
        return LocalArchive.open(folder.resolve(node), options(node, NEVER));
    }

    private Verification.Report verify(String node, Options options) {
        return Verification.of(folder.resolve(node), options, (bytes, all) -> {});
    }

    private static Capture write(LocalArchive archive, String url) {
        Capture capture = archive.captures().append(Sample.page(url, url), Sample.article());
        archive.articles().record(Sample.seen(capture, Kind.FIRST, Sample.content(url, url)));
        return capture;
    }

    private static String body(LocalArchive archive, Capture capture) {
        return archive.captures().read(capture).body().decode(StandardCharsets.UTF_8);
    }

    private List<String> waiting(String node) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(node).resolve("warc"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static void until(BooleanSupplier happened) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!happened.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as("it did not happen for half a minute")
                    .isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    @Test
    void whatIsClosedIsInTheStorageAloneAndIsReadFromThere() throws IOException {
        Capture first;
        try (LocalArchive a = open("a")) {
            first = write(a, Sample.URL);
        }

        assertThat(waiting("a")).isEmpty();
        assertThat(storage.object(first.place().file())).isNotEmptyFile();
        try (LocalArchive a = open("a")) {
            Capture again = a.captures().append(Sample.page(Sample.URL, Sample.URL), Sample.article());
            assertThat(again.revisitOf()).contains(first.id());
            assertThat(again.place().file()).startsWith("sonin-00000002-");
            assertThat(body(a, again)).isEqualTo(Sample.URL);
            assertThat(a.captures().note(first)).isEqualTo(Sample.article());
        }
        assertThat(verify("a", options("a", NEVER)))
                .satisfies(report -> assertThat(report.problems()).isEmpty())
                .satisfies(report -> assertThat(report.captures()).isEqualTo(2));
    }

    @Test
    void aFileIsUploadedWhenItIsOldEvenIfNothingElseIsCaptured() throws IOException {
        Options options = options("a", Duration.ofSeconds(2), Options.standard(Clock.systemUTC()));
        try (LocalArchive a = LocalArchive.open(folder.resolve("a"), options)) {
            Capture first = write(a, Sample.URL);
            assertThat(waiting("a")).containsExactly(first.place().file());

            until(() ->
                    !Files.exists(folder.resolve("a/warc").resolve(first.place().file())));

            assertThat(body(a, first)).isEqualTo(Sample.URL);
            Capture second = write(a, "https://tenger.example/2");
            assertThat(second.place().file()).startsWith("sonin-00000002-");
        }
    }

    @Test
    void aCaptureThatOnlyAnotherNodeHasIsNotBuiltOn() {
        LocalArchive a = open("a");
        try (LocalArchive b = open("b")) {
            Capture ofA = write(a, Sample.URL);

            assertThat(b.captures().here(ofA)).isFalse();
            assertThatThrownBy(() -> b.captures().read(ofA))
                    .isInstanceOf(CaptureElsewhereException.class)
                    .hasMessage(
                            "%s: node \"a\" has this file and has not uploaded it yet; it does so within minutes while it runs, so ask again then, or ask that node",
                            ofA.place().file());
            assertThat(a.captures().newest(Sample.URL)).contains(ofA);
            assertThat(b.captures().newest(Sample.URL)).isEmpty();
            Capture ofB = b.captures().append(Sample.page(Sample.URL, Sample.URL), Sample.article());
            assertThat(ofB.revisitOf()).isEmpty();
            assertThat(body(b, ofB)).isEqualTo(Sample.URL);

            a.close();

            assertThat(b.captures().here(ofA)).isTrue();
            assertThat(body(b, ofA)).isEqualTo(Sample.URL);
        }
    }

    @Test
    void whatAnotherNodeHasKeptAndNotReadIsLeftToItUntilItIsUploaded() {
        List<Capture> read = new ArrayList<>();
        LocalArchive a = open("a");
        try (LocalArchive b = open("b")) {
            Capture unread = a.captures().append(Sample.page("гүүр"), Sample.article());

            b.captures().unread((capture, note) -> read.add(capture));
            assertThat(read).isEmpty();
            a.close();
            b.captures().unread((capture, note) -> read.add(capture));

            assertThat(read).containsExactly(unread);
        }
    }

    @Test
    void whileTheStorageIsAwayCapturesAreKeptAndUploadedLater() throws IOException {
        List<Capture> kept = new ArrayList<>();
        try (LocalArchive a = open("a")) {
            storage.goAway();
            for (int i = 0; i < 60; i++) {
                kept.add(write(a, "https://tenger.example/" + i));
            }
            assertThat(body(a, kept.getFirst())).isEqualTo("https://tenger.example/0");
        }
        assertThat(waiting("a")).hasSizeGreaterThan(2);
        assertThatThrownBy(() -> open("a"))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("the storage cannot be reached");

        storage.comeBack();
        try (LocalArchive a = open("a")) {
            assertThat(a.recovery().none()).isTrue();
        }

        assertThat(waiting("a")).isEmpty();
        assertThat(verify("a", options("a", NEVER)))
                .satisfies(report -> assertThat(report.problems()).isEmpty())
                .satisfies(report -> assertThat(report.captures()).isEqualTo(60));
    }

    /** As long as it may take where nobody answers. */
    private static void closeInTime(LocalArchive archive) {
        archive.closing();
        CompletableFuture.runAsync(archive::close)
                .orTimeout(9, TimeUnit.SECONDS)
                .join();
    }

    @Test
    void whoIsToldToStopLeavesTheLastFileWhereTheStorageSaysNothing() throws IOException {
        LocalArchive a = open("a");
        Capture kept = write(a, Sample.URL);
        storage.fallSilent();

        closeInTime(a);

        assertThat(waiting("a")).containsExactly(kept.place().file());
        storage.comeBack();
        open("a").close();
        assertThat(waiting("a")).isEmpty();
        assertThat(storage.object(kept.place().file())).isNotEmptyFile();
    }

    @Test
    void whoIsToldToStopInTheMiddleOfAnUploadLeavesIt() throws Exception {
        Options options = options("a", Duration.ofMillis(200), Options.standard(Clock.systemUTC()));
        LocalArchive a = LocalArchive.open(folder.resolve("a"), options);
        storage.fallSilent();
        Capture kept = write(a, Sample.URL);
        storage.awaitSilentLine();

        closeInTime(a);

        assertThat(waiting("a")).containsExactly(kept.place().file());
        storage.comeBack();
        open("a").close();
        assertThat(waiting("a")).isEmpty();
        assertThat(verify("a", options("a", NEVER)))
                .satisfies(report -> assertThat(report.problems()).isEmpty())
                .satisfies(report -> assertThat(report.captures()).isEqualTo(1));
    }

    @Test
    void aCrashBetweenTheUploadAndItsEndCostsNothing() throws IOException {
        Capture first;
        try (LocalArchive a = open("a")) {
            first = write(a, Sample.URL);
        }
        Path object = storage.object(first.place().file());
        Path waiting = folder.resolve("a/warc").resolve(first.place().file());
        Files.copy(object, waiting);

        open("a").close();

        assertThat(waiting).doesNotExist();
        try (LocalArchive a = open("a")) {
            assertThat(body(a, first)).isEqualTo(Sample.URL);
        }
    }

    @Test
    void anObjectThatIsThereWithOtherBytesIsNotOverwritten() throws IOException {
        Capture first;
        try (LocalArchive a = open("a")) {
            first = write(a, Sample.URL);
        }
        Path object = storage.object(first.place().file());
        Path waiting = folder.resolve("a/warc").resolve(first.place().file());
        Files.copy(object, waiting);
        byte[] bytes = Files.readAllBytes(object);
        bytes[bytes.length / 2] ^= 1;
        Files.write(object, bytes);

        open("a").close();

        assertThat(waiting).exists();
        assertThat(object).hasBinaryContent(bytes);
    }

    @Test
    void aFileThatCannotBeUploadedHoldsNoOtherUp() throws IOException {
        Capture first;
        Path object;
        try (LocalArchive a = open("a")) {
            first = write(a, Sample.URL);
            object = Files.write(storage.object(first.place().file()), new byte[] {1});
        }
        Path waiting = folder.resolve("a/warc").resolve(first.place().file());
        assertThat(waiting).exists();

        Capture second;
        try (LocalArchive a = open("a")) {
            second = write(a, "https://tenger.example/2");
        }

        assertThat(waiting("a")).containsExactly(first.place().file());
        assertThat(storage.object(second.place().file())).isNotEmptyFile();
        assertThat(object).hasBinaryContent(new byte[] {1});
    }

    @Test
    void damageInTheStorageIsFoundByVerify() throws IOException {
        Capture first;
        try (LocalArchive a = open("a")) {
            first = write(a, Sample.URL);
            write(a, "https://tenger.example/2");
        }
        Path object = storage.object(first.place().file());
        byte[] bytes = Files.readAllBytes(object);
        bytes[(int) first.place().offset() + 40] ^= 1;
        Files.write(object, bytes);

        assertThat(verify("a", options("a", NEVER)).problems())
                .singleElement()
                .asString()
                .startsWith("%s at offset %d: "
                        .formatted(first.place().file(), first.place().offset()));
    }

    @Test
    void verifyTellsWhatAnotherNodeHasForItselfAndAfterAnHourCallsItAProblem() {
        try (LocalArchive a = open("a");
                LocalArchive b = open("b")) {
            Capture ofA = write(a, Sample.URL);
            write(b, "https://tenger.example/2");
            Options later = later("b", Duration.ofHours(2));

            assertThat(verify("b", options("b", NEVER)))
                    .satisfies(report -> assertThat(report.problems()).isEmpty())
                    .satisfies(report -> assertThat(report.awaited())
                            .containsExactly("%s: node \"a\" has it alone and has not uploaded it yet"
                                    .formatted(ofA.place().file())));
            assertThat(verify("b", later).problems())
                    .singleElement()
                    .asString()
                    .startsWith(ofA.place().file())
                    .contains("the rows know this file, and node \"a\" has not uploaded it; start that node");
        }
    }

    @Test
    void aBackupWaitsForWhatAnotherNodeHasNotUploadedYet() {
        LocalArchive a = open("a");
        open("b").close();
        write(a, Sample.URL);

        CompletableFuture<Backup.Copied> backup = CompletableFuture.supplyAsync(
                () -> Backup.to(folder.resolve("b"), options("b", Duration.ofSeconds(20)), folder.resolve("backup")));
        a.close();

        assertThat(backup.join().files()).isEqualTo(1);
        Backup.restore(folder.resolve("backup"), folder.resolve("again"), Sample.options());
        try (LocalArchive again = LocalArchive.open(folder.resolve("again"), Sample.options())) {
            assertThat(body(again, again.captures().history(Sample.URL).getFirst()))
                    .isEqualTo(Sample.URL);
        }
    }

    @Test
    void aBackupOfWhatNobodyUploadsIsRefusedWithTheNode() {
        try (LocalArchive a = open("a")) {
            open("b").close();
            write(a, Sample.URL);

            assertThatThrownBy(() -> Backup.to(
                            folder.resolve("b"), options("b", Duration.ofMillis(100)), folder.resolve("backup")))
                    .isInstanceOf(ArchiveException.class)
                    .hasMessageContaining("node \"a\" has this file and has not uploaded it yet")
                    .hasMessageContaining("the earlier one is as it was");
        }
    }

    @Test
    void aNodeThatIsGoneForGoodCostsItsCapturesAndNoBackup() {
        LocalArchive a = open("a");
        Capture lost = write(a, Sample.URL);
        try (LocalArchive b = open("b")) {
            write(b, "https://tenger.example/2");
        }
        Options later = later("b", NEVER.multipliedBy(4));

        Backup.Copied copied = Backup.to(folder.resolve("b"), later, folder.resolve("backup"));

        assertThat(copied.files()).isEqualTo(1);
        assertThat(copied.lost())
                .singleElement()
                .asString()
                .contains(lost.place().file(), "node \"a\" has this file");
        a.close();
        assertThat(Backup.to(folder.resolve("b"), later, folder.resolve("backup")))
                .satisfies(next -> assertThat(next.files()).isEqualTo(1))
                .satisfies(next -> assertThat(next.lost()).isEmpty());
    }

    @Test
    void anEmbeddedArchiveMovesIntoTheStorage() throws IOException {
        Path home = folder.resolve("embedded");
        try (LocalArchive embedded = LocalArchive.open(home, Sample.options())) {
            write(embedded, Sample.URL);
        }
        Backup.to(home, Sample.options(), folder.resolve("backup"));

        Backup.restore(folder.resolve("backup"), folder.resolve("a"), options("a", NEVER));

        assertThat(waiting("a")).isEmpty();
        try (LocalArchive a = open("a")) {
            assertThat(a.recovery().none()).isTrue();
            assertThat(body(a, a.captures().history(Sample.URL).getFirst())).isEqualTo(Sample.URL);
            assertThat(write(a, "https://tenger.example/2").place().file()).startsWith("sonin-00000002-");
        }
    }

    @Test
    void aBackupIsRestoredBesideTheBucketThatWentOn() {
        Path backup = folder.resolve("backup");
        Capture known;
        Capture later;
        try (LocalArchive a = open("a")) {
            known = write(a, Sample.URL);
            Backup.to(folder.resolve("a"), options("a", NEVER), backup);
            later = write(a, "https://tenger.example/2");
        }
        assertThat(later.place().file()).isEqualTo(known.place().file());

        Backup.restore(backup, folder.resolve("again"), emptied());

        try (LocalArchive again = LocalArchive.open(folder.resolve("again"), emptied())) {
            assertThat(body(again, known)).isEqualTo(Sample.URL);
            assertThat(again.recovery().takenOver()).isEqualTo(1);
            List<Capture> unread = new ArrayList<>();
            again.captures().unread((capture, note) -> unread.add(capture));
            assertThat(unread).extracting(Capture::id).containsExactly(later.id());
            assertThat(body(again, unread.getFirst())).isEqualTo(later.url());
        }
    }

    @Test
    void aBackupIsNotRestoredOverABucketThatSaysSomethingElse() throws IOException {
        Path backup = folder.resolve("backup");
        Capture known;
        try (LocalArchive a = open("a")) {
            known = write(a, Sample.URL);
            Backup.to(folder.resolve("a"), options("a", NEVER), backup);
        }
        Path object = storage.object(known.place().file());
        byte[] bytes = Files.readAllBytes(object);
        bytes[bytes.length / 2] ^= 1;
        Files.write(object, bytes);

        assertThatThrownBy(() -> Backup.restore(backup, folder.resolve("again"), emptied()))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining(
                        "\"%s\" is there and does not begin with the ",
                        known.place().file());
        assertThat(object).hasBinaryContent(bytes);
    }

    /** As node a, in a database without any rows, over the same storage. */
    private Options emptied() {
        return Sample.options(20_000)
                .sharing(Server.store(folder.resolve("another database"), "a"), new Uploading(storage.client(), NEVER));
    }

    @Test
    void rowsThatAreLostAreMadeAgainFromTheStorage() {
        try (LocalArchive a = open("a")) {
            for (int i = 0; i < 40; i++) {
                write(a, "https://tenger.example/" + i);
            }
        }
        try (LocalArchive a = LocalArchive.open(folder.resolve("a"), emptied())) {
            List<Capture> unread = new ArrayList<>();
            a.captures().unread((capture, note) -> unread.add(capture));

            assertThat(a.recovery().takenOver()).isEqualTo(40);
            assertThat(unread).hasSize(40);
            assertThat(body(a, unread.getLast())).isEqualTo(unread.getLast().url());
        }
    }
}
