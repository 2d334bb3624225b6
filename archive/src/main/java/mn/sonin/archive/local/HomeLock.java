package mn.sonin.archive.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import mn.sonin.archive.ArchiveException;
import mn.sonin.archive.ArchiveInUseException;
import org.jspecify.annotations.Nullable;

/** Sees to it that one program at a time writes to an archive. The operating system gives the lock free when a program dies. */
final class HomeLock implements AutoCloseable {
    private static final String NAME = "archive.lock";
    /** The lock lies far behind the text, so that others can read whose it is where locks bind readers too (Windows). */
    private static final long PLACE = Long.MAX_VALUE - 1;

    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    static HomeLock take(Path home) {
        Path file = home.resolve(NAME);
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                if (lock(channel) == null) {
                    throw new ArchiveInUseException(
                            "%s: the archive is being written by the program with process id %s; end that one, or open for reading only"
                                    .formatted(home, Files.readString(file).strip()));
                }
                channel.truncate(0);
                channel.write(
                        ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
                return new HomeLock(channel);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new ArchiveException(
                    "%s: the archive cannot be locked for writing: %s; see to it that this user may write there"
                            .formatted(file, LocalArchive.reason(e)),
                    e);
        }
    }

    /** The same where somebody has written to an archive in this folder before; a folder that nobody works in needs no lock. */
    static Optional<HomeLock> takeWhereUsed(Path home) {
        return Files.exists(home.resolve(NAME)) ? Optional.of(take(home)) : Optional.empty();
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(PLACE, 1, false);
        } catch (OverlappingFileLockException e) {
            // held by this very program
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new ArchiveException(NAME + " cannot be closed: " + e.getMessage(), e);
        }
    }
}
