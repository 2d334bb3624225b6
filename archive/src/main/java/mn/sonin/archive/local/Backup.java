package mn.sonin.archive.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import mn.sonin.archive.ArchiveException;
import mn.sonin.archive.store.CaptureRows;
import mn.sonin.archive.store.Rows;

/**
 * Copies of an archive, each an archive itself. A backup is as the archive was at one moment, also while another program
 * writes: first the rows are copied, as of one commit, then of each WARC file what those rows know. WARC files only grow, so a
 * second backup into the same folder copies what is new.
 */
public final class Backup {
    private static final String FRESH = LocalArchive.ROWS + ".new";

    private Backup() {}

    /**
     * Brings the backup in this folder up to date, or makes it.
     *
     * @return what was copied
     * @throws ArchiveException where the folder holds something else, or a disk fails
     */
    public static Copied to(Path home, Path backup) {
        return copy(home, backup);
    }

    private static Copied copy(Path from, Path to) {
        try {
            Format.check(from);
            if (Files.isDirectory(to)) {
                requireArchiveOrNothing(to);
            }
            Files.createDirectories(to.resolve(LocalArchive.WARC));
            Format.establish(to);
            Path fresh = to.resolve(FRESH);
            Files.deleteIfExists(fresh);
            try (Rows rows = Rows.openReading(from.resolve(LocalArchive.ROWS))) {
                rows.copyTo(fresh);
            }
            Copied copied = copyFiles(from, to, fresh);
            // Only now: a backup that was interrupted is the earlier one, with longer WARC files.
            sync(fresh);
            // What a reader of the earlier backup left beside it belongs to that one.
            Files.deleteIfExists(to.resolve(LocalArchive.ROWS + "-wal"));
            Files.deleteIfExists(to.resolve(LocalArchive.ROWS + "-shm"));
            Files.move(fresh, to.resolve(LocalArchive.ROWS), StandardCopyOption.ATOMIC_MOVE);
            return copied;
        } catch (IOException e) {
            throw new ArchiveException(
                    "%s: the backup could not be written: %s; the earlier one is as it was"
                            .formatted(to, LocalArchive.reason(e)),
                    e);
        }
    }

    /**
     * Makes an archive out of a backup.
     *
     * @param home a folder without an archive
     * @throws ArchiveException where there is one, or a disk fails
     */
    public static Copied restore(Path backup, Path home) {
        if (Files.exists(home.resolve(LocalArchive.ROWS)) || Files.exists(home.resolve(LocalArchive.WARC))) {
            throw new ArchiveException(
                    "%s: there is an archive here already; move it away, or restore into another folder"
                            .formatted(home));
        }
        return copy(backup, home);
    }

    private static void requireArchiveOrNothing(Path backup) throws IOException {
        try (Stream<Path> files = Files.list(backup)) {
            if (files.findAny().isPresent() && Files.notExists(backup.resolve(LocalArchive.WARC))) {
                throw new ArchiveException(
                        "%s: there are files here that are no backup; give an empty folder, or that of an earlier backup"
                                .formatted(backup));
            }
        }
    }

    private static Copied copyFiles(Path home, Path backup, Path fresh) throws IOException {
        int files = 0;
        long bytes = 0;
        try (Rows rows = Rows.openReading(fresh)) {
            CaptureRows captures = rows.captures();
            for (String file : captures.files()) {
                Path relative = Path.of(LocalArchive.WARC, file);
                long copied = grow(home.resolve(relative), backup.resolve(relative), captures.reached(file));
                files += copied > 0 ? 1 : 0;
                bytes += copied;
            }
        }
        return new Copied(files, bytes);
    }

    private static long grow(Path from, Path to, long size) throws IOException {
        try (FileChannel source = FileChannel.open(from, StandardOpenOption.READ);
                FileChannel target = FileChannel.open(to, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            long before = target.size();
            long at = before;
            target.position(at);
            while (at < size) {
                long count = source.transferTo(at, size - at, target);
                if (count == 0) {
                    throw new IOException("%s ends at %d, before the %d bytes that the rows know; verify the archive"
                            .formatted(from, at, size));
                }
                at += count;
            }
            target.force(true);
            return at - before;
        }
    }

    private static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /**
     * What a backup cost.
     *
     * @param files WARC files that were new or had grown
     * @param bytes of WARC files copied
     */
    public record Copied(int files, long bytes) {}
}
