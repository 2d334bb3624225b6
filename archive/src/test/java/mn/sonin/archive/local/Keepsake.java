package mn.sonin.archive.local;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import mn.sonin.archive.ArticleId;
import mn.sonin.archive.Capture;
import mn.sonin.archive.Citation.Cited;
import mn.sonin.archive.Citation.Grounds;
import mn.sonin.archive.Citation.Item;
import mn.sonin.archive.LedgerEntry;
import mn.sonin.archive.LedgerEntry.State;
import mn.sonin.archive.Revision.Kind;

/**
 * A small archive with something of every kind in it, to be kept with each release. To keep one more: run {@link #main} with the file to
 * write, named after the release, in this package's folder {@code releases}.
 */
final class Keepsake {
    static final String EDITED = "https://tenger.example/edited";
    static final String HEADLINE = "https://tenger.example/headline";
    static final String PAGE = "https://tenger.example/page";

    private static final Grounds GROUNDS =
            new Grounds(Map.of(), Optional.of(List.of(new Item(ArticleId.of(EDITED), 2, Sample.NIGHT))));

    private Keepsake() {}

    public static void main(String[] arguments) throws IOException {
        Path home = Files.createTempDirectory("keepsake");
        write(home);
        try (OutputStream file = Files.newOutputStream(Path.of(arguments[0]));
                ZipOutputStream zip = new ZipOutputStream(file);
                Stream<Path> all = Files.walk(home)) {
            zip.setLevel(9);
            for (Path each : all.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(new ZipEntry(home.relativize(each).toString()));
                Files.copy(each, zip);
                zip.closeEntry();
            }
        }
    }

    private static void write(Path home) {
        try (LocalArchive archive = LocalArchive.open(home, Sample.options())) {
            Capture feed =
                    archive.captures().append(Sample.page("https://tenger.example/feed", "<rss/>"), Sample.feed());
            archive.frontier()
                    .add(List.of(Sample.lead(EDITED, feed.id()), Sample.lead(HEADLINE, feed.id())), Sample.NIGHT);
            read(archive, EDITED, "Гүүр нээгдлээ", "Шинэ гүүр");
            read(archive, EDITED, "Гүүр засварт орлоо", "Хуучин гүүр");
            read(archive, EDITED, "Гүүр засварт орлоо", "Хуучин гүүр");
            Capture list = archive.captures().append(Sample.page(HEADLINE, "<a>"), Sample.feed());
            archive.articles().record(Sample.seen(list, Kind.HEADLINE_ONLY, Sample.content("Bridge opens", "")));
            read(archive, PAGE, "Bridge opens", "A bridge opened.");
            archive.articles().absorb(ArticleId.of(HEADLINE), ArticleId.of(PAGE));
            archive.ledger()
                    .mark(new LedgerEntry(
                            Sample.SOURCE,
                            LocalDate.of(2026, 3, 1),
                            State.PARTIAL,
                            OptionalInt.of(9),
                            2,
                            "half a day"));
            archive.citations()
                    .cite(new Cited("гүүр", archive.sequence(), "1", 2, "sha256:00", "partial", GROUNDS), Sample.NIGHT);
            archive.savedSearches()
                    .save("Bridges", "гүүр", List.of("https://reader.example/hook"), archive.sequence(), Sample.NIGHT);
        }
    }

    private static void read(LocalArchive archive, String url, String title, String text) {
        Capture capture = archive.captures().append(Sample.page(url, text), Sample.article());
        archive.articles().record(Sample.seen(capture, Kind.FIRST, Sample.content(title, text)));
    }
}
