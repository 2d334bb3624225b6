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
import mn.sonin.archive.store.Database;
import mn.sonin.archive.store.Rows;
import mn.sonin.archive.store.Store;

/**
 * Copies of an archive, each an archive itself. A backup is as the archive was at one moment, also while another program
 * writes: first the rows are copied, as of one commit, then of each WARC file what those rows know. WARC files only grow, so a
 * second backup into the same folder copies what is new.
 */
public final class Backup {
    private static final String FRESH = LocalArchive.ROWS + ".new";

    private Backup() {}

    /**
     * Brings the backup in this folder up to date, or makes it. A backup has its rows in a SQLite file, wherever the archive has them.
     *
     * @param options where the archive has its rows and its WARC files
     * @return what was copied
     * @throws ArchiveException where the folder holds something else, or a disk fails
     */
    public static Copied to(Path home, Options options, Path backup) {
        try {
            Format.check(home);
            if (Files.isDirectory(backup)) {
                requireArchiveOrNothing(backup);
            }
            return copy(home, options, backup, backup.resolve(LocalArchive.WARC));
        } catch (IOException e) {
            throw failure(backup, e);
        }
    }

    private static ArchiveException failure(Path to, IOException cause) {
        return new ArchiveException(
                "%s: the backup could not be written: %s; the earlier one is as it was"
                        .formatted(to, LocalArchive.reason(cause)),
                cause);
    }

    private static Copied copy(Path from, Options options, Path to, Path warc) {
        try {
            Files.createDirectories(to);
            Files.createDirectories(warc);
            Format.establish(to);
            Path fresh = to.resolve(FRESH);
            Files.deleteIfExists(fresh);
            try (Rows rows = new Rows(options.store().openReading(from))) {
                rows.copyTo(fresh);
            }
            Copied copied = copyFiles(options.warcIn(from), warc, fresh);
            // Only now: a backup that was interrupted is the earlier one, with longer WARC files.
            sync(fresh);
            // What a reader of the earlier backup left beside it belongs to that one.
            Files.deleteIfExists(to.resolve(LocalArchive.ROWS + "-wal"));
            Files.deleteIfExists(to.resolve(LocalArchive.ROWS + "-shm"));
            Files.move(fresh, to.resolve(LocalArchive.ROWS), StandardCopyOption.ATOMIC_MOVE);
            return copied;
        } catch (IOException e) {
            throw failure(to, e);
        }
    }

    /**
     * Makes an archive out of a backup.
     *
     * @param home a folder without an archive
     * @param options where the archive shall have its rows, in a database without any, and its WARC files
     * @throws ArchiveException where there is one, or a disk fails
     */
    public static Copied restore(Path backup, Path home, Options options) {
        if (Files.exists(home.resolve(LocalArchive.ROWS)) || Files.exists(home.resolve(LocalArchive.WARC))) {
            throw new ArchiveException(
                    "%s: there is an archive here already; move it away, or restore into another folder"
                            .formatted(home));
        }
        Options plain = new Options(options.clock(), options.random(), options.warcFileSize(), options.bodyLimit());
        Copied copied = copy(backup, plain, home, options.warcIn(home));
        if (options.store().node().isPresent()) {
            intoShared(home, options.store());
        }
        return copied;
    }

    /** The rows go on into the store that nodes share. */
    private static void intoShared(Path home, Store store) {
        Path file = home.resolve(LocalArchive.ROWS);
        try (Database shared = store.open(home)) {
            shared.copyFrom(file);
            Files.delete(file);
        } catch (IOException e) {
            throw failure(home, e);
        }
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

    private static Copied copyFiles(Path from, Path to, Path fresh) throws IOException {
        int files = 0;
        long bytes = 0;
        try (Rows rows = Rows.openReading(fresh)) {
            CaptureRows captures = rows.captures();
            for (String file : captures.files()) {
                long copied = grow(from.resolve(file), to.resolve(file), captures.reached(file));
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
