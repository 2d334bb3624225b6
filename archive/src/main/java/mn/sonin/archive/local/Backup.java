package mn.sonin.archive.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mn.sonin.archive.ArchiveException;
import mn.sonin.archive.CaptureElsewhereException;
import mn.sonin.archive.Pause;
import mn.sonin.archive.store.Database;
import mn.sonin.archive.store.Rows;
import mn.sonin.archive.store.Store;
import mn.sonin.archive.warc.WarcFiles;

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
            return copy(
                    home,
                    options,
                    backup,
                    new WarcFiles(backup.resolve(LocalArchive.WARC), Optional.empty(), Optional.empty()));
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

    private static Copied copy(Path from, Options options, Path to, WarcFiles warc) {
        try {
            Files.createDirectories(to);
            Files.createDirectories(warc.folder());
            Format.establish(to);
            Path fresh = to.resolve(FRESH);
            Files.deleteIfExists(fresh);
            try (Rows rows = new Rows(options.store().openReading(from))) {
                rows.copyTo(fresh);
            }
            Copied copied = copyFiles(options.warcFilesIn(from), warc, fresh, Awaiting.of(options));
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
        Copied copied = copy(backup, plain, home, options.warcFilesIn(home));
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

    private static Copied copyFiles(WarcFiles from, WarcFiles to, Path fresh, Awaiting awaiting) throws IOException {
        int files = 0;
        long bytes = 0;
        try (Rows rows = Rows.openReading(fresh)) {
            for (Map.Entry<String, Long> known : rows.captures().reached().entrySet()) {
                long copied = awaiting.each(() -> to.take(known.getKey(), from, known.getValue()));
                files += copied > 0 ? 1 : 0;
                bytes += copied;
            }
        }
        return new Copied(files, bytes);
    }

    /**
     * The rows of one moment know captures that another node has not uploaded yet: they come within the age of a file, and are waited for.
     *
     * @param tries as many pauses as three times that age
     */
    private record Awaiting(int tries, Duration pause) {
        private interface Copying {
            long copy() throws IOException;
        }

        static Awaiting of(Options options) {
            return options.uploading()
                    .map(where ->
                            new Awaiting((int) where.fileAge().multipliedBy(3).dividedBy(where.pause()), where.pause()))
                    .orElse(new Awaiting(0, Duration.ZERO));
        }

        long each(Copying file) throws IOException {
            for (int tried = 0; ; tried++) {
                try {
                    return file.copy();
                } catch (CaptureElsewhereException e) {
                    if (tried >= tries || !Pause.over(pause)) {
                        throw new IOException(
                                e.getMessage() + "; nobody uploaded it while the backup waited for it", e);
                    }
                }
            }
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
