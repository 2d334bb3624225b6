package mn.sonin.bench.story;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import mn.sonin.archive.Archive;
import mn.sonin.archive.local.LocalArchive;
import mn.sonin.archive.local.Options;
import mn.sonin.bench.Report;
import mn.sonin.bench.Scratch;
import mn.sonin.bench.Worked;
import mn.sonin.bench.harvest.SampleArchive;
import mn.sonin.bench.index.GeneratedArchive;
import mn.sonin.indexer.analysis.Analyzers;
import mn.sonin.indexer.analysis.Expansions;
import mn.sonin.indexer.story.StoryIndex;
import mn.sonin.sample.SampleWeb;

/**
 * {@code quality CONFIG} harvests the sample web and prints how well its stories are found, beside two baselines. {@code speed N FOLDER CONFIG}
 * puts N generated articles to stories and prints articles a second, and microseconds of processor time for each, which other work on the
 * machine does not change: whenever their number has doubled, or grown by a tenth of N.
 */
public final class StoryFigures {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ulaanbaatar");
    private static final Path SPEED = Path.of("bench/target/stories.json");
    private static final Path QUALITY = Path.of("bench/target/story-quality.json");
    private static final int TENTHS = 10;

    /** Fewer articles are told of too often. */
    private static final int FIRST = 1_000;

    private StoryFigures() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 2 && arguments[0].equals("quality")) {
            quality(Path.of(arguments[1]));
        } else if (arguments.length == 4 && arguments[0].equals("speed")) {
            speed(Long.parseLong(arguments[1]), Path.of(arguments[2]), Path.of(arguments[3]));
        } else {
            System.err.println("usage: StoryFigures quality CONFIG | speed N FOLDER CONFIG");
            System.exit(2);
        }
    }

    private static void quality(Path config) throws IOException {
        Report report = Report.begin();
        try (Scratch scratch = Scratch.make("story-quality")) {
            for (StoryQuality.Figures figures : measure(config, scratch.path(), Clock.systemUTC())) {
                System.out.println(figures);
                report.add(figures.way(), "B³ precision", figures.stories().precision());
                report.add(figures.way(), "B³ recall", figures.stories().recall());
                report.add(figures.way(), "B³ F1", figures.stories().f1());
            }
        }
        report.write(QUALITY);
    }

    /** The figures of both baselines and of Sonin, in this order, made over one harvest of the sample web. */
    static List<StoryQuality.Figures> measure(Path config, Path folder, Clock clock) throws IOException {
        try (SampleWeb web = SampleWeb.start();
                LocalArchive archive = LocalArchive.open(folder.resolve("home"), Options.standard(clock))) {
            SampleArchive.fill(archive, web, config, folder.resolve("config"), clock);
            StoryQuality quality = new StoryQuality(archive, web);
            return List.of(
                    quality.sameAddress(),
                    quality.minHash(),
                    quality.sonin(archive, expansions(config), folder.resolve("stories")));
        }
    }

    /** The dictionary of a configuration. */
    static Expansions expansions(Path config) {
        return switch (Expansions.read(config.resolve("expansions.tsv"))) {
            case Expansions.Result.Loaded loaded -> loaded.expansions();
            case Expansions.Result.Refused refused ->
                throw new IllegalArgumentException(refused.problems().toString());
        };
    }

    private static void speed(long count, Path folder, Path config) throws IOException {
        Report report = Report.begin();
        Archive archive = GeneratedArchive.of(count);
        Expansions expansions = expansions(config);
        try (StoryIndex stories = StoryIndex.open(folder, archive, Analyzers.bundled(), () -> expansions, ZONE)) {
            Meter whole = Meter.start();
            Meter[] last = {whole};
            stories.follow((articles, sequence, end) -> {
                long added = articles - last[0].articles();
                if (added >= Math.min(Math.max(last[0].articles(), FIRST), count / TENTHS)) {
                    last[0].tell(report, articles, "articles %,d to %,d".formatted(last[0].articles(), articles));
                    System.err.printf(Locale.ROOT, "%,d of %,d articles%n", articles, count);
                    last[0] = Meter.at(articles);
                }
            });
            whole.tell(report, count, "all %,d articles, start and compiling included".formatted(count));
        }
        System.out.println(report);
        report.write(SPEED);
    }

    /** What the clocks said when so many articles were done. */
    private record Meter(long articles, long nanos, Worked worked) {
        static Meter start() {
            return at(0);
        }

        static Meter at(long done) {
            return new Meter(done, System.nanoTime(), Worked.fromNow());
        }

        void tell(Report report, long done, String which) {
            long added = done - articles;
            report.add(which, "a second by the clock", added * 1e9 / (System.nanoTime() - nanos));
            report.add(which, "a second of processor time", added / worked.seconds());
            report.add(which, "µs of processor time for each", worked.seconds() * 1e6 / added);
        }
    }
}
