package mn.sonin.archive.local;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.random.RandomGenerator;
import mn.sonin.archive.store.Store;

/**
 * What an archive needs besides its folder.
 *
 * @param random for the names of records
 * @param warcFileSize bytes after which a new WARC file is begun
 * @param bodyLimit bytes up to which a body is unpacked when it is read
 * @param store where the rows stand
 * @param warcFolder where the WARC files are; empty for a folder inside the archive's
 */
public record Options(
        Clock clock,
        RandomGenerator random,
        long warcFileSize,
        long bodyLimit,
        Store store,
        Optional<Path> warcFolder) {
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
        this(clock, random, warcFileSize, bodyLimit, Store.EMBEDDED, Optional.empty());
    }

    /** A gibibyte for each WARC file, as the field's guideline has it, and bodies up to 64 mebibytes. */
    public static Options standard(Clock clock) {
        return new Options(clock, new SecureRandom(), 1024 * MEBIBYTE, 64 * MEBIBYTE);
    }

    public Options withWarcFileSize(long bytes) {
        return new Options(clock, random, bytes, bodyLimit, store, warcFolder);
    }

    public Options withBodyLimit(long bytes) {
        return new Options(clock, random, warcFileSize, bytes, store, warcFolder);
    }

    /** The same, with rows and WARC files where other nodes have them too. */
    public Options sharing(Store shared, Path warc) {
        return new Options(clock, random, warcFileSize, bodyLimit, shared, Optional.of(warc));
    }

    /** The folder of the WARC files of the archive in this one. */
    Path warcIn(Path home) {
        return warcFolder.orElseGet(() -> home.resolve(LocalArchive.WARC));
    }
}
