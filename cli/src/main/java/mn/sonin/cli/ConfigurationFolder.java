package mn.sonin.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mn.sonin.config.Configuration;
import mn.sonin.config.ConfigurationReader;
import mn.sonin.config.ConfigurationResult;
import mn.sonin.config.Problem;
import mn.sonin.config.Source;
import mn.sonin.indexer.query.TopicQueries;
import picocli.CommandLine.Option;

/** The option that every command has that needs the operator's files. */
final class ConfigurationFolder {
    @Option(
            names = "--config",
            paramLabel = "DIR",
            defaultValue = "${env:SONIN_CONFIG:-config}",
            description = "Folder of sonin.yaml, sources/ and topics.yaml. Default: config beside the launcher.")
    private Path folder = Path.of("config");

    Path folder() {
        return folder;
    }

    /**
     * What the files say.
     *
     * @throws Failure with all problems, where the files cannot be used
     */
    Configuration read() {
        return read(folder);
    }

    /** What the files of this home say where it holds the configuration that its archive was made with, else the usual ones. */
    Configuration of(HomeFolder home) {
        return read(folderOf(home));
    }

    /** The folder of those files. */
    Path folderOf(HomeFolder home) {
        Path own = home.folder().resolve("config");
        return Files.isDirectory(own) ? own : folder;
    }

    /** The sources of these ids, or all that are enabled where none is named. */
    List<Source> sources(Configuration configuration, List<String> ids) {
        if (ids.isEmpty()) {
            return configuration.sources().stream().filter(Source::enabled).toList();
        }
        return ids.stream().map(id -> source(configuration, id)).toList();
    }

    /**
     * The source of this id.
     *
     * @throws Failure where there is none
     */
    Source source(Configuration configuration, String id) {
        return configuration
                .source(id)
                .orElseThrow(() -> new Failure(
                        "there is no source \"%s\" in %s; 'sonin sources' lists them".formatted(id, folder)));
    }

    static Configuration read(Path folder) {
        return switch (ConfigurationReader.read(folder)) {
            case ConfigurationResult.Read read -> {
                List<String> problems = TopicQueries.problems(read.configuration());
                if (!problems.isEmpty()) {
                    throw unusable(folder, problems);
                }
                yield read.configuration();
            }
            case ConfigurationResult.Refused refused ->
                throw unusable(
                        folder,
                        refused.problems().stream().map(Problem::toString).toList());
        };
    }

    static Failure unusable(Path folder, List<String> problems) {
        return new Failure(
                "the configuration in %s cannot be used:%n%s".formatted(folder, String.join("\n", problems)));
    }
}
