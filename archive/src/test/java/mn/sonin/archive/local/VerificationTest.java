package mn.sonin.archive.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.zip.GZIPInputStream;
import mn.sonin.archive.ArticleId;
import mn.sonin.archive.Capture;
import mn.sonin.archive.LedgerEntry;
import mn.sonin.archive.LedgerEntry.State;
import mn.sonin.archive.Revision.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationTest {
    private static final String ID = ArticleId.of(Sample.URL).value();

    @TempDir
    private Path home;

    private final List<Capture> captures = new ArrayList<>();

    @BeforeEach
    void fill() {
        try (LocalArchive archive = LocalArchive.open(home, Sample.options())) {
            Capture capture = archive.captures().append(Sample.page("Сонин"), Sample.article());
            archive.articles().record(Sample.seen(capture, Kind.FIRST, Sample.content("Гүүр нээгдлээ", "Биеийн үг")));
            Capture edited = archive.captures().append(Sample.page("Шинэ сонин"), Sample.article());
            archive.articles().record(Sample.seen(edited, Kind.FIRST, Sample.content("Гүүр", "Биеийн үг")));
            captures.add(capture);
        }
    }

    private Verification.Report verify() {
        return Verification.of(home, Sample.options(), (bytes, all) -> {});
    }

    private Path warc() {
        return home.resolve("warc").resolve(captures.getFirst().place().file());
    }

    @Test
    void everyRecordIsOfWarc11() throws IOException {
        try (InputStream file = new GZIPInputStream(Files.newInputStream(warc()))) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);

            assertThat(text).startsWith("WARC/1.1\r\n").doesNotContain("WARC/1.0");
        }
    }

    @Test
    void aHealthyArchiveIsClean() throws IOException {
        List<Long> progress = new ArrayList<>();

        Verification.Report report = Verification.of(home, Sample.options(), (bytes, all) -> progress.add(all - bytes));

        assertThat(report.problems()).isEmpty();
        assertThat(report.captures()).isEqualTo(2);
        assertThat(report.articles()).isEqualTo(1);
        assertThat(report.bytes()).isEqualTo(Files.size(warc()));
        assertThat(progress).endsWith(0L);
    }

    @Test
    void anyChangedByteOfAWarcFileIsFound() throws IOException {
        byte[] whole = Files.readAllBytes(warc());

        for (int i = 0; i < whole.length; i += 7) {
            byte[] changed = whole.clone();
            changed[i] ^= (byte) 0xff;
            Files.write(warc(), changed);

            assertThat(verify().problems()).describedAs("byte %d", i).isNotEmpty();
        }
    }

    @Test
    void aChangedByteIsToldWithFileOffsetAndArticle() throws IOException {
        Capture capture = captures.getFirst();
        byte[] bytes = Files.readAllBytes(warc());
        bytes[(int) capture.place().offset() + 50] ^= 1;
        Files.write(warc(), bytes);

        assertThat(verify().problems())
                .containsExactly(new Verification.Problem(
                        capture.place().file(),
                        capture.place().offset(),
                        ID,
                        "the bytes are not those that were written"));
    }

    @Test
    void aShortFileIsFound() throws IOException {
        byte[] bytes = Files.readAllBytes(warc());
        Files.write(warc(), Arrays.copyOf(bytes, bytes.length - 1));

        assertThat(verify().problems())
                .extracting(Verification.Problem::reason)
                .containsExactly("the file ends inside a record");
    }

    @Test
    void aFileThatCannotBeReadIsToldAndEveryOtherIsLookedAt() throws IOException {
        Path second;
        try (LocalArchive archive = LocalArchive.open(home, Sample.options(1))) {
            Capture other =
                    archive.captures().append(Sample.page("https://tenger.example/2", "Өөр сонин"), Sample.article());
            second = home.resolve("warc").resolve(other.place().file());
            byte[] bytes = Files.readAllBytes(second);
            bytes[(int) other.place().offset() + 50] ^= 1;
            Files.write(second, bytes);
        }
        Files.delete(warc());
        Files.createDirectory(warc());

        assertThat(verify().problems())
                .extracting(Verification.Problem::file, Verification.Problem::reason)
                .containsExactly(
                        tuple(warc().getFileName().toString(), "cannot be read: Is a directory"),
                        tuple(second.getFileName().toString(), "the bytes are not those that were written"));
    }

    @Test
    void aMissingFileIsFound() throws IOException {
        Files.delete(warc());

        assertThat(verify().problems())
                .extracting(Verification.Problem::reason)
                .containsExactly("the rows know this file, and it is gone");
    }

    @Test
    void aChangedHeadlineInTheRowsIsFound() throws IOException {
        change("Гүүр нээгдлээ", "Гүүр хаагдлаа");

        assertThat(verify().problems())
                .extracting(Verification.Problem::reason)
                .contains("article " + ID + ": revision 1 is not the one that was written");
    }

    @Test
    void aChangedTextInTheRowsIsFound() throws IOException {
        change("Биеийн үг", "Биеийн өг");

        assertThat(verify().problems())
                .extracting(Verification.Problem::reason)
                .contains("article " + ID + ": its text is not the one that was written");
    }

    /** Puts other words of the same length into the database's file. */
    private void change(String from, String to) throws IOException {
        Path file = home.resolve("rows.sqlite");
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        Files.writeString(file, bytes.replace(latin(from), latin(to)), StandardCharsets.ISO_8859_1);
    }

    private static String latin(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    @Test
    void aDayWithoutALedgerEntryIsTold() {
        try (LocalArchive archive = LocalArchive.open(home, Sample.options())) {
            for (int day : List.of(1, 2, 5)) {
                archive.ledger()
                        .mark(new LedgerEntry(
                                Sample.SOURCE,
                                LocalDate.of(2026, 3, day),
                                State.HARVESTED,
                                OptionalInt.empty(),
                                1,
                                ""));
            }
        }

        assertThat(verify().ledgerHoles()).containsExactly("source tenger: no entry from 2026-03-03 to 2026-03-04");
        assertThat(verify().clean()).isTrue();
    }
}
