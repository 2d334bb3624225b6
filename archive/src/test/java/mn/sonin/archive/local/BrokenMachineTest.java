package mn.sonin.archive.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import mn.sonin.archive.ArchiveException;
import mn.sonin.archive.ArticleId;
import mn.sonin.archive.Capture;
import mn.sonin.archive.Citation;
import mn.sonin.archive.Citation.Grounds;
import mn.sonin.archive.Delivery;
import mn.sonin.archive.Harvest;
import mn.sonin.archive.Harvest.Counts;
import mn.sonin.archive.Harvest.Outcome;
import mn.sonin.archive.LedgerEntry;
import mn.sonin.archive.Revision.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens to the machine under an archive, and what its operator reads then. */
class BrokenMachineTest {
    private static final int ARTICLES = 30;

    @TempDir
    private Path disk;

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        run("umount", "-l", disk.toString());
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static void write(LocalArchive archive, int number) {
        String url = "https://tenger.example/" + number;
        Capture capture = archive.captures().append(Sample.page(url, "Бие " + number), Sample.article());
        archive.articles()
                .record(Sample.seen(capture, Kind.FIRST, Sample.content("Гарчиг " + number, "Биеийн үг " + number)));
    }

    private static void fill(Path home) {
        try (LocalArchive archive = LocalArchive.open(home, Sample.options())) {
            for (int i = 0; i < ARTICLES; i++) {
                write(archive, i);
            }
        }
    }

    private static Verification.Report verify(Path home) {
        return Verification.of(home, Sample.options(), (bytes, all) -> {});
    }

    @Test
    void aFolderThatTurnsReadOnlyIsNamedAndKeepsWhatItHas() throws Exception {
        assumeTrue(run("mount", "-t", "tmpfs", "tmpfs", disk.toString()), "only root can mount a disk");
        fill(disk);
        assertThat(run("mount", "-o", "remount,ro", disk.toString())).isTrue();

        assertThatThrownBy(() -> LocalArchive.open(disk, Sample.options()))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining(disk.toString())
                .hasMessageContaining("see to it that this user may write there");
        assertThat(run("mount", "-o", "remount,rw", disk.toString())).isTrue();
        assertThat(verify(disk).problems()).isEmpty();
        assertThat(verify(disk).articles()).isEqualTo(ARTICLES);
    }

    @Test
    void aWarcFolderThatTurnsReadOnlyUnderARunningArchiveIsNamedAndWrittenAgainAfterwards() throws Exception {
        assumeTrue(run("mount", "-t", "tmpfs", "tmpfs", disk.toString()), "only root can mount a disk");
        Path warc = disk.resolve("warc");
        // Each capture begins a file.
        try (LocalArchive archive = LocalArchive.open(disk, Sample.options(1))) {
            write(archive, 1);
            assertThat(run("mount", "--bind", warc.toString(), warc.toString())).isTrue();
            try {
                assertThat(run("mount", "-o", "remount,bind,ro", warc.toString()))
                        .isTrue();
                assertThatThrownBy(() -> write(archive, 2))
                        .isInstanceOf(ArchiveException.class)
                        .hasMessageContaining(warc.toString())
                        .hasMessageContaining(
                                "Nothing acknowledged is lost; free space or repair the disk or its permissions");
            } finally {
                run("umount", "-l", warc.toString());
            }

            write(archive, 3);
        }
        assertThat(verify(disk).problems()).isEmpty();
        assertThat(verify(disk).articles()).isEqualTo(2);
    }

    @Test
    void aWarcFolderThatCannotBeListedIsNamedAndWrittenAgainAfterwards() throws Exception {
        Path warc = disk.resolve("warc");
        Path aside = disk.resolve("aside");
        // Each capture begins a file.
        try (LocalArchive archive = LocalArchive.open(disk, Sample.options(1))) {
            write(archive, 1);
            Files.move(warc, aside);
            Files.writeString(warc, "no folder");

            assertTimeoutPreemptively(
                    Duration.ofSeconds(30),
                    () -> assertThatThrownBy(() -> write(archive, 2))
                            .isInstanceOf(ArchiveException.class)
                            .hasMessageContaining(warc.toString())
                            .hasMessageContaining("Nothing acknowledged is lost"));

            Files.delete(warc);
            Files.move(aside, warc);
            write(archive, 3);
        }
        assertThat(verify(disk).problems()).isEmpty();
        assertThat(verify(disk).articles()).isEqualTo(2);
    }

