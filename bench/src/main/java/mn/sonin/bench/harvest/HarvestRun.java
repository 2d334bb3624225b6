package mn.sonin.bench.harvest;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mn.sonin.archive.Harvest;
import mn.sonin.archive.Harvest.Counts;
import mn.sonin.archive.local.LocalArchive;
import mn.sonin.archive.local.Options;
import mn.sonin.config.Configuration;
import mn.sonin.config.ConfigurationReader;
import mn.sonin.config.ConfigurationResult;
import mn.sonin.crawler.Crawler;
import mn.sonin.crawler.Equipment;
import mn.sonin.crawler.Progress;
import mn.sonin.crawler.fetch.AddressPolicy;
import mn.sonin.crawler.fetch.Network;
import mn.sonin.crawler.politeness.Sleeper;
import mn.sonin.indexer.analysis.Analyzers;
import mn.sonin.indexer.analysis.ExpansionFile;
import mn.sonin.indexer.index.LuceneIndex;
import mn.sonin.indexer.index.Wording;
import mn.sonin.indexer.story.StoryIndex;

/**
 * One harvest of everything that is configured, the whole way to searchable, in a process of its own, as the program does it.
 * Prints what it used and what is kept as one line of JSON.
 *
 * <p>Usage: {@code HarvestRun CONFIG-FOLDER HOME [EXPANSIONS.tsv]}; with a dictionary, articles are put to stories too.
 */
public final class HarvestRun {
    private HarvestRun() {}

    public static void main(String[] arguments) throws IOException {
        Configuration configuration = configuration(Path.of(arguments[0]));
        Path home = Path.of(arguments[1]);
        Clock clock = Clock.systemUTC();
        long began = System.nanoTime();
        List<Harvest> harvests;
        long indexed;
        long articles;
        long sequence;
        try (LocalArchive archive = LocalArchive.open(home, Options.standard(clock))) {
            harvests = harvest(configuration, archive, home, clock);
            if (arguments.length > 2) {
                stories(configuration, archive, home.resolve("stories"), Path.of(arguments[2]));
            }
            indexed = index(configuration, archive, home.resolve("index"));
            articles = archive.articles().count();
            sequence = archive.sequence();
        }
        // What closing costs is of the harvest too.
        tell(harvests, articles, sequence, indexed, home, System.nanoTime() - began);
    }

    private static void stories(Configuration configuration, LocalArchive archive, Path folder, Path dictionary) {
        ExpansionFile words = ExpansionFile.at(dictionary, Clock.systemUTC());
        try (StoryIndex stories = StoryIndex.open(
                folder,
                archive,
                Analyzers.bundled(),
                words,
                configuration.settings().zone())) {
            stories.follow((done, sequence, end) -> {});
        }
    }

    private static Configuration configuration(Path folder) {
        return switch (ConfigurationReader.read(folder)) {
            case ConfigurationResult.Read read -> read.configuration();
            case ConfigurationResult.Refused refused ->
                throw new IllegalArgumentException(refused.problems().toString());
        };
    }

    private static List<Harvest> harvest(Configuration configuration, LocalArchive archive, Path home, Clock clock) {
        try (Crawler crawler = Crawler.open(
                () -> configuration,
                archive,
                "bench",
                Network.of(AddressPolicy.allowingLoopback()),
                clock,
                Sleeper.real(),
                new SecureRandom(),
                Equipment.NONE.notingRequestsIn(home.resolve("requests")))) {
            return crawler.harvest(configuration.sources(), Progress.silent());
        }
    }

    private static long index(Configuration configuration, LocalArchive archive, Path folder) {
        try (LuceneIndex index = LuceneIndex.open(
                folder,
                archive,
                new Wording(Analyzers.bundled()),
                configuration.settings().zone())) {
            return index.follow((revisions, sequence, end) -> {});
        }
    }

    private static void tell(List<Harvest> harvests, long articles, long sequence, long indexed, Path home, long nanos)
            throws IOException {
        long requests = harvests.stream()
                .map(Harvest::counts)
                .mapToLong(Counts::requests)
                .sum();
        long text = harvests.stream()
                .map(Harvest::counts)
                .mapToLong(Counts::withText)
                .sum();
        long partial = harvests.stream()
                .filter(harvest -> !harvest.outcome().equals(Optional.of(Harvest.Outcome.HARVESTED)))
                .count();
        System.out.printf(
                Locale.ROOT,
                "{\"requests\": %d, \"articles\": %d, \"withText\": %d, \"sequence\": %d, \"indexed\": %d, \"warcBytes\": %d,"
                        + " \"notWhole\": %d, \"seconds\": %.1f, \"cpuSeconds\": %.2f, \"peakKib\": %d, \"cpuByThreads\": %s}%n",
                requests,
                articles,
                text,
                sequence,
                indexed,
                warcBytes(home),
                partial,
                nanos / 1e9,
                cpuSeconds(),
                peakKib(),
                cpuByThreads());
    }

    private static long warcBytes(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(file -> file.toString().endsWith(".warc.gz"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    /** Of the whole process, its start and the compiler's work included. */
    private static double cpuSeconds() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean machine) {
            return machine.getProcessCpuTime() / 1e9;
        }
        throw new IllegalStateException("this Java machine does not tell its CPU time");
    }

    /**
     * The CPU seconds of the process by the name of the thread, numbers apart, as a JSON object (Linux): those of threads that have
     * ended stand under no name, so {@link #cpuSeconds()} may be more than their sum. In hundredths, which is what the kernel counts.
     */
    private static String cpuByThreads() throws IOException {
        Map<String, Double> seconds = new TreeMap<>();
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
            for (Path thread : threads) {
                stat(thread).ifPresent(stat -> {
                    String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
                    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
                    double used = (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
                    seconds.merge(name.replaceAll("[#0-9-]+.*$", "").strip(), used, Double::sum);
                });
            }
        }
        return seconds.entrySet().stream()
                .filter(thread -> thread.getValue() >= 0.1)
                .map(thread -> "\"%s\": %.2f".formatted(thread.getKey(), thread.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** What the kernel says of a thread; empty where it has ended meanwhile. */
    private static Optional<String> stat(Path thread) throws IOException {
        try {
            return Optional.of(Files.readString(thread.resolve("stat")));
        } catch (IOException unread) {
            if (Files.exists(thread)) {
                throw unread;
            }
            return Optional.empty();
        }
    }

    /** What the process ever had in memory at once, as the kernel counts it (Linux). */
    private static long peakKib() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("/proc/self/status has no line VmHWM"));
        }
    }
}
