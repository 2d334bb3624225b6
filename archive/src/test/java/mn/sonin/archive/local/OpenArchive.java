package mn.sonin.archive.local;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A new archive for each test. */
abstract class OpenArchive {
    @TempDir
    Path home;

    LocalArchive archive;

    /** Another store overrides this, and keeps the same promises. */
    Options options(long warcFileSize) {
        return Sample.options(warcFileSize);
    }

    Options options() {
        return options(1 << 20);
    }

    @BeforeEach
    void open() {
        archive = LocalArchive.open(home, options());
    }

    @AfterEach
    void close() {
        archive.close();
    }
}
