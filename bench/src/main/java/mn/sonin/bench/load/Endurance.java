package mn.sonin.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import mn.sonin.archive.Archive;
import mn.sonin.archive.local.LocalArchive;
import mn.sonin.archive.local.Options;
import mn.sonin.bench.index.GeneratedNews;
import mn.sonin.config.Configuration;
import mn.sonin.config.ConfigurationReader;
import mn.sonin.config.ConfigurationResult;
import mn.sonin.config.Settings;
import mn.sonin.crawler.Crawler;
import mn.sonin.crawler.Progress;
import mn.sonin.crawler.fetch.AddressPolicy;
import mn.sonin.crawler.fetch.Network;
import mn.sonin.crawler.politeness.Sleeper;
import mn.sonin.indexer.analysis.Analyzers;
import mn.sonin.indexer.analysis.ExpansionFile;
import mn.sonin.indexer.answer.LuceneSearch;
import mn.sonin.indexer.index.LuceneIndex;
import mn.sonin.indexer.index.Wording;
import mn.sonin.indexer.story.Stories;
import mn.sonin.sample.SampleWeb;
import mn.sonin.search.SearchServer;
import mn.sonin.search.library.Library.Upcoming;

/**
 * Harvests the sample web again and again, indexes what comes, and asks so many searches a second over HTTP, on an archive of so many generated
 * articles. Ends with 1 where a search failed, a harvest broke, or heap, files or threads grew after the first tenth of the time.
 *
 * <p>Usage: {@code Endurance CONFIG-FOLDER [MINUTES [ARTICLES [SEARCHES-A-SECOND]]]}; 30 minutes, 20,000 articles and 200 searches by default.
 */
public final class Endurance {
    private static final Clock CLOCK = Clock.systemUTC();

    /** In so many steps the measurement is told; the first one warms up and does not count. */
    private static final int STEPS = 10;

    private final Path folder;
    private final Path config;
    private final Configuration configuration;
    private final AtomicLong harvests = new AtomicLong();
    private final AtomicLong broken = new AtomicLong();
    private volatile boolean open = true;

    private Endurance(Path folder, Path config) {
        this.folder = folder;
        this.config = config;
        this.configuration = switch (ConfigurationReader.read(config)) {
            case ConfigurationResult.Read read -> read.configuration();
            case ConfigurationResult.Refused refused ->
                throw new IllegalArgumentException(refused.problems().toString());
        };
    }

    /**
     * What came of it.
     *
     * @param harvests of all sources that came to their end
     * @param broken harvests and steps of indexing that failed
     * @param searches answered after warm-up
     * @param failed searches that were not answered
     * @param slowest milliseconds within which 99 % of them were
     * @param warm what the process held after warm-up
     * @param end what it held at the end
     */
    public record Sum(long harvests, long broken, long searches, long failed, int slowest, Usage warm, Usage end) {
        public boolean well() {
            return broken == 0 && failed == 0 && !end.grownFrom(warm);
        }

        @Override
        public String toString() {
            return "%d harvests of all sources, %d broken; %d searches after warm-up, %d failed, 99 %% within %d ms; after warm-up %s; at the end %s%s"
                    .formatted(
                            harvests,
                            broken,
                            searches,
                            failed,
                            slowest,
                            warm,
                            end,
                            end.grownFrom(warm) ? ": GROWN" : "");
        }
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Sum sum = run(
                Path.of(arguments[0]),
                Duration.ofMinutes(number(arguments, 1, 30)),
                number(arguments, 2, 20_000),
                number(arguments, 3, 200));
        System.exit(sum.well() ? 0 : 1);
    }

