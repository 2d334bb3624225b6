package mn.sonin.archive.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import mn.sonin.archive.Capture;
import mn.sonin.archive.CaptureId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {
    @TempDir
    private Path home;

    private LocalArchive open() {
        return LocalArchive.open(home, Sample.options());
    }

    private Path warc(Capture capture) {
        return home.resolve("warc").resolve(capture.place().file());
    }

    private void loseRows() throws IOException {
        for (String name : List.of("rows.sqlite", "rows.sqlite-wal", "rows.sqlite-shm")) {
            Files.deleteIfExists(home.resolve(name));
        }
    }

    private static Capture append(LocalArchive archive, String body) {
        return archive.captures().append(Sample.page(body), Sample.article());
    }

    private static List<Capture> all(LocalArchive archive) {
        return archive.captures().history(Sample.URL);
    }

    @Test
    void aHealthyArchiveHasNothingToRecover() {
        try (LocalArchive archive = open()) {
            append(archive, "a");
        }

        try (LocalArchive archive = open()) {
            assertThat(archive.recovery().none()).isTrue();
        }
    }

    @Test
    void capturesWithoutARowAreTakenOver() throws IOException {
        List<Capture> written;
        try (LocalArchive archive = open()) {
            written = List.of(append(archive, "a"), append(archive, "b"), append(archive, "a"));
        }
        loseRows();

        try (LocalArchive archive = open()) {
            assertThat(archive.recovery().takenOver()).isEqualTo(3);
            assertThat(all(archive)).isEqualTo(written);
            List<CaptureId> unread = new ArrayList<>();
            archive.captures().unread((capture, note) -> unread.add(capture.id()));
            assertThat(unread).isEqualTo(written.stream().map(Capture::id).toList());
        }
    }

    @Test
    void onlyWhatTheRowsDoNotKnowIsTakenOver() throws IOException {
        Path early = Files.createTempDirectory(home, "early");
        Capture first;
        Capture second;
        try (LocalArchive archive = open()) {
            first = append(archive, "a");
            copyRows(home, early);
            second = append(archive, "b");
        }
        copyRows(early, home);

        try (LocalArchive archive = open()) {
            assertThat(archive.recovery().takenOver()).isEqualTo(1);
            assertThat(all(archive)).containsExactly(first, second);
        }
    }

    private static void copyRows(Path from, Path to) throws IOException {
        for (String name : List.of("rows.sqlite", "rows.sqlite-wal", "rows.sqlite-shm")) {
            Files.deleteIfExists(to.resolve(name));
            if (Files.exists(from.resolve(name)) && !name.endsWith("-shm")) {
                Files.copy(from.resolve(name), to.resolve(name));
            }
        }
    }

    @Test
    void aTornFileIsCutAtItsLastWholeCapture() throws IOException {
        Capture kept;
        Capture torn;
        try (LocalArchive archive = open()) {
            kept = append(archive, "a");
            torn = append(archive, "b".repeat(40));
        }
        byte[] whole = Files.readAllBytes(warc(torn));
        int from = (int) torn.place().offset();
        byte[] rest = Arrays.copyOfRange(whole, from, whole.length);

        // Each byte in the test of the WARC folder; here the way through the whole archive.
        for (int length = from + 1; length < whole.length; length += 97) {
            assertCut(kept, Arrays.copyOf(whole, length), Arrays.copyOf(rest, length - from));
        }
    }

    private void assertCut(Capture kept, byte[] torn, byte[] rest) throws IOException {
        Path other = Files.createTempDirectory(home, "torn");
        Path file = Files.createDirectories(other.resolve("warc"))
                .resolve(kept.place().file());
        Files.write(file, torn);
        int offset = torn.length - rest.length;

        try (LocalArchive archive = LocalArchive.open(other, Sample.options())) {
            Recovery.Cut cut = new Recovery.Cut(
                    kept.place().file(), offset, rest.length, kept.place().file() + ".torn");
            assertThat(archive.recovery()).isEqualTo(new Recovery(1, List.of(cut), List.of()));
            assertThat(all(archive)).containsExactly(kept);
        }
        assertThat(file).hasSize(offset);
        assertThat(file.resolveSibling(kept.place().file() + ".torn")).hasBinaryContent(rest);
    }

    @Test
    void damageInsideAFileCostsOnlyTheCaptureItHit() throws IOException {
        List<Capture> written;
        try (LocalArchive archive = open()) {
            written = List.of(append(archive, "a"), append(archive, "b"), append(archive, "c"));
        }
        loseRows();
        byte[] bytes = Files.readAllBytes(warc(written.get(1)));
        bytes[(int) written.get(1).place().offset() + 40] ^= 1;
        Files.write(warc(written.get(1)), bytes);

        try (LocalArchive archive = open()) {
            assertThat(all(archive)).containsExactly(written.get(0), written.get(2));
            assertThat(archive.recovery().damage())
                    .singleElement()
                    .asString()
                    .startsWith("%s at offset %d: "
                            .formatted(
                                    written.get(1).place().file(),
                                    written.get(1).place().offset()));
        }
    }

    @Test
    void aFileThatIsGoneIsNamed() throws IOException {
        Capture gone;
        try (LocalArchive archive = open()) {
            gone = append(archive, "a");
        }
        Files.delete(warc(gone));

        try (LocalArchive archive = open()) {
            assertThat(archive.recovery().damage())
                    .containsExactly(gone.place().file() + ": the rows know it, and it is gone");
        }
    }

    @Test
    void aCaptureAfterACrashGoesIntoANewFile() throws IOException {
        Capture before;
        try (LocalArchive archive = open()) {
            before = append(archive, "a");
        }
        Files.write(warc(before), new byte[] {0x1f, (byte) 0x8b, 8}, StandardOpenOption.APPEND);

        try (LocalArchive archive = open()) {
            Capture after = append(archive, "b");
            assertThat(after.place().file()).isNotEqualTo(before.place().file());
            assertThat(all(archive)).containsExactly(before, after);
        }
    }
}
