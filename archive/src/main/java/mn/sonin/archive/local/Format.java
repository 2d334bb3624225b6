package mn.sonin.archive.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mn.sonin.archive.ArchiveException;

/** The version of the archive's layout, in a file of its own, so that an older program does not misread a newer archive. */
final class Format {
    static final int VERSION = 1;
    private static final String NAME = "archive.format";

    private Format() {}

    /** Writes the version where there is none. */
    static void establish(Path home) throws IOException {
        Path file = home.resolve(NAME);
        if (Files.notExists(file)) {
            Files.writeString(file, VERSION + "\n");
        }
        check(home);
    }

    static void check(Path home) throws IOException {
        Path file = home.resolve(NAME);
        if (Files.notExists(file)) {
            throw new ArchiveException(
                    "%s: there is no archive here; give the folder of one with --home, or harvest into this one first"
                            .formatted(home));
        }
        String text = Files.readString(file).strip();
        if (!text.equals(String.valueOf(VERSION))) {
            throw new ArchiveException(
                    "%s: the archive has format \"%s\", and this program knows formats up to %d; use a newer Sonin"
                            .formatted(file, text, VERSION));
        }
    }
}
