package mn.sonin.indexer.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file of {@link Expansions} that can be edited while searches run. Safe for several threads. */
public final class ExpansionFile implements Supplier<Expansions> {
    private static final Logger LOG = LoggerFactory.getLogger(ExpansionFile.class);

    /** Asking the disk more often than a person can save a file is waste. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final Path file;
    private final InstantSource clock;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile Optional<Expansions> current = Optional.empty();
    private volatile Instant looked = Instant.EPOCH;
    private Optional<FileTime> seen = Optional.empty();

    private ExpansionFile(Path file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    /** Begins with the names that come with the program; the file is read by the first {@link #get} and after each edit. */
    public static ExpansionFile at(Path file, InstantSource clock) {
        return new ExpansionFile(file, clock);
    }

    /**
     * What the file says now: an edit counts within a second. A file with problems is told of in the log, and what it said before stays in
     * force; without a file there are the names that come with the program.
     */
    @Override
    public Expansions get() {
        Optional<Expansions> known = current;
        Instant now = clock.instant();
        if (known.isEmpty()) {
            turn.lock();
        } else if (Duration.between(looked, now).compareTo(LOOK_AGAIN) < 0 || !turn.tryLock()) {
            return known.get();
        }
        try {
            looked = now;
            look();
            return current.orElseThrow();
        } finally {
            turn.unlock();
        }
    }

    private void look() {
        Optional<FileTime> time = time();
        if (time.equals(seen) && current.isPresent()) {
            return;
        }
        seen = time;
        if (time.isEmpty()) {
            LOG.warn("expansions file={} outcome=missing action=keep-what-was-read", file);
        } else {
            reload().forEach(problem -> LOG.error("expansions outcome=refused problem=\"{}\"", problem));
        }
        if (current.isEmpty()) {
            current = Optional.of(Expansions.bundled());
        }
    }

    private Optional<FileTime> time() {
        try {
            return Files.exists(file) ? Optional.of(Files.getLastModifiedTime(file)) : Optional.empty();
        } catch (IOException e) {
            LOG.warn("expansions file={} reason=\"{}\"", file, e.getMessage());
            return seen;
        }
    }

    /** Reads the file again. Where it has problems they are returned, and searches go on with what was read before. */
    public List<String> reload() {
        return switch (Expansions.read(file)) {
            case Expansions.Result.Loaded loaded -> {
                current = Optional.of(loaded.expansions());
                LOG.info(
                        "expansions file={} entries={} outcome=taken",
                        file,
                        loaded.expansions().entries().size());
                yield List.of();
            }
            case Expansions.Result.Refused refused -> refused.problems();
        };
    }
}