    @Test
    void anArchiveWithoutItsPermissionIsNamedWithTheWayBack() throws Exception {
        assumeTrue(run("mount", "-t", "tmpfs", "tmpfs", disk.toString()), "only root can mount a disk");
        fill(disk);
        Path rows = disk.resolve(LocalArchive.ROWS);
        assertThat(run("mount", "--bind", rows.toString(), rows.toString())).isTrue();
        try {
            assertThat(run("mount", "-o", "remount,bind,ro", rows.toString())).isTrue();

            assertThatThrownBy(() -> fill(disk))
                    .isInstanceOf(ArchiveException.class)
                    .hasMessageContaining(rows.toString())
                    .hasMessageMatching("(?s).*(repair the disk|restore a backup).*");
        } finally {
            run("umount", "-l", rows.toString());
        }
        assertThat(verify(disk).articles()).isEqualTo(ARTICLES);
    }

    @Test
    void aClockThatJumpsCostsNothing() {
        Path home = disk.resolve("home");
        List<Capture> kept = new ArrayList<>();
        int number = 0;
        for (Duration jump : List.of(Duration.ZERO, Duration.ofDays(-1), Duration.ofDays(365), Duration.ofDays(2))) {
            Clock clock = Clock.fixed(Sample.NIGHT.plus(jump), ZoneOffset.UTC);
            try (LocalArchive archive =
                    LocalArchive.open(home, new Options(clock, new SecureRandom(), 2_000, 1 << 20))) {
                for (int i = 0; i < 5; i++) {
                    number++;
                    write(archive, number);
                    kept.add(archive.captures()
                            .history("https://tenger.example/" + number)
                            .getLast());
                }
            }
        }

        try (LocalArchive archive = LocalArchive.open(home, Sample.options())) {
            assertThat(archive.recovery().none()).isTrue();
            assertThat(kept)
                    .allSatisfy(capture -> assertThat(
                                    archive.captures().read(capture).status())
                            .isEqualTo(200));
            assertThat(archive.articles().changesAfter(0, 100).changes()).hasSize(20);
        }
        assertThat(verify(home).problems()).isEmpty();
    }

    @Test
    void aTornPageOfTheRowsIsNamedAndTheRowsAreMadeAgainFromTheCaptures() throws IOException {
        Path home = disk.resolve("home");
        fill(home);
        Path rows = home.resolve(LocalArchive.ROWS);
        try (RandomAccessFile file = new RandomAccessFile(rows.toFile(), "rw")) {
            byte[] torn = new byte[4096];
            new Random(1).nextBytes(torn);
            file.seek(0);
            file.write(torn);
        }

        assertThatThrownBy(() -> LocalArchive.open(home, Sample.options()))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining(rows.toString())
                .hasMessageContaining("move this file away and open the archive again");
        Files.move(rows, disk.resolve("torn.sqlite"));
        try (LocalArchive archive = LocalArchive.open(home, Sample.options())) {
            assertThat(archive.recovery().takenOver()).isEqualTo(ARTICLES);
            assertThat(archive.captures().history("https://tenger.example/7")).hasSize(1);
        }
    }

    @Test
    void anyTornPageOfTheRowsIsNamed() throws IOException {
        Path home = disk.resolve("home");
        fill(home);
        Path rows = home.resolve(LocalArchive.ROWS);
        byte[] whole = Files.readAllBytes(rows);
        List<Object> before = told(home);
        Random random = new Random(3);
        List<Integer> silent = new ArrayList<>();
        for (int at = 0; at < whole.length; at += 4096) {
            byte[] torn = new byte[4096];
            random.nextBytes(torn);
            byte[] changed = whole.clone();
            System.arraycopy(torn, 0, changed, at, torn.length);
            Files.write(rows, changed);
            if (!named(home) && !told(home).equals(before)) {
                silent.add(at);
            }
        }

        assertThat(silent).as("torn pages that nobody was told of").isEmpty();
    }

