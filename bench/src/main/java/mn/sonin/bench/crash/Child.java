package mn.sonin.bench.crash;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

/**
 * The program that is killed: harvests all sources, and meanwhile indexes and tells one receiver of everything. Usage:
 * {@code Child HOME CONFIG POINT BEFORE TARGET}.
 */
public final class Child {
    /** Small, so that kills also meet a change of files. */
    private static final long WARC_BYTES = 60_000;

    private static final long BETWEEN_STEPS_MILLIS = 30;

    private Child() {}

    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        Path home = Path.of(arguments[0]);
        Configuration configuration = configuration(Path.of(arguments[1]));
        Spoken spoken = new Spoken(FaultPoint.valueOf(arguments[2]), Integer.parseInt(arguments[3]));
        Clock clock = Clock.systemUTC();
        try (LocalArchive opened = LocalArchive.open(home, options(clock));
                ToldArchive archive = new ToldArchive(opened, spoken);
                Follower follower = Follower.open(home.resolve("index"), archive, configuration, spoken, clock)) {
            follower.promise(arguments[4]);
            spoken.say("started");
            work(configuration, archive, follower, clock);
            spoken.say("done");
        }
    }

    static Options options(Clock clock) {
        return Options.standard(clock).withWarcFileSize(WARC_BYTES);
    }

    static Configuration configuration(Path folder) {
        return switch (ConfigurationReader.read(folder)) {
            case ConfigurationResult.Read read -> read.configuration();
            case ConfigurationResult.Refused refused ->
                throw new IllegalArgumentException(refused.problems().toString());
        };
    }

    private static void work(Configuration configuration, ToldArchive archive, Follower follower, Clock clock)
            throws InterruptedException, ExecutionException {
        try (Crawler crawler = Crawler.open(
                        () -> configuration,
                        archive,
                        "crash",
                        Network.of(AddressPolicy.allowingLoopback()),
                        clock,
                        Sleeper.real(),
                        new SecureRandom());
                ExecutorService harvesting = Executors.newSingleThreadExecutor()) {
            Future<?> harvest = harvesting.submit(() -> crawler.harvest(configuration.sources(), Progress.silent()));
            while (!ended(harvest)) {
                follower.follow();
            }
            follower.follow();
        }
    }

    private static boolean ended(Future<?> harvest) throws InterruptedException, ExecutionException {
        try {
            harvest.get(BETWEEN_STEPS_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillRunning) {
            return false;
        }
    }
}
