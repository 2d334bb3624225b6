package mn.sonin.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import mn.sonin.config.Configuration;
import mn.sonin.crawler.Crawler;
import mn.sonin.crawler.fetch.AddressPolicy;
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

    /** What a crawler is needed for. */
    @FunctionalInterface
    interface Work<T> {
        T with(Crawler crawler) throws IOException;
    }

    /**
     * Opens the home, or begins one, does the work, brings the index up to date, and closes the home.
     *
     * @param dictionaries the folder of the configuration
     */
    <T> T open(Path dictionaries, Configuration configuration, Work<T> work) throws IOException {
        try (Archiving archiving = Archiving.open(folder, dictionaries, () -> configuration, Clock.systemUTC());
                Crawler crawler = archiving.crawler(AddressPolicy.publicOnly())) {
            T done = work.with(crawler);
            archiving.indexing().follow((revisions, sequence, end) -> {});
            return done;
        }
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
