package mn.sonin.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import mn.sonin.config.Configuration;
import mn.sonin.config.EffectiveSettings;
import mn.sonin.indexer.analysis.Analyzers;
import mn.sonin.indexer.analysis.Expansions;
import mn.sonin.indexer.answer.TopicCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Checks and shows the operator's files. */
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description = "Checks and shows the operator's files.",
        subcommands = {ConfigCommand.Check.class, ConfigCommand.Show.class})
final class ConfigCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: check or show");
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Reads all files and tells every problem with file and line.")
    static final class Check implements Runnable {
        @Spec
        private CommandSpec spec;

        @Mixin
        private ConfigurationFolder files;

        @Override
        public void run() {
            Configuration configuration = files.read();
            if (Expansions.read(files.folder().resolve(Archiving.DICTIONARY))
                    instanceof Expansions.Result.Refused refused) {
                throw new Failure(
                        "the dictionary cannot be used:%n%s".formatted(String.join("\n", refused.problems())));
            }
            LocalDate today =
                    LocalDate.now(Clock.system(configuration.settings().zone()));
            List<String> problems = TopicCheck.problems(configuration, Analyzers.bundled(), today);
            if (!problems.isEmpty()) {
                throw ConfigurationFolder.unusable(files.folder(), problems);
            }
            spec.commandLine()
                    .getOut()
                    .printf(
                            "%s: %d sources, %d topics, no problem%n",
                            files.folder(),
                            configuration.sources().size(),
                            configuration.topics().size());
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Prints the settings that hold, defaults included, secrets masked.")
    static final class Show implements Runnable {
        @Spec
        private CommandSpec spec;

        @Mixin
        private ConfigurationFolder files;

        @Override
        public void run() {
            PrintWriter out = spec.commandLine().getOut();
            out.print(EffectiveSettings.print(files.read().settings()));
            out.flush();
        }
    }
}
