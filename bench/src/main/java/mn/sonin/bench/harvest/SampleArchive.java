package mn.sonin.bench.harvest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import mn.sonin.archive.local.LocalArchive;
import mn.sonin.config.Configuration;
import mn.sonin.config.ConfigurationReader;
import mn.sonin.config.ConfigurationResult;
import mn.sonin.crawler.Crawler;
import mn.sonin.crawler.Progress;
import mn.sonin.crawler.fetch.AddressPolicy;
import mn.sonin.crawler.fetch.Network;
import mn.sonin.sample.SampleWeb;

/** A harvest of the whole sample web. */
public final class SampleArchive {
    private SampleArchive() {}

    /**
     * Fills an archive, without pauses, since the servers are on this machine.
     *
     * @param shipped the folder of the shipped configuration
     * @param folder gets a copy of it, with the sites of the sample web
     * @return the copy, as read
     */
    public static Configuration fill(LocalArchive archive, SampleWeb web, Path shipped, Path folder, Clock clock)
            throws IOException {
        Configuration configuration = configuration(shipped, folder, web);
        harvest(configuration, archive, clock);
        return configuration;
    }

    private static Configuration configuration(Path shipped, Path folder, SampleWeb web) throws IOException {
        Files.createDirectories(folder.resolve("sources"));
        for (String name : List.of("sonin.yaml", "topics.yaml", "expansions.tsv")) {
            Files.copy(shipped.resolve(name), folder.resolve(name));
        }
        web.writeSources(folder.resolve("sources"));
        return switch (ConfigurationReader.read(folder)) {
            case ConfigurationResult.Read read -> read.configuration();
            case ConfigurationResult.Refused refused ->
                throw new IllegalArgumentException(refused.problems().toString());
        };
    }

    private static void harvest(Configuration configuration, LocalArchive archive, Clock clock) {
        try (Crawler crawler = Crawler.open(
                () -> configuration,
                archive,
                "bench",
                Network.of(AddressPolicy.allowingLoopback()),
                clock,
                duration -> {},
                new SecureRandom())) {
            crawler.harvest(configuration.sources(), Progress.silent());
        }
    }
}
