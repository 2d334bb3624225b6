package mn.sonin.bench.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import mn.sonin.bench.Report.Figure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What disks are reckoned from. */
class ArchiveFiguresTest {
    private static final int KILO = 1_000;

    @TempDir
    Path folder;

    @Test
    void bothStoresTellTheirRowsAndWhatAllWritersDid() throws Exception {
        Map<String, Figure> figures = ArchiveFigures.measured(folder, 40, 3, 1).figures().stream()
                .collect(Collectors.toMap(figure -> figure.what() + ", " + figure.unit(), figure -> figure));

        assertThat(figures.get("rows: embedded, bytes an article").median()).isPositive();
        assertThat(figures.get("rows: PostgreSQL, bytes an article").median()).isPositive();
        assertThat(figures.get("rows: PostgreSQL, bytes an article").ratio()).isPresent();
        assertThat(figures)
                .containsKeys(
                        "keep captures, 3 writers: embedded, a second",
                        "record articles, 3 writers: PostgreSQL, a second");
        assertThat(folder).isEmptyDirectory();
    }

    /** A page of a news site has 60 to 200 kB, which packing makes a quarter of at best. */
    @Test
    void aPageInTheWarcFilesIsAsLargeAsOneOfANewsSite() throws Exception {
        Figure page = ArchiveFigures.measured(folder, 40, 3, 1).figures().stream()
                .filter(figure -> figure.what().equals("WARC files"))
                .findFirst()
                .orElseThrow();

        assertThat(page.median()).isBetween(15.0 * KILO, 60.0 * KILO);
    }
}
