package mn.sonin.bench.harvest;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import mn.sonin.archive.Harvest;
import mn.sonin.archive.local.LocalArchive;
import mn.sonin.archive.local.Options;
import mn.sonin.config.Configuration;
import mn.sonin.config.ConfigurationReader;
import mn.sonin.config.ConfigurationResult;
import mn.sonin.crawler.Crawler;
import mn.sonin.crawler.Progress;
import mn.sonin.crawler.fetch.AddressPolicy;
import mn.sonin.crawler.fetch.Network;
import mn.sonin.crawler.politeness.Sleeper;
import mn.sonin.indexer.analysis.Analyzers;
import mn.sonin.indexer.index.LuceneIndex;
import mn.sonin.indexer.index.Wording;
import mn.sonin.sample.SampleWeb;

/**
 * Harvests the sample web once, the whole way to searchable, and prints pages, CPU seconds and bytes. The sample web runs in
 * the same process, so its own CPU time is part of the figure.
 *
 * <p>Usage: {@code SampleHarvest CONFIG-FOLDER}, where the folder is the shipped {@code config}.
 */
public final class SampleHarvest {
    private SampleHarvest() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("sample-harvest");
        Clock clock = Clock.systemUTC();
        try (SampleWeb web = SampleWeb.start();
                LocalArchive archive = LocalArchive.open(folder.resolve("home"), Options.standard(clock))) {
            Configuration configuration = configuration(Path.of(arguments[0]), folder.resolve("config"), web);
            Measured before = Measured.now();
            List<Harvest> harvests = harvest(configuration, archive, clock);
            long revisions = index(configuration, archive, folder.resolve("index"));
            print(harvests, revisions, before, Measured.now());
        }
    }

    private static Configuration configuration(Path shipped, Path folder, SampleWeb web) throws IOException {
        Files.createDirectories(folder.resolve("sources"));
        for (String name : List.of("sonin.yaml", "topics.yaml")) {
            Files.copy(shipped.resolve(name), folder.resolve(name));
        }
        web.writeSources(folder.resolve("sources"));
        return switch (ConfigurationReader.read(folder)) {
            case ConfigurationResult.Read read -> read.configuration();
            case ConfigurationResult.Refused refused ->
                throw new IllegalArgumentException(refused.problems().toString());
        };
    }

    private static List<Harvest> harvest(Configuration configuration, LocalArchive archive, Clock clock) {
        try (Crawler crawler = Crawler.open(
                configuration,
                archive,
                "bench",
                Network.of(AddressPolicy.allowingLoopback()),
                clock,
                Sleeper.real(),
                new SecureRandom())) {
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

    private static void print(List<Harvest> harvests, long revisions, Measured before, Measured after) {
        long requests = harvests.stream()
                .mapToLong(harvest -> harvest.counts().requests())
                .sum();
        long bytes =
                harvests.stream().mapToLong(harvest -> harvest.counts().bytes()).sum();
        double cpu = (after.cpuNanos - before.cpuNanos) / 1e9;
        double wall = (after.wallNanos - before.wallNanos) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%d sources, %d requests, %d bytes received, %d revisions indexed%n",
                harvests.size(),
                requests,
                bytes,
                revisions);
        System.out.printf(
                Locale.ROOT,
                "%.1f CPU s, %.1f s by the clock, %.1f requests a CPU second%n",
                cpu,
                wall,
                requests / cpu);
    }

    private record Measured(long cpuNanos, long wallNanos) {
        static Measured now() {
            if (ManagementFactory.getOperatingSystemMXBean()
                    instanceof com.sun.management.OperatingSystemMXBean machine) {
                return new Measured(machine.getProcessCpuTime(), System.nanoTime());
            }
            throw new IllegalStateException("this Java machine does not tell its CPU time");
        }
    }
}
