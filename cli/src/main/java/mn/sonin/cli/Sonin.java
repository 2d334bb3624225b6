package mn.sonin.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import mn.sonin.archive.ArchiveException;
import mn.sonin.indexer.IndexException;
import mn.sonin.search.library.UnfinishedException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program: its commands, and what becomes of their failures. */
@Command(
        name = "sonin",
        mixinStandardHelpOptions = true,
        versionProvider = Sonin.Version.class,
        description = "Harvests the news of Mongolia in two languages, keeps it for good and finds it again.",
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0  done",
            "  1  it could not be done; the reason is on standard error",
            "  2  the command line was not understood",
            "",
            "Try: sonin demo"
        },
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            HarvestCommand.class,
            SearchCommand.class,
            McpCommand.class,
            SourcesCommand.class,
            TopicsCommand.class,
            TimelineCommand.class,
            StoryCommand.class,
            EditedCommand.class,
            DigestCommand.class,
            ExportCommand.class,
            CiteCommand.class,
            SavedCommand.class,
            AlertsCommand.class,
            ImportCommand.class,
            BackfillCommand.class,
            RebuildCommand.class,
            VerifyCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            ExtractCommand.class,
            AnalyzeCommand.class,
            ConfigCommand.class,
            HelpCommand.class
        })
public final class Sonin implements Runnable {
    @Spec
    private CommandSpec spec;

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        Logs.gather();
        System.exit(run(arguments));
    }

    /** Runs one command. */
    static int run(String... arguments) {
        return new CommandLine(new Sonin())
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Sonin::failed)
                .execute(arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    private static int failed(Exception failure, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        if (failure instanceof Failure
                || failure instanceof ArchiveException
                || failure instanceof IndexException
                || failure instanceof UnfinishedException) {
            command.getErr().println("sonin: " + failure.getMessage());
            return 1;
        }
        if (failure instanceof IOException || failure instanceof UncheckedIOException) {
            command.getErr().println("sonin: " + Failure.reason(failure));
            return 1;
        }
        throw failure;
    }

    /** Tells the version that the build wrote into the program's archive. */
    static final class Version implements IVersionProvider {
        static String text() {
            String version = Sonin.class.getPackage().getImplementationVersion();
            return version == null ? "unpackaged" : version;
        }

        @Override
        public String[] getVersion() {
            return new String[] {"sonin " + text()};
        }
    }
}
