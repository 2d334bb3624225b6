package mn.sonin.archive.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import mn.sonin.archive.ArchiveInUseException;
import mn.sonin.archive.ArticleId;
import mn.sonin.archive.Articles.RevisionId;
import mn.sonin.archive.Capture;
import mn.sonin.archive.Citation;
import mn.sonin.archive.Harvest;
import mn.sonin.archive.Revision.Kind;
import mn.sonin.archive.SavedSearch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpeningTest {
    @TempDir
    Path home;

    /** Another store overrides this, and keeps the same promises. */
    Options options(long warcFileSize) {
        return Sample.options(warcFileSize);
    }

    private Options options() {
        return options(1 << 20);
    }

    private LocalArchive open() {
        return LocalArchive.open(home, options());
    }

    private LocalArchive openReading() {
        return LocalArchive.openReading(home, options());
    }

    @Test
    void aSecondWriterIsRefusedWithTheReason() {
        LocalArchive first = open();

        assertThatThrownBy(this::open)
                .isInstanceOf(ArchiveInUseException.class)
                .hasMessage(
                        "%s: the archive is being written by the program with process id %d; end that one, or open for reading only",
                        home, ProcessHandle.current().pid());
        first.close();
        open().close();
    }

    @Test
    void anArchiveOfANewerFormatIsRefused() throws IOException {
        open().close();
        Files.writeString(home.resolve("archive.format"), "2\n");

        assertThatThrownBy(this::open)
                .hasMessage(
                        "%s: the archive has format \"2\", and this program knows formats up to 1; use a newer Sonin",
                        home.resolve("archive.format"));
        Files.writeString(home.resolve("archive.format"), "1\n");
        open().close();
    }

    @Test
    void aFolderWithoutAnArchiveIsNotOpenedForReading() {
        assertThatThrownBy(this::openReading).hasMessageContaining("there is no archive here");
    }

    @Test
    void aReaderSeesWhatAWriterWritesMeanwhile() {
        try (LocalArchive writer = open();
                LocalArchive reader = openReading()) {
            Capture capture = writer.captures().append(Sample.page("a"), Sample.article());
            writer.articles().record(Sample.seen(capture, Kind.FIRST, Sample.content("Гарчиг", "")));

            assertThat(reader.captures().find(capture.id())).contains(capture);
            assertThat(reader.articles().find(ArticleId.of(Sample.URL))).isPresent();
            assertThat(reader.sequence()).isEqualTo(1);
        }
    }

    @Test
    void aReaderNeedsNoWriter() {
        try (LocalArchive writer = open()) {
            writer.captures().append(Sample.page("a"), Sample.article());
        }

        try (LocalArchive reader = openReading()) {
            assertThat(reader.captures().history(Sample.URL)).hasSize(1);
        }
    }

    @Test
    void aSearchIsCitedAndSavedBesideAWriter() {
        Citation.Cited cited =
                new Citation.Cited("q=bridge", 0, "analysis-1", 0, "sha256:00", "", Citation.Grounds.NONE);
        try (LocalArchive writer = open();
                LocalArchive reader = openReading()) {
            Citation citation = reader.citations().cite(cited, Sample.NIGHT);
            SavedSearch search = reader.savedSearches().save("Bridges", "bridge", List.of(), 0, Sample.NIGHT);

            assertThat(writer.citations().find(citation.id())).contains(citation);
            assertThat(writer.savedSearches().all()).containsExactly(search);
        }
    }

    @Test
    void theAuthorsAndCapturesOfManyRevisionsAreReadAtOnce() {
        try (LocalArchive archive = open()) {
            Capture first = archive.captures().append(Sample.page("a"), Sample.article());
            archive.articles().record(Sample.seen(first, Kind.FIRST, Sample.content("Гарчиг", "")));
            Capture second = archive.captures().append(Sample.page("b"), Sample.article());
            archive.articles().record(Sample.seen(second, Kind.FIRST, Sample.content("Өөр гарчиг", "")));
            ArticleId article = ArticleId.of(Sample.URL);

            assertThat(archive.articles()
                            .credits(List.of(
                                    new RevisionId(article, 1),
                                    new RevisionId(article, 2),
                                    new RevisionId(ArticleId.of("https://x.example/"), 1))))
                    .extracting(credit -> credit.revision().number() + " " + credit.capture())
                    .containsExactlyInAnyOrder("1 " + first.id(), "2 " + second.id());
        }
    }

    @Test
    void aReaderWritesNothing() {
        open().close();

        try (LocalArchive reader = openReading()) {
            assertThatThrownBy(() -> reader.captures().append(Sample.page("a"), Sample.article()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("open for reading only");
            assertThatThrownBy(() -> reader.harvests().begin(Sample.SOURCE, Harvest.Kind.WHOLE, Sample.NIGHT))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("open for reading only");
        }
        assertThat(home.resolve("warc")).isEmptyDirectory();
    }

    @Test
    void manyWritersAndTwoReadersDoNotWaitForEachOther() throws Exception {
        try (LocalArchive archive = open();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                // Readers that never pause would keep the few carriers of virtual threads to themselves.
                ExecutorService platform = Executors.newFixedThreadPool(2)) {
            List<Future<?>> all = new ArrayList<>();
            for (int writer = 0; writer < 8; writer++) {
                String host = "https://tenger.example/" + writer + "/";
                all.add(threads.submit(() -> IntStream.range(0, 25).forEach(i -> write(archive, host + i))));
            }
            for (int reader = 0; reader < 2; reader++) {
                all.add(platform.submit(() -> follow(archive, 200)));
            }
            for (Future<?> each : all) {
                each.get();
            }

            assertThat(archive.articles().count()).isEqualTo(200);
            assertThat(archive.sequence()).isEqualTo(200);
        }
    }

    private static void write(LocalArchive archive, String url) {
        Capture capture = archive.captures().append(Sample.page(url, url), Sample.article());
        archive.articles().record(Sample.seen(capture, Kind.FIRST, Sample.content(url, url)));
    }

    /** Follows the sequence to this place; each revision must be there when its number is. */
    private static void follow(LocalArchive archive, long end) {
        long reached = 0;
        while (reached < end) {
            var step = archive.articles().changesAfter(reached, 50);
            assertThat(step.changes()).hasSize((int) (step.upTo() - reached));
            reached = step.upTo();
        }
    }
}
