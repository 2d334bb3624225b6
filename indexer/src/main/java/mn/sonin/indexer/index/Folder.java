package mn.sonin.indexer.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.util.IOUtils;

/**
 * The folder of the index: one subfolder for each making, and a file that names the one in use. A rebuilt index takes its place by
 * one rename.
 */
record Folder(Path root) {
    private static final Pattern MAKING = Pattern.compile("making-[0-9]{6}");

    private Path pointer() {
        return root.resolve("current");
    }

    /** The making in use; empty for an index that was never made. */
    Optional<Path> current() throws IOException {
        try {
            String name = Files.readString(pointer()).strip();
            return MAKING.matcher(name).matches() ? Optional.of(root.resolve(name)) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** A name that no making has. */
    Path fresh() throws IOException {
        int newest = makings().stream()
                .mapToInt(path -> Integer.parseInt(path.getFileName().toString().substring(7)))
                .max()
                .orElse(0);
        return root.resolve("making-%06d".formatted(newest + 1));
    }

    void use(Path making) throws IOException {
        Path next = root.resolve("current.next");
        Files.writeString(next, making.getFileName() + "\n");
        IOUtils.fsync(next, false);
        Files.move(next, pointer(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        IOUtils.fsync(root, true);
    }

    /** Deletes every making but this one; readers in other programs keep the files they have open. */
    void deleteOthers(Path kept) throws IOException {
        for (Path making : makings()) {
            if (!making.equals(kept)) {
                delete(making);
            }
        }
    }

    private static void delete(Path making) throws IOException {
        List<Path> all;
        try (Stream<Path> inside = Files.walk(making)) {
            all = inside.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }

    private List<Path> makings() throws IOException {
        try (Stream<Path> inside = Files.list(root)) {
            return inside.filter(path ->
                            MAKING.matcher(path.getFileName().toString()).matches())
                    .toList();
        }
    }
}
