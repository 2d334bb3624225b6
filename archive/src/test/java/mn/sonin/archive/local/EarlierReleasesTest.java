package mn.sonin.archive.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import mn.sonin.archive.Article;
import mn.sonin.archive.ArticleId;
import mn.sonin.archive.Capture;
import mn.sonin.archive.Citation;
import mn.sonin.archive.Citation.Cited;
import mn.sonin.archive.Citation.Grounds;
import mn.sonin.archive.LedgerEntry;
import mn.sonin.archive.Revision;
import mn.sonin.archive.Revision.Kind;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives that earlier releases wrote; each release adds its own, see {@link Keepsake}. */
class EarlierReleasesTest {
    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(strings = {"0.1.0"})
    void anArchiveOfAnEarlierReleaseOpensWithAllThatItHad(String release) throws IOException {
        unpack(release);

        try (LocalArchive archive = LocalArchive.open(home, Sample.options())) {
            assertThat(archive.recovery().none()).isTrue();
            assertThat(archive.articles().history(ArticleId.of(Keepsake.EDITED)))
                    .extracting(revision -> revision.content().title().value())
                    .containsExactly("Гүүр нээгдлээ", "Гүүр засварт орлоо");
            Article headline =
                    archive.articles().find(ArticleId.of(Keepsake.HEADLINE)).orElseThrow();
            assertThat(headline.absorbedBy()).contains(ArticleId.of(Keepsake.PAGE));
            assertThat(archive.articles().count()).isEqualTo(2);
            assertThat(archive.ledger().of(Sample.SOURCE, LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 1)))
                    .extracting(LedgerEntry::reason)
                    .containsExactly("half a day");
            assertThat(archive.savedSearches().all())
                    .extracting(search -> search.name())
                    .containsExactly("Bridges");
            Citation cited = archive.citations()
                    .cite(new Cited("гүүр", archive.sequence(), "1", 0, "", "", Grounds.NONE), Sample.NIGHT);
            assertThat(cited.cited().digest()).isEqualTo("sha256:00");
            assertThat(cited.cited().grounds()).isEqualTo(Grounds.NONE);
            Capture page = archive.captures().history(Keepsake.PAGE).getFirst();
            assertThat(archive.captures().read(page).body().length()).isPositive();
        }
        assertThat(Verification.of(home, Sample.options(), (bytes, all) -> {}).problems())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1.0"})
    void anArchiveOfAnEarlierReleaseIsContinued(String release) throws IOException {
        unpack(release);

        try (LocalArchive archive = LocalArchive.open(home, Sample.options())) {
            Capture capture = archive.captures().append(Sample.page(Keepsake.EDITED, "Өөр"), Sample.article());
            archive.articles().record(Sample.seen(capture, Kind.FIRST, Sample.content("Гүүр дахин нээгдлээ", "Өөр")));

            assertThat(archive.articles().history(ArticleId.of(Keepsake.EDITED)))
                    .extracting(Revision::number)
                    .containsExactly(1, 2, 3);
        }
        assertThat(Verification.of(home, Sample.options(), (bytes, all) -> {}).problems())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1.0"})
    void anArchiveOfAnEarlierReleaseIsBackedUpBeforeItIsOpenedAndRestored(String release, @TempDir Path folder)
            throws IOException {
        unpack(release);
        Path backup = folder.resolve("backup");

        Backup.to(home, Sample.options(), backup);
        Backup.to(home, Sample.options(), backup);
        LocalArchive.open(home, Sample.options()).close();
        Backup.restore(backup, folder.resolve("again"), Sample.options());
        Backup.to(home, Sample.options(), backup);

        try (LocalArchive archive = LocalArchive.open(folder.resolve("again"), Sample.options())) {
            assertThat(archive.recovery().none()).isTrue();
            assertThat(archive.articles().count()).isEqualTo(2);
        }
    }

    @Test
    void aBodyThatAnEarlierReleaseTookForWholeIsReadAgainAsCutShort() throws IOException {
        Path file;
        try (LocalArchive archive = LocalArchive.open(home, Sample.options())) {
            Capture capture = archive.captures()
                    .append(
                            Sample.exchange(
                                    Sample.URL, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n", Sample.bytes("half")),
                            Sample.article());
            file = home.resolve("warc").resolve(capture.place().file());
        }
        withoutTheWord(file);
        Files.delete(home.resolve("rows.sqlite"));
        List<Boolean> whole = new ArrayList<>();
        try (LocalArchive archive = LocalArchive.open(home, Sample.options())) {
            archive.captures().replay((capture, note) -> whole.add(capture.whole()));
            archive.captures().history(Sample.URL).forEach(capture -> whole.add(capture.whole()));
        }
        assertThat(whole).containsExactly(false, false);
        takenForWhole();

        try (LocalArchive archive = LocalArchive.open(home, Sample.options())) {
            archive.captures().replay((capture, note) -> whole.add(capture.whole()));
        }
        assertThat(whole).last().isEqualTo(false);
        assertThat(Verification.of(home, Sample.options(), (bytes, all) -> {}).problems())
                .isEmpty();
    }

    /** As records were before they said themselves what only their heads tell. */
    private static void withoutTheWord(Path file) throws IOException {
        String text;
        try (InputStream records = new GZIPInputStream(Files.newInputStream(file))) {
            text = new String(records.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
        assertThat(text).contains("WARC-Truncated: unspecified\r\n");
        try (OutputStream out = Files.newOutputStream(file)) {
            for (String record :
                    text.replace("WARC-Truncated: unspecified\r\n", "").split("(?=WARC/1\\.1\r\n)", -1)) {
                out.write(Sample.gzip(record.getBytes(StandardCharsets.ISO_8859_1)));
            }
        }
    }

    private void takenForWhole() {
        Jdbi.create("jdbc:sqlite:" + home.resolve("rows.sqlite"))
                .useHandle(rows -> assertThat(rows.execute("UPDATE captures SET whole = 1"))
                        .isEqualTo(1));
    }

    private void unpack(String release) throws IOException {
        try (InputStream file = Objects.requireNonNull(getClass().getResourceAsStream("releases/" + release + ".zip"));
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = home.resolve(entry.getName());
                Files.createDirectories(target.getParent());
                Files.copy(zip, target);
            }
        }
    }
}
