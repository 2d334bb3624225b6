package mn.sonin.archive.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mn.sonin.archive.ArchiveException;
import mn.sonin.archive.CaptureElsewhereException;
import mn.sonin.archive.Pause;
import mn.sonin.archive.store.Database;
import mn.sonin.archive.store.Rows;
import mn.sonin.archive.store.Standing;
import mn.sonin.archive.store.Store;
import mn.sonin.archive.warc.FileUnreadableException;
import mn.sonin.archive.warc.WarcFiles;

/**
 * Copies of an archive, each an archive itself. A backup is as the archive was at one moment, also while another program
 * writes: first the rows are copied, as of one commit, then of each WARC file what those rows know. WARC files only grow, so a
 * second backup into the same folder copies what is new. A WARC file that is lost costs its captures and no backup.
 */
public final class Backup {
    private static final String FRESH = LocalArchive.ROWS + ".new";

    private Backup() {}

    /**
     * Brings the backup in this folder up to date, or makes it. A backup has its rows in a SQLite file, wherever the archive has them.
     *
     * @param options where the archive has its rows and its WARC files
     * @return what was copied, and what could not be
     * @throws ArchiveException where the folder holds something else: other files, another archive, one that is newer or is being written; or where
     *     a disk fails
     */
    public static Copied to(Path home, Options options, Path backup) {
        try {
            Format.check(home);
            if (Files.isDirectory(backup)) {
                requireOther(home, backup);
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
            Optional<HomeLock> lock = HomeLock.takeWhereUsed(to);
            try {
                Format.establish(to);
                return copyAlone(from, options, to, warc);
            } finally {
                lock.ifPresent(HomeLock::close);
            }
        } catch (IOException e) {
            throw failure(to, e);
        }
    }

    private static Copied copyAlone(Path from, Options options, Path to, WarcFiles warc) throws IOException {
        Path fresh = to.resolve(FRESH);
        Files.deleteIfExists(fresh);
        try {
            try (Rows rows = new Rows(options.store().openCopying(from))) {
                rows.copyTo(fresh);
            }
            requireEarlier(fresh, to);
            Copied copied = copyFiles(options.warcFilesIn(from), warc, fresh, Awaiting.of(options));
            // Only now: a backup that was interrupted is the earlier one, with longer WARC files.
            sync(fresh);
            // What a reader of the earlier backup left beside it belongs to that one.
            Files.deleteIfExists(to.resolve(LocalArchive.ROWS + "-wal"));
            Files.deleteIfExists(to.resolve(LocalArchive.ROWS + "-shm"));
            Files.move(fresh, to.resolve(LocalArchive.ROWS), StandardCopyOption.ATOMIC_MOVE);
            return copied;
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /**
     * Makes an archive out of a backup.
     *
     * @param home a folder without an archive
     * @param options where the archive shall have its rows, in a database without any, and its WARC files
     * @return what was copied, and what the backup does not have
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
        // Those of an earlier release are brought up to date.
        Store.EMBEDDED.open(home).close();
        try (Database shared = store.open(home)) {
            shared.copyFrom(file);
            Files.delete(file);
        } catch (IOException e) {
            throw failure(home, e);
        }
    }

    private static void requireOther(Path home, Path backup) throws IOException {
        if (Files.exists(home) && Files.isSameFile(home, backup)) {
            throw new ArchiveException(
                    "%s: this is the archive itself; give another folder for its backup".formatted(backup));
        }
    }

    /** A backup is of the archive whose rows were just copied, and never ahead of it; anything else would be lost under the copy. */
    private static void requireEarlier(Path fresh, Path backup) {
        Path rows = backup.resolve(LocalArchive.ROWS);
        if (Files.notExists(rows)) {
            return;
        }
        Standing earlier = Standing.of(rows);
        Standing now = Standing.of(fresh);
        if (earlier.ofAnother(now)) {
            throw new ArchiveException(
                    "%s: another archive is here; give an empty folder, or that of an earlier backup of this archive"
                            .formatted(backup));
        }
        if (earlier.aheadOf(now)) {
            throw new ArchiveException(
                    "%s: what is here is newer (place %d of the sequence, capture %d) than the archive to be copied (place %d, capture %d); where the two were mixed up, 'sonin restore' makes a home out of a backup; where the archive was set back, give another folder"
                            .formatted(backup, earlier.sequence(), earlier.captures(), now.sequence(), now.captures()));
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
        List<String> lost = new ArrayList<>();
        try (Rows rows = Rows.openEarlier(fresh)) {
            for (Map.Entry<String, Long> known : rows.captures().reached().entrySet()) {
                String file = known.getKey();
                try {
                    long copied = awaiting.take(file, from, to, known.getValue());
                    files += copied > 0 ? 1 : 0;
                    bytes += copied;
                } catch (FileUnreadableException | CaptureElsewhereException e) {
                    if (to.copied(file) < known.getValue()) {
                        lost.add(e instanceof FileUnreadableException ? file + ": " + e.getMessage() : e.getMessage());
                    }
                }
            }
        }
        return new Copied(files, bytes, lost);
    }

    /**
     * The rows of one moment know captures that another node has not uploaded yet: they come within the age of a file, and are waited for.
     *
     * @param tries as many pauses as three times that age
     * @param since what was begun before that will not come by itself
     */
    private record Awaiting(int tries, Duration pause, Instant since) {
        static Awaiting of(Options options) {
            Instant now = options.clock().instant();
            return options.uploading()
                    .map(where -> {
                        Duration longest = where.fileAge().multipliedBy(3);
                        return new Awaiting(
                                (int) longest.dividedBy(where.pause()),
                                where.pause(),
                                now.minus(
                                        longest.compareTo(Verification.LONGEST_WAIT) > 0
                                                ? longest
                                                : Verification.LONGEST_WAIT));
                    })
                    .orElse(new Awaiting(0, Duration.ZERO, now));
        }

        /** @throws CaptureElsewhereException where another node has the file, and it is not to be waited for any more */
        long take(String file, WarcFiles from, WarcFiles to, long size) throws IOException {
            for (int tried = 0; ; tried++) {
                try {
                    return to.take(file, from, size);
                } catch (CaptureElsewhereException e) {
                    if (from.awaitedFrom(file, since).isEmpty()) {
                        throw e;
                    }
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
     * @param lost WARC files that the rows know and that could not be had as a whole, in words; the copy has all else
     */
    public record Copied(int files, long bytes, List<String> lost) {
        public Copied {
            lost = List.copyOf(lost);
        }
    }
}
