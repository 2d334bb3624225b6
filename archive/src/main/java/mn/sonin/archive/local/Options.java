package mn.sonin.archive.local;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * What an archive needs besides its folder.
 *
 * @param random for the names of records
 * @param warcFileSize bytes after which a new WARC file is begun
 * @param bodyLimit bytes up to which a body is unpacked when it is read
 */
public record Options(Clock clock, RandomGenerator random, long warcFileSize, long bodyLimit) {
    private static final long MEBIBYTE = 1 << 20;

    public Options {
        if (warcFileSize <= 0) {
            throw new IllegalArgumentException("the size of a WARC file must be above 0, got " + warcFileSize);
        }
        if (bodyLimit <= 0) {
            throw new IllegalArgumentException("the limit of a body must be above 0, got " + bodyLimit);
        }
    }

    /** A gibibyte for each WARC file, as the field's guideline has it, and bodies up to 64 mebibytes. */
    public static Options standard(Clock clock) {
        return new Options(clock, new SecureRandom(), 1024 * MEBIBYTE, 64 * MEBIBYTE);
    }

    public Options withWarcFileSize(long bytes) {
        return new Options(clock, random, bytes, bodyLimit);
    }

    public Options withBodyLimit(long bytes) {
        return new Options(clock, random, warcFileSize, bytes);
    }
}
