package mn.sonin.indexer.analysis;

import java.nio.file.Path;
import java.util.List;

/** A file of {@link Expansions} that can be read again while searches run. Safe for several threads. */
public final class ExpansionFile {
    private final Path file;
    private volatile Expansions current;

    private ExpansionFile(Path file, Expansions current) {
        this.file = file;
        this.current = current;
    }

    /** Begins with the names that come with the program; {@link #reload} reads the file. */
    public static ExpansionFile at(Path file) {
        return new ExpansionFile(file, Expansions.bundled());
    }

    /** What searches use now. */
    public Expansions current() {
        return current;
    }

    /** Reads the file again. Where it has problems they are returned, and searches go on with what was read before. */
    public List<String> reload() {
        return switch (Expansions.read(file)) {
            case Expansions.Result.Loaded loaded -> {
                current = loaded.expansions();
                yield List.of();
            }
            case Expansions.Result.Refused refused -> refused.problems();
        };
    }
}
