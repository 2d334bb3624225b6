package mn.sonin.archive.local;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import mn.sonin.archive.store.Store;
import mn.sonin.archive.warc.ObjectStorage;
import mn.sonin.archive.warc.WarcFiles;

/**
 * What an archive needs besides its folder.
 *
 * @param random for the names of records
 * @param warcFileSize bytes after which a new WARC file is begun
 * @param bodyLimit bytes up to which a body is unpacked when it is read
 * @param store where the rows stand
 * @param warcFolder where the WARC files are; empty for a folder inside the archive's
 * @param uploading where they go from there once they are closed; empty where they stay
 */
public record Options(
        Clock clock,
        RandomGenerator random,
        long warcFileSize,
        long bodyLimit,
        Store store,
        Optional<Path> warcFolder,
        Optional<Uploading> uploading) {
    private static final long MEBIBYTE = 1 << 20;

    public Options {
        if (warcFileSize <= 0) {
            throw new IllegalArgumentException("the size of a WARC file must be above 0, got " + warcFileSize);
        }
        if (bodyLimit <= 0) {
            throw new IllegalArgumentException("the limit of a body must be above 0, got " + bodyLimit);
        }
    }

    /** Everything inside the archive's folder. */
    public Options(Clock clock, RandomGenerator random, long warcFileSize, long bodyLimit) {
        this(clock, random, warcFileSize, bodyLimit, Store.EMBEDDED, Optional.empty(), Optional.empty());
    }

    /** A gibibyte for each WARC file, as the field's guideline has it, and bodies up to 64 mebibytes. */
    public static Options standard(Clock clock) {
        return new Options(clock, new SecureRandom(), 1024 * MEBIBYTE, 64 * MEBIBYTE);
    }

    public Options withWarcFileSize(long bytes) {
        return new Options(clock, random, bytes, bodyLimit, store, warcFolder, uploading);
    }

    public Options withBodyLimit(long bytes) {
        return new Options(clock, random, warcFileSize, bytes, store, warcFolder, uploading);
    }

    /** The same, with rows and WARC files where other nodes have them too. */
    public Options sharing(Store shared, Path warc) {
        return new Options(clock, random, warcFileSize, bodyLimit, shared, Optional.of(warc), Optional.empty());
    }

    /** The same, with rows where other nodes have them too, and WARC files that go from the archive's own folder into this storage. */
    public Options sharing(Store shared, Uploading storage) {
        return new Options(clock, random, warcFileSize, bodyLimit, shared, Optional.empty(), Optional.of(storage));
    }

    /**
     * Where closed WARC files go.
     *
     * @param storage that all nodes share
     * @param fileAge after which a file is closed however small it is: the time in which a capture is on this machine alone
     */
    public record Uploading(ObjectStorage storage, Duration fileAge) {
        public Uploading {
            if (!fileAge.isPositive()) {
                throw new IllegalArgumentException("the age of a WARC file must be above 0, got " + fileAge);
            }
        }

        /** How often somebody looks whether there is something to be done: often enough to add little to the age. */
        Duration pause() {
            Duration part = fileAge.dividedBy(20);
            return part.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : part.plusMillis(1);
        }

        private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    }

    /** The folder of the WARC files of the archive in this one. */
    Path warcIn(Path home) {
        return warcFolder.orElseGet(() -> home.resolve(LocalArchive.WARC));
    }

    /** The WARC files of the archive in this folder. */
    WarcFiles warcFilesIn(Path home) {
        return new WarcFiles(warcIn(home), store.node(), uploading.map(Uploading::storage));
    }
}
