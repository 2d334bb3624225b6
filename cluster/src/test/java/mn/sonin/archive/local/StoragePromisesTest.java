package mn.sonin.archive.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import mn.sonin.cluster.Server;
import mn.sonin.cluster.Storage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** What an archive promises of captures, with its WARC files in a storage that speaks S3: the very tests that the embedded store passes. */
class StoragePromisesTest {
    @TempDir
    private static Path objects;

    private static Storage storage;

    @BeforeAll
    static void start() throws Exception {
        storage = new Storage(objects);
    }

    @AfterAll
    static void stop() throws IOException {
        storage.close();
    }

    private static Options options(Path home, long warcFileSize) {
        return Sample.options(warcFileSize)
                .sharing(
                        Server.store(home, "a"),
                        new Options.Uploading(
                                storage.client(home.toString().substring(1) + "/"), Duration.ofMillis(200)));
    }

    @Nested
    class Captures extends CapturesTest {
        @Override
        Options options(long warcFileSize) {
            return StoragePromisesTest.options(home, warcFileSize);
        }
    }

    @Nested
    class Backups extends BackupTest {
        @Override
        Options options() {
            return StoragePromisesTest.options(folder.resolve("home"), 5_000);
        }
    }
}
