package mn.sonin.cli;

import java.nio.file.Files;
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

    /**
     * For commands that only make sense where there is something.
     *
     * @throws Failure where there is no archive
     */
    void mustExist() {
        if (!Files.isDirectory(folder)) {
            throw new Failure(
                    "there is no archive in \"%s\"; 'sonin harvest' or 'sonin demo' begins one, --home names another"
                            .formatted(folder));
        }
    }
}
