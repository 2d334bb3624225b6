package mn.sonin.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Files for measuring that are not part of the product; tests that need them are skipped where they are absent. */
final class SharedFiles {
    private static final Path FOLDER = Path.of("../../shared");

    private SharedFiles() {}

    /** The file; skips the test where it is absent. */
    static Path file(String name) {
        Path file = FOLDER.resolve(name);
        assumeTrue(
                Files.exists(file),
                () -> "skipped: there is no " + file.toAbsolutePath().normalize());
        return file;
    }
}
