package mn.sonin.opensearch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** One node for all tests of a program, which takes longer to start than most of them. It ends with the program. */
final class OneNode {
    private static final Node STARTED = started();

    private OneNode() {}

    static Node get() {
        return STARTED;
    }

    private static Node started() {
        try {
            Path scratch = Files.createTempDirectory("node");
            Node node = Node.alone(News.HOME, News.ARCHIVE, scratch);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                node.kill();
                deleteAll(scratch);
            }));
            return node;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteAll(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepest = all.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepest) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
