package mn.sonin.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import mn.sonin.archive.ArchiveException;
import mn.sonin.archive.warc.ObjectStorage;
import mn.sonin.archive.warc.ObjectStorage.Bucket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The storage goes away, refuses, or cuts off. */
class S3StorageTest {
    private static final int LENGTH = 3_000_000;
    private static final Patience NONE = new Patience(Duration.ZERO, Duration.ofMillis(1));

    @TempDir
    private static Path folder;

    private static Storage server;
    private static Path file;

    @BeforeAll
    static void start() throws Exception {
        server = new Storage(folder.resolve("objects"));
        byte[] bytes = new byte[LENGTH];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) ((i * 31) >> 3);
        }
        file = Files.write(folder.resolve("file"), bytes);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    private static byte[] read(ObjectStorage storage, String name, long from, int length) {
        ByteBuffer into = ByteBuffer.allocate(length);
        storage.read(name, from, into);
        return into.array();
    }

    private static byte[] part(int from, int length) throws IOException {
        return Arrays.copyOfRange(Files.readAllBytes(file), from, from + length);
    }

    @Test
    void whatIsStoredIsListedAndReadInPieces() throws IOException {
        Bucket bucket = Storage.bucket(server.port());
        ObjectStorage storage =
                Storage.client(new Bucket(bucket.endpoint(), bucket.name(), bucket.region(), "2026/warc/"));

        storage.put("b", file);
        storage.put("a", file);

        assertThat(storage.objects("")).isEqualTo(Map.of("a", (long) LENGTH, "b", (long) LENGTH));
        assertThat(storage.objects("a").keySet()).containsExactly("b");
        assertThat(storage.size("a")).hasValue(LENGTH);
        assertThat(storage.size("c")).isEmpty();
        assertThat(read(storage, "a", 0, 10)).isEqualTo(part(0, 10));
        assertThat(read(storage, "a", LENGTH - 7, 7)).isEqualTo(part(LENGTH - 7, 7));
        assertThat(server.object("2026/warc/a")).hasSameBinaryContentAs(file);
    }

    @Test
    void anUploadThatIsCutInTheMiddleLeavesNothingBehind() throws IOException {
        try (Wire wire = new Wire(server.port())) {
            ObjectStorage storage = Storage.client(Storage.bucket(wire.port()));
            wire.cutAfter(LENGTH / 2);

            assertThatThrownBy(() -> storage.put("cut", file))
                    .isInstanceOf(ArchiveException.class)
                    .hasMessageContaining("/news/: the storage cannot be reached: ");

            assertThat(server.client().size("cut")).isEmpty();
            wire.mend();
            storage.put("cut", file);
            assertThat(server.object("cut")).hasSameBinaryContentAs(file);
        }
    }

    @Test
    void whoReadsWhileTheStorageIsAwayWaitsForIt() throws Exception {
        try (Wire wire = new Wire(server.port())) {
            ObjectStorage storage = Storage.client(Storage.bucket(wire.port()));
            storage.put("away", file);
            wire.cut();

            CompletableFuture<OptionalLong> asking = CompletableFuture.supplyAsync(() -> storage.sizePatiently("away"));
            CompletableFuture<byte[]> reading =
                    CompletableFuture.supplyAsync(() -> read(storage, "away", 1_000_000, 100_000));
            wire.awaitRefusals();
            assertThat(reading).isNotDone();
            wire.mend();

            assertThat(asking.join()).hasValue(LENGTH);
            assertThat(reading.join()).isEqualTo(part(1_000_000, 100_000));
        }
    }

    @Test
    void whoOnlyAsksIsToldAtOnceThatTheStorageIsAway() throws IOException {
        try (Wire wire = new Wire(server.port())) {
            ObjectStorage storage = Storage.client(Storage.bucket(wire.port()));
            wire.cut();

            assertThatThrownBy(() -> storage.size("a"))
                    .isInstanceOf(ArchiveException.class)
                    .hasMessageStartingWith("http://127.0.0.1:%d/news/: the storage cannot be reached: ", wire.port())
                    .hasMessageEndingWith("see to it that it runs, and that warc.s3.endpoint is right");
        }
    }

    @Test
    void aWrongKeyIsNamedWithWhatToDo() {
        ObjectStorage unsigned = new S3Storage(Storage.bucket(server.port()), Storage.KEY, "guessed", NONE);
        ObjectStorage unknown = new S3Storage(Storage.bucket(server.port()), "stranger", Storage.SECRET, NONE);

        assertThatThrownBy(() -> unsigned.objects(""))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("the key \"sonin\" is refused (SignatureDoesNotMatch); see to it that"
                        + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are right");
        assertThatThrownBy(() -> unknown.objects("")).hasMessageContaining("the key \"stranger\" is refused");
    }

    @Test
    void aBucketThatIsMissingIsNamedWithWhatToDo() {
        Bucket missing = new Bucket(URI.create("http://127.0.0.1:" + server.port()), "olds", "us-east-1", "");

        assertThatThrownBy(() -> Storage.client(missing).objects(""))
                .isInstanceOf(ArchiveException.class)
                .hasMessageEndingWith("there is no bucket \"olds\"; make it, or correct warc.s3.bucket");
    }

    @Test
    void whatIsMissingIsNotWaitedFor() {
        assertThatThrownBy(() -> read(server.client(), "nothing", 0, 10))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("the storage answers 404");
    }
}
