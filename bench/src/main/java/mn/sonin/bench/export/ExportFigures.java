package mn.sonin.bench.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import mn.sonin.archive.local.LocalArchive;
import mn.sonin.archive.local.Options;
import mn.sonin.bench.Report;
import mn.sonin.bench.Worked;
import mn.sonin.bench.index.GeneratedNews;
import mn.sonin.config.Configuration;
import mn.sonin.config.ConfigurationReader;
import mn.sonin.config.ConfigurationResult;
import mn.sonin.indexer.SearchRequest;
import mn.sonin.indexer.analysis.Analyzers;
import mn.sonin.indexer.analysis.ExpansionFile;
import mn.sonin.indexer.answer.LuceneSearch;
import mn.sonin.indexer.index.LuceneIndex;
import mn.sonin.indexer.index.Wording;
import mn.sonin.indexer.story.StoryIndex;
import mn.sonin.search.api.ExportRoutes;
import mn.sonin.search.api.ExportRoutes.Form;
import mn.sonin.search.api.ExportRoutes.Written;
import mn.sonin.search.library.Library;
import mn.sonin.search.library.Library.Upcoming;

/**
 * {@code N FOLDER CONFIG [ROUNDS]} keeps N generated articles, indexes them and puts them to stories where FOLDER has not got them yet; then writes
 * all of them into a file in each form, and prints rows a second and the most memory that was still in use after a collection of garbage.
 */
public final class ExportFigures {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final double MEBIBYTE = 1 << 20;
    private static final Path RESULTS = Path.of("bench/target/exports.json");

    private final Library library;
    private final Path file;

    private ExportFigures(Library library, Path file) {
        this.library = library;
        this.file = file;
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 3) {
            System.err.println("usage: ExportFigures N FOLDER CONFIG [ROUNDS]");
            System.exit(2);
        }
        Path folder = Path.of(arguments[1]);
        Path config = Path.of(arguments[2]);
        int rounds = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 3;
        Configuration configuration = ((ConfigurationResult.Read) ConfigurationReader.read(config)).configuration();
        ExpansionFile words = ExpansionFile.at(config.resolve("expansions.tsv"), CLOCK);
        Analyzers analyzers = Analyzers.bundled();
        try (LocalArchive archive = LocalArchive.open(folder.resolve("home"), Options.standard(CLOCK));
                LuceneIndex index = LuceneIndex.open(
                        folder.resolve("home/index"),
                        archive,
                        new Wording(analyzers),
                        configuration.settings().zone());
                StoryIndex stories = StoryIndex.open(
                        folder.resolve("home/stories"),
                        archive,
                        analyzers,
                        words,
                        configuration.settings().zone());
                LuceneSearch search =
                        new LuceneSearch(index, () -> configuration, words, CLOCK, Duration.ofSeconds(30))) {
            if (archive.articles().count() == 0) {
                new GeneratedNews().record(archive, Integer.parseInt(arguments[0]));
            }
            stories.follow((articles, sequence, end) -> {});
            index.follow((articles, sequence, end) -> {});
            Library library = new Library(() -> configuration, archive, search, stories, Upcoming.nothing(), CLOCK);
            new ExportFigures(library, folder.resolve("export")).rounds(rounds);
        }
    }

    private void rounds(int rounds) throws IOException {
        Report report = Report.begin();
        for (int round = 1; round <= rounds; round++) {
            for (Form form : Form.values()) {
                double rows = export(form, report);
                System.out.printf(Locale.ROOT, "round %d, %s: %,.0f rows a second%n", round, form, rows);
            }
        }
        System.out.println(report);
        report.write(RESULTS);
    }

    /** How many rows a second it came to by the clock. */
    private double export(Form form, Report report) throws IOException {
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
        ExportRoutes exports = ExportRoutes.of(library, () -> URI.create("https://sonin.example/"));
        long began = System.nanoTime();
        Worked worked = Worked.fromNow();
        long rows;
        try (Writer out = new BufferedWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), 1 << 16)) {
            Written written = exports.write(form, false, SearchRequest.of("").sorted(SearchRequest.Sort.OLDEST), out);
            rows = ((Written.Done) written).rows();
        }
        double busy = worked.seconds();
        double second = rows / ((System.nanoTime() - began) / 1e9);
        report.add(form.name(), "rows a second", second);
        report.add(form.name(), "rows a second of processor time", rows / busy);
        report.add(form.name(), "rows", rows);
        report.add(form.name(), "MB written", Files.size(file) / MEBIBYTE);
        report.add(
                form.name(),
                "MB of heap in use after collecting",
                megabytes(pools().map(MemoryPoolMXBean::getCollectionUsage)));
        report.add(form.name(), "MB at most", megabytes(pools().map(MemoryPoolMXBean::getPeakUsage)));
        return second;
    }

    private static Stream<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(MemoryPoolMXBean::isCollectionUsageThresholdSupported);
    }

    private static long megabytes(Stream<MemoryUsage> usages) {
        return usages.filter(Objects::nonNull).mapToLong(MemoryUsage::getUsed).sum() >> 20;
    }
}
