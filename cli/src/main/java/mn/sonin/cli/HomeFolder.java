package mn.sonin.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that every command has that touches the archive. */
final class HomeFolder {
    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "Folder of the archive and its index. Default: ./data.")
    private Path folder = Path.of("data");

    Path folder() {
        return folder;
    }
}
