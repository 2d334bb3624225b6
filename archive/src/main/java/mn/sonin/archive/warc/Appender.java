package mn.sonin.archive.warc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.zip.CRC32C;
import mn.sonin.archive.ArchiveException;
import mn.sonin.archive.Capture.WarcPlace;
import mn.sonin.archive.queue.GroupCommit;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.Warcinfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns the file that is being written. One thread appends what callers composed, makes a whole batch durable with one fsync,
 * and only then passes it on, in the order of the file. A file once closed is never opened for writing again.
 */
final class Appender implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Appender.class);
    private static final int BATCH = 256;
    private final Path folder;
    private final Function<Instant, FileName> names;
    private final Clock clock;
    private final RecordIds ids;
    private final long fileSize;
    private final GroupCommit<Waiting> queue;
    private Optional<Current> current = Optional.empty();

    /**
     * @param names gives the next file its name, from the time it is begun
     */
    Appender(Path folder, Function<Instant, FileName> names, Clock clock, RecordIds ids, long fileSize) {
        this.folder = folder;
        this.names = names;
        this.clock = clock;
        this.ids = ids;
        this.fileSize = fileSize;
        this.queue = new GroupCommit<>("archive-warc", BATCH, this::commit);
    }

    /**
     * Appends the records.
     *
     * @param durable called by the writing thread once they are on disk, in the order of the file; must only hand on
     * @return what {@code durable} came to; fails with {@link ArchiveException} where the disk does
     */
    <T> CompletableFuture<T> append(CaptureRecords records, Function<StoredCapture, CompletableFuture<T>> durable) {
        Waiting waiting = new Waiting(records, new CompletableFuture<>());
        // Attached before it is handed in: so it is the writing thread that calls it, in the order of the file.
        CompletableFuture<T> result = waiting.written.thenCompose(durable);
        queue.add(waiting);
        return result;
    }

    private void commit(List<Waiting> batch) {
        List<Runnable> written = new ArrayList<>();
        int from = 0;
        try {
            for (int i = 0; i < batch.size(); i++) {
                if (rotationIsDue(batch.get(i).records)) {
                    finish();
                    written.forEach(Runnable::run);
                    written.clear();
                    from = i;
                }
                Waiting waiting = batch.get(i);
                StoredCapture stored = write(waiting.records);
                written.add(() -> waiting.written.complete(stored));
            }
            if (current.isPresent()) {
                current.get().channel.force(false);
            }
        } catch (IOException e) {
            fail(batch.subList(from, batch.size()), e);
            return;
        }
        written.forEach(Runnable::run);
    }

    private boolean rotationIsDue(CaptureRecords next) {
        return current.map(file -> file.captures > 0 && file.position + next.bytes().length > fileSize)
                .orElse(false);
    }

    private StoredCapture write(CaptureRecords records) throws IOException {
        Current file = current.isPresent() ? current.get() : begin();
        long offset = file.position;
        boolean first = file.captures == 0;
        file.write(records.bytes());
        file.captures++;
        return new StoredCapture(
                records.at(new WarcPlace(file.name, offset)),
                first ? 0 : offset,
                records.bytes().length,
                checksum(records.bytes()),
                records.whole());
    }

    private Current begin() throws IOException {
        FileName name = names.apply(clock.instant());
        FileChannel channel =
                FileChannel.open(folder.resolve(name.value()), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        Current file = new Current(folder.resolve(name.value()), channel);
        current = Optional.of(file);
        file.write(CaptureRecords.gzip(warcinfo(name.value())));
        syncFolder();
        log.info("warc=begun file={}", name.value());
        return file;
    }

    private WarcRecord warcinfo(String name) {
        byte[] fields = fields(Map.of("software", "Sonin", "format", "WARC File Format 1.1", "conformsTo", WARC_1_1));
        return new Warcinfo.Builder()
                .version(MessageVersion.WARC_1_1)
                .recordId(ids.next())
                .date(clock.instant())
                .filename(name)
                .blockDigest(Digests.of(fields))
                .body(MediaType.WARC_FIELDS, fields)
                .build();
    }

    private static final String WARC_1_1 =
            "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/";

    private static byte[] fields(Map<String, String> fields) {
        StringBuilder text = new StringBuilder();
        fields.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(field -> text.append(field.getKey())
                        .append(": ")
                        .append(field.getValue())
                        .append("\r\n"));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The new file's name must survive a power cut as its bytes do. */
    private void syncFolder() {
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        } catch (IOException e) {
            // Not every platform can open a folder (Windows); there the file system orders this by itself.
            log.debug("warc=folder-not-synced folder={} reason=\"{}\"", folder, e.getMessage());
        }
    }

    /**
     * A failed write or fsync leaves the file in a state that nobody knows (after a failed fsync, the kernel may have dropped
     * the pages): it is given up as it is, and the next capture begins another.
     */
    private void fail(List<Waiting> batch, IOException cause) {
        String file = current.map(open -> open.name).orElse("a new file");
        current.ifPresent(Current::abandon);
        current = Optional.empty();
        ArchiveException failure = new ArchiveException(
                "%s: %s could not be written: %s. Nothing acknowledged is lost; free space or repair the disk or its permissions, then go on"
                        .formatted(folder, file, cause.getMessage()),
                cause);
        batch.forEach(waiting -> waiting.written.completeExceptionally(failure));
    }

    private void finish() throws IOException {
        if (current.isPresent()) {
            current.get().channel.force(false);
            current.get().channel.close();
            current = Optional.empty();
        }
    }

    @Override
    public void close() {
        queue.close();
        try {
            finish();
        } catch (IOException e) {
            log.info("warc=close-failed folder={} reason=\"{}\"", folder, e.getMessage());
        }
    }

    /** The file that is being written. */
    private static final class Current {
        private final Path path;
        private final String name;
        private final FileChannel channel;
        private long position;
        private int captures;

        Current(Path path, FileChannel channel) {
            this.path = path;
            this.name = path.getFileName().toString();
            this.channel = channel;
        }

        void write(byte[] bytes) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                position += channel.write(buffer, position);
            }
        }

        /** A file that holds no capture yet is taken away: else a full disk would be filled with empty ones. */
        void abandon() {
            try {
                channel.close();
                if (captures == 0) {
                    Files.delete(path);
                }
            } catch (IOException e) {
                log.info("warc=close-failed file={} reason=\"{}\"", name, e.getMessage());
            }
        }
    }

    /** A caller that waits for its records to be durable. */
    private record Waiting(CaptureRecords records, CompletableFuture<StoredCapture> written) {}

    static int checksum(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }
}
