package mn.sonin.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mn.sonin.config.Configuration;
import mn.sonin.config.ConfigurationReader;
import mn.sonin.config.ConfigurationResult;
import mn.sonin.config.Problem;
import mn.sonin.config.Source;
import mn.sonin.indexer.query.TopicQueries;
import picocli.CommandLine.Option;

/** The option that every command has that needs the operator's files. */
final class ConfigurationFolder {
    /** Names the folder for all commands at once; the operator's alone, so that it counts as much as the option. */
    private static final String VARIABLE = "SONIN_CONFIG";

    /** Where the launcher says which folder is beside it. */
    private static final String DEFAULT = "sonin.default-config";

    @Option(
            names = "--config",
            paramLabel = "DIR",
            description = {
                "Folder of sonin.yaml, sources/ and topics.yaml. Default: the one that the variable SONIN_CONFIG names; else config",
                "inside --home, where the command has a home and the home such a folder; else config beside the launcher."
            })
    private Optional<Path> given = Optional.empty();

    private Optional<Path> named() {
        return given.or(() -> Optional.ofNullable(System.getenv(VARIABLE))
                .filter(name -> !name.isEmpty())
                .map(Path::of));
    }

    private static Path beside() {
        return Path.of(System.getProperty(DEFAULT, "config"));
    }

    /** The folder for a command that has no home: the one that the operator named, else the one beside the launcher. */
    Path folder() {
        return named().orElseGet(ConfigurationFolder::beside);
    }

    /** The folder for this home: the one that the operator named, else the home's own, else the one beside the launcher. */
    Path folderOf(HomeFolder home) {
        return named().or(() -> Optional.of(home.folder().resolve("config")).filter(Files::isDirectory))
                .orElseGet(ConfigurationFolder::beside);
    }

    /**
     * What the files of {@link #folder()} say.
     *
     * @throws Failure with all problems, where the files cannot be used
     */
    Configuration read() {
        return read(folder());
    }

    /**
     * What the files of {@link #folderOf} say.
     *
     * @throws Failure with all problems, where the files cannot be used
     */
    Configuration of(HomeFolder home) {
        return read(folderOf(home));
    }

    /** The sources of these ids, or all that are enabled where none is named; of a configuration that this folder holds. */
    static List<Source> sources(Configuration configuration, Path folder, List<String> ids) {
        if (ids.isEmpty()) {
            return configuration.sources().stream().filter(Source::enabled).toList();
        }
        return ids.stream().map(id -> source(configuration, folder, id)).toList();
    }

    /**
     * The source of this id.
     *
     * @param folder that holds the configuration
     * @throws Failure where there is none
     */
    static Source source(Configuration configuration, Path folder, String id) {
        return configuration
                .source(id)
                .orElseThrow(() -> new Failure(
                        "there is no source \"%s\" in %s; 'sonin sources' lists them".formatted(id, folder)));
    }

    /**
     * What the files of a folder say.
     *
     * @throws Failure with all problems, where the files cannot be used
     */
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