    /** Runs for so long, on an archive of so many articles, with so many searches a second. */
    public static Sum run(Path shipped, Duration time, int articles, int perSecond)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("endurance");
        try (SampleWeb web = SampleWeb.start()) {
            Path config = folder.resolve("config");
            Files.createDirectories(config.resolve("sources"));
            for (String name : List.of("sonin.yaml", "topics.yaml", "expansions.tsv")) {
                Files.copy(shipped.resolve(name), config.resolve(name));
            }
            web.writeSources(config.resolve("sources"));
            return new Endurance(folder, config).run(time, articles, perSecond);
        }
    }

    private static int number(String[] arguments, int place, int otherwise) {
        return arguments.length > place ? Integer.parseInt(arguments[place]) : otherwise;
    }

    private Sum run(Duration time, int articles, int perSecond) throws IOException, InterruptedException {
        try (LocalArchive archive = LocalArchive.open(folder.resolve("home"), Options.standard(CLOCK))) {
            fill(archive, articles);
            try (LuceneIndex index = LuceneIndex.open(
                            folder.resolve("home/index"),
                            archive,
                            new Wording(Analyzers.bundled()),
                            configuration.settings().zone());
                    LuceneSearch search = new LuceneSearch(
                            index,
                            () -> configuration,
                            ExpansionFile.at(config.resolve("expansions.tsv"), CLOCK),
                            CLOCK,
                            Duration.ofSeconds(5))) {
                long began = System.nanoTime();
                index.follow((revisions, sequence, end) -> {});
                System.out.printf(
                        Locale.ROOT, "%d articles indexed in %d s, %s%n", articles, seconds(began), Usage.now());
                return serve(archive, index, search, time, perSecond);
            }
        }
    }

    private static void fill(LocalArchive archive, int articles) {
        long began = System.nanoTime();
        new GeneratedNews().record(archive, articles);
        System.out.printf(Locale.ROOT, "%d articles written in %d s, %s%n", articles, seconds(began), Usage.now());
    }

    private Sum serve(Archive archive, LuceneIndex index, LuceneSearch search, Duration time, int perSecond)
            throws IOException, InterruptedException {
        SearchServer.Start start = SearchServer.start(
                new Settings.Server("127.0.0.1", 0, Optional.empty(), Optional.empty()),
                new SearchServer.Parts(
                        () -> configuration,
                        archive,
                        search,
                        Stories.NONE,
                        Upcoming.nothing(),
                        List.of(),
                        address -> false,
                        CLOCK,
                        "endurance"));
        if (!(start instanceof SearchServer.Start.Serving serving)) {
            throw new IllegalStateException(start.toString());
        }
        try (SearchServer server = serving.server();
                Crawler crawler = crawler(archive);
                ExecutorService work = Executors.newThreadPerTaskExecutor(
                        Thread.ofPlatform().name("work-", 0).factory());
                Readers readers = new Readers(server.port())) {
            work.execute(() -> again(() -> harvest(crawler)));
            work.execute(() -> again(() -> follow(index)));
            readers.ask(perSecond);
            TimeUnit.MILLISECONDS.sleep(time.toMillis() / STEPS);
            Usage warm = told("warm", readers);
            readers.begin();
            for (int step = 2; step <= STEPS; step++) {
                TimeUnit.MILLISECONDS.sleep(time.toMillis() / STEPS);
                told("%d of %d".formatted(step, STEPS), readers);
            }
            open = false;
            Sum sum = new Sum(
                    harvests.get(),
                    broken.get(),
                    readers.answers(),
                    readers.errors(),
                    readers.within(0.99),
                    warm,
                    Usage.now());
            System.out.println(sum);
            return sum;
        }
    }

    private Usage told(String when, Readers readers) {
        Usage now = Usage.now();
        System.out.printf(Locale.ROOT, "%s: %s, %s%n", when, told(readers), now);
        return now;
    }

    private String told(Readers readers) {
        return String.format(
                Locale.ROOT,
                "%d searches, %d failed, median %d ms, 99 %% within %d ms, %d harvests of all sources, %d broken",
                readers.answers(),
                readers.errors(),
                readers.within(0.5),
                readers.within(0.99),
                harvests.get(),
                broken.get());
    }

    private Crawler crawler(Archive archive) {
        return Crawler.open(
                () -> configuration,
                archive,
                "endurance",
                Network.of(AddressPolicy.allowingLoopback()),
                CLOCK,
                Sleeper.real(),
                new SecureRandom());
    }

    /** So long as the measurement runs, with a second between. */
    private void again(Runnable work) {
        while (open) {
            work.run();
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        }
    }

    private void harvest(Crawler crawler) {
        try {
            crawler.harvest(configuration.sources(), Progress.silent());
            harvests.incrementAndGet();
        } catch (RuntimeException e) {
            broken(e);
        }
    }

    private void follow(LuceneIndex index) {
        try {
            index.follow((revisions, sequence, end) -> {});
        } catch (RuntimeException e) {
            broken(e);
        }
    }

    private void broken(RuntimeException failure) {
        broken.incrementAndGet();
        System.out.printf(Locale.ROOT, "BROKEN %s%n", failure);
    }

    private static long seconds(long began) {
        return (System.nanoTime() - began) / 1_000_000_000;
    }
}
