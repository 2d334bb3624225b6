package mn.sonin.archive.warc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
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
    private final WarcFiles files;
    private final Clock clock;
    private final RecordIds ids;
    private final long fileSize;
    private final GroupCommit<Work> queue;
    private Optional<Current> current = Optional.empty();

    private volatile Optional<String> writing = Optional.empty();

    Appender(WarcFiles files, Clock clock, RecordIds ids, long fileSize) {
        this.files = files;
        this.clock = clock;
        this.ids = ids;
        this.fileSize = fileSize;
        this.queue = new GroupCommit<>("archive-warc", BATCH, this::commit, this::fail);
    }

    /** The name of the file that is being written, or about to be; empty between two. */
    Optional<String> writing() {
        return writing;
    }

    /** Has the file closed, by the writing thread, once it was begun so long ago. */
    void closeAfter(Duration age) {
        queue.add(new Closing(age));
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

    private void commit(List<Work> batch) {
        List<Runnable> written = new ArrayList<>();
        int from = 0;
        try {
            for (int i = 0; i < batch.size(); i++) {
                if (closingIsDue(batch.get(i))) {
                    finish();
                    written.forEach(Runnable::run);
                    written.clear();
                    from = i;
                }
                if (batch.get(i) instanceof Waiting waiting) {
                    StoredCapture stored = write(waiting.records);
                    written.add(() -> waiting.written.complete(stored));
                }
            }
            if (current.isPresent()) {
                current.get().channel.force(false);
            }
        } catch (IOException | RuntimeException e) {
            fail(batch.subList(from, batch.size()), e);
            return;
        }
        written.forEach(Runnable::run);
    }

    private boolean closingIsDue(Work next) {
        return current.filter(file -> switch (next) {
                    case Waiting waiting ->
                        file.captures > 0 && file.position + waiting.records.bytes().length > fileSize;
                    case Closing closing -> !clock.instant().isBefore(file.begun.plus(closing.age));
                })
                .isPresent();
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
                checksum(records.bytes()));
    }

    private Current begin() throws IOException {
        Instant begun = clock.instant();
        String name = files.next(begun).value();
        // Before there is such a file, so that nobody takes it for a closed one.
        writing = Optional.of(name);
        FileChannel channel =
                FileChannel.open(files.path(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        Current file = new Current(files.path(name), channel, begun);
        current = Optional.of(file);
        file.write(CaptureRecords.gzip(warcinfo(name)));
        syncFolder();
        log.info("warc=begun file={}", name);
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
        try (FileChannel directory = FileChannel.open(files.folder(), StandardOpenOption.READ)) {
            directory.force(true);
        } catch (IOException e) {
            // Not every platform can open a folder (Windows); there the file system orders this by itself.
            log.debug("warc=folder-not-synced folder={} reason=\"{}\"", files.folder(), e.getMessage());
        }
    }

    /**
     * A failed write or fsync leaves the file in a state that nobody knows (after a failed fsync, the kernel may have dropped
     * the pages): it is given up as it is, and the next capture begins another.
     */
    private void fail(List<Work> batch, Throwable cause) {
        String file = current.map(open -> open.name).orElse("a new file");
        current.ifPresent(Current::abandon);
        leave();
        ArchiveException failure = new ArchiveException(
                "%s: %s could not be written: %s. Nothing acknowledged is lost; free space or repair the disk or its permissions, then go on"
                        .formatted(files.folder(), file, reason(cause)),
                cause);
        batch.forEach(work -> {
            if (work instanceof Waiting waiting) {
                waiting.written.completeExceptionally(failure);
            }
        });
    }

    /** An error says by its name alone what it is. */
    private static String reason(Throwable cause) {
        return cause instanceof Error ? cause.toString() : String.valueOf(cause.getMessage());
    }

    private void leave() {
        current = Optional.empty();
        writing = Optional.empty();
    }

    private void finish() throws IOException {
        if (current.isPresent()) {
            current.get().channel.force(false);
            current.get().channel.close();
            leave();
        }
    }

    @Override
    public void close() {
        queue.close();
        try {
            finish();
        } catch (IOException e) {
            log.info("warc=close-failed folder={} reason=\"{}\"", files.folder(), e.getMessage());
        }
    }

    /** The file that is being written. */
    private static final class Current {
        private final Path path;
        private final String name;
        private final FileChannel channel;
        private final Instant begun;
        private long position;
        private int captures;

        Current(Path path, FileChannel channel, Instant begun) {
            this.path = path;
            this.name = path.getFileName().toString();
            this.channel = channel;
            this.begun = begun;
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

    /** What the writing thread is asked for. */
    private sealed interface Work {}

    /** A caller that waits for its records to be durable. */
    private record Waiting(CaptureRecords records, CompletableFuture<StoredCapture> written) implements Work {}

    /** The end of a file that was begun so long ago. */
    private record Closing(Duration age) implements Work {}

    static int checksum(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }
}
