package mn.sonin.cluster;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import mn.sonin.archive.Harvest.Counts;
import mn.sonin.archive.Harvest.Outcome;
import mn.sonin.archive.local.LocalArchive;
import mn.sonin.archive.local.Options;
import mn.sonin.archive.store.Store;
import mn.sonin.config.Configuration;
import mn.sonin.config.ConfigurationReader;
import mn.sonin.config.ConfigurationResult;
import mn.sonin.config.Settings.Sharing;
import mn.sonin.config.Settings.Warc;
import mn.sonin.crawler.Crawler;
import mn.sonin.crawler.Equipment;
import mn.sonin.crawler.Progress;
import mn.sonin.crawler.fetch.AddressPolicy;
import mn.sonin.crawler.fetch.Network;
import mn.sonin.crawler.politeness.Sleeper;
import mn.sonin.crawler.schedule.Schedule;
import mn.sonin.crawler.schedule.SharedPlan;

/** One node as a program of its own: a crawler that may ask this machine. Ends when its standard input does. */
final class Node {
    /** As long as a slow machine may be silent; the usual one would only be waited for. */
    private static final Duration SOURCE_LEASE = Duration.ofSeconds(12);

    private Node() {}

    private static Options sharing(Options alone, Store store, Warc warc) {
        return switch (warc) {
            case Warc.Folder folder -> alone.sharing(store, folder.path());
            case Warc.S3 s3 -> alone.sharing(store, Storage.uploading(s3));
        };
    }

    /** Tells each pass that has come to its end. */
    private record Telling(PrintStream out) implements Progress {
        @Override
        public void ended(String source, Outcome outcome, Counts counts, String reason) {
            out.println(outcome + " " + source);
        }
    }

    /**
     * Runs the node.
     *
     * @param arguments the folder of the configuration, the home, the node's name, and {@code harvest} for one pass over each source or
     *     {@code schedule} for as many as are due
     */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = System.out;
        // The test reads the one; the other goes into a file, however much it is.
        System.setOut(System.err);
        Configuration configuration = switch (ConfigurationReader.read(Path.of(arguments[0]))) {
            case ConfigurationResult.Read read -> read.configuration();
            case ConfigurationResult.Refused refused ->
                throw new IllegalArgumentException(refused.problems().toString());
        };
        Sharing sharing = configuration.settings().sharing().orElseThrow();
        Store store = new PostgresqlStore.Kind()
                .at(sharing.address().toString(), sharing.user(), Optional.empty(), arguments[2]);
        Options options = sharing(Options.standard(Clock.systemUTC()), store, sharing.warc());
        try (LocalArchive archive = LocalArchive.open(Path.of(arguments[1]), options);
                Crawler crawler = Crawler.open(
                        () -> configuration,
                        archive,
                        "0",
                        Network.of(AddressPolicy.allowingLoopback()),
                        Clock.systemUTC(),
                        Sleeper.real(),
                        new SecureRandom(),
                        new Equipment(Optional.empty(), Optional.empty(), SOURCE_LEASE))) {
            out.println("ready");
            System.in.read();
            if (arguments[3].equals("harvest")) {
                crawler.harvest(configuration.sources(), new Telling(out));
            } else {
                Schedule schedule = crawler.schedule(
                        Optional.of((SharedPlan) store), new Telling(out), broken -> out.println(broken));
                System.in.read();
                schedule.close();
            }
        }
        out.println("ended");
    }
}
