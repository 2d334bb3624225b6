package mn.sonin.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import mn.sonin.config.Configuration;
import mn.sonin.config.ConfigurationReader;
import mn.sonin.config.ConfigurationResult;
import mn.sonin.indexer.analysis.Analyzers;
import mn.sonin.indexer.answer.TopicCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operator's files as they are now: an edit counts within a second; one that cannot be used is told and not taken. */
final class LiveConfiguration implements Supplier<Configuration> {
    private static final Logger LOG = LoggerFactory.getLogger(LiveConfiguration.class);

    /** Asking the disk more often than a person can save a file is waste. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final Path folder;
    private final InstantSource clock;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile Configuration now;
    private volatile Instant looked;
    private Map<Path, FileTime> seen;

    LiveConfiguration(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
        this.seen = times();
        this.now = ConfigurationFolder.read(folder);
        this.looked = clock.instant();
    }

    Path folder() {
        return folder;
    }

    @Override
    public Configuration get() {
        if (Duration.between(looked, clock.instant()).compareTo(LOOK_AGAIN) >= 0 && turn.tryLock()) {
            try {
                look();
            } finally {
                turn.unlock();
            }
        }
        return now;
    }

    private void look() {
        looked = clock.instant();
        Map<Path, FileTime> times = times();
        if (times.equals(seen)) {
            return;
        }
        seen = times;
        switch (ConfigurationReader.read(folder)) {
            case ConfigurationResult.Read read -> take(read.configuration());
            case ConfigurationResult.Refused refused -> refused.problems().forEach(LiveConfiguration::refuse);
        }
    }

    private void take(Configuration read) {
        List<String> problems = TopicCheck.problems(
                read,
                Analyzers.bundled(),
                LocalDate.ofInstant(clock.instant(), read.settings().zone()));
        problems.forEach(LiveConfiguration::refuse);
        if (problems.isEmpty()) {
            now = read;
            LOG.info("configuration folder={} outcome=taken", folder);
        }
    }

    private static void refuse(Object problem) {
        LOG.error("configuration outcome=refused problem=\"{}\"", problem);
    }

    private Map<Path, FileTime> times() {
        Map<Path, FileTime> times = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder, 2)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                times.put(file, Files.getLastModifiedTime(file));
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("configuration folder={} reason=\"{}\"", folder, e.getMessage());
        }
        return times;
    }
}
