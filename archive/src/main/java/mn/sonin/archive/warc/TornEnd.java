package mn.sonin.archive.warc;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The end of a file that a crash left in the middle of a capture. */
final class TornEnd {
    private TornEnd() {}

    /** Keeps the bytes from this offset on in a file of their own, then cuts them off. */
    static String cut(Path folder, String file, long at) throws IOException {
        Path torn = free(folder, file);
        try (FileChannel whole =
                        FileChannel.open(folder.resolve(file), StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileChannel rest = FileChannel.open(torn, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            long from = at;
            while (from < whole.size()) {
                from += whole.transferTo(from, whole.size() - from, rest);
            }
            rest.force(true);
            whole.truncate(at);
            whole.force(true);
        }
        return torn.getFileName().toString();
    }

    private static Path free(Path folder, String file) {
        Path torn = folder.resolve(file + ".torn");
        for (int i = 2; Files.exists(torn); i++) {
            torn = folder.resolve(file + "." + i + ".torn");
        }
        return torn;
    }
}
