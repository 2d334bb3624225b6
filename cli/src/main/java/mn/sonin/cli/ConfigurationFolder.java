package mn.sonin.cli;

import java.nio.file.Path;
import java.util.stream.Collectors;
import mn.sonin.config.Configuration;
import mn.sonin.config.ConfigurationReader;
import mn.sonin.config.ConfigurationResult;
import mn.sonin.config.Problem;
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
        return switch (ConfigurationReader.read(folder)) {
            case ConfigurationResult.Read read -> read.configuration();
            case ConfigurationResult.Refused refused ->
                throw new Failure("the configuration in %s cannot be used:%n%s"
                        .formatted(
                                folder,
                                refused.problems().stream()
                                        .map(Problem::toString)
                                        .collect(Collectors.joining("\n"))));
        };
    }
}