    /** The rows as a reader gets them; what is equal here has not changed for anybody. */
    private static List<Object> told(Path home) {
        try (LocalArchive archive = LocalArchive.openReading(home, Sample.options())) {
            List<Object> told = new ArrayList<>();
            for (int i = 0; i < ARTICLES; i++) {
                String url = "https://tenger.example/" + i;
                told.add(archive.articles().find(ArticleId.of(url)));
                told.add(archive.articles().history(ArticleId.of(url)));
                told.add(archive.captures().history(url));
            }
            told.add(archive.sequence());
            told.add(archive.articles().changesAfter(0, 1000));
            return told;
        }
    }

    @Test
    void aByteOfTheRowsChangedAnywhereIsNamedOrChangesNothing() throws IOException {
        Path home = disk.resolve("home");
        fill(home);
        Path rows = home.resolve(LocalArchive.ROWS);
        byte[] whole = Files.readAllBytes(rows);
        List<Object> before = told(home);
        Random random = new Random(5);
        List<String> silent = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            int at = random.nextInt(whole.length);
            byte[] changed = whole.clone();
            changed[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(rows, changed);
            if (!named(home)) {
                List<Object> after = told(home);
                before.stream()
                        .filter(each -> !after.contains(each))
                        .findFirst()
                        .ifPresent(each -> silent.add(
                                "byte %d: %s became %s".formatted(at, each, after.get(before.indexOf(each)))));
            }
        }

        assertThat(silent).as("changed bytes that nobody was told of").isEmpty();
    }

    /** Each of these values stands in the file once or more; wherever it is changed, the row is named. */
    @ParameterizedTest
    @CsvSource({
        "a cited query, citation",
        "a cited ledger, citation",
        "a saved name, saved search 1",
        "a delivered text, delivery 1:",
        "a harvest's reason, harvest 1",
        "a day's reason, 'ledger of source tenger, 2026-03-01'"
    })
    void aByteChangedInARowThatNoCaptureProvesIsNamed(String value, String named) throws IOException {
        Path home = disk.resolve("home");
        try (LocalArchive archive = LocalArchive.open(home, Sample.options())) {
            write(archive, 1);
            ArticleId article = ArticleId.of("https://tenger.example/1");
            archive.citations()
                    .cite(
                            new Citation.Cited("a cited query", 1, "4", 1, "digest", "a cited ledger", Grounds.NONE),
                            Sample.NIGHT);
            long search = archive.savedSearches()
                    .save("a saved name", "query", List.of(), 0, Sample.NIGHT)
                    .id();
            Delivery due = Delivery.of(search, "target", article, 1, 1, "a delivered text", Sample.NIGHT);
            archive.savedSearches().matched(search, 1, List.of(due));
            archive.savedSearches().failed(due.key(), "down", Optional.of(Sample.NIGHT));
            long harvest = archive.harvests().begin(Sample.SOURCE, Harvest.Kind.WHOLE, Sample.NIGHT);
            archive.harvests().end(harvest, Sample.NIGHT, Outcome.PARTIAL, Counts.NONE, "a harvest's reason");
            archive.ledger()
                    .mark(new LedgerEntry(
                            Sample.SOURCE,
                            LocalDate.of(2026, 3, 1),
                            LedgerEntry.State.PARTIAL,
                            OptionalInt.of(3),
                            1,
                            "a day's reason"));
        }
        assertThat(verify(home).problems()).isEmpty();
        Path rows = home.resolve(LocalArchive.ROWS);
        byte[] bytes = Files.readAllBytes(rows);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf(value);
        bytes[at + 3] ^= 1;
        Files.write(rows, bytes);

        assertThat(verify(home).problems())
                .anySatisfy(problem -> assertThat(problem.toString())
                        .contains(LocalArchive.ROWS, named, "it is not the one that was written"));
    }

    private static boolean named(Path home) {
        try {
            return !verify(home).clean();
        } catch (ArchiveException e) {
            return e.getMessage().contains(LocalArchive.ROWS);
        }
    }
}
