package mn.sonin.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import mn.sonin.config.Configuration;
import mn.sonin.crawler.Rereading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes again what can be derived. */
@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        description = "Makes again what can be derived; asks no site for anything.",
        subcommands = {RebuildCommand.Index.class, RebuildCommand.Articles.class})
final class RebuildCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: index or articles");
    }

    @Command(name = "index", mixinStandardHelpOptions = true, description = "Makes the index again from the rows.")
    static final class Index implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private HomeFolder home;

        @Mixin
        private ConfigurationFolder files;

        @Override
        public Integer call() {
            Configuration configuration = files.of(home);
            home.mustExist();
            try (Archiving archiving =
                    Archiving.open(home.folder(), files.folderOf(home), () -> configuration, Clock.systemUTC())) {
                long revisions = archiving.indexing().rebuild((done, sequence, end) -> {});
                spec.commandLine().getOut().printf("%d revisions indexed%n", revisions);
                return 0;
            }
        }
    }

    @Command(
            name = "articles",
            mixinStandardHelpOptions = true,
            description = "Makes the rows again from the WARC files, with today's extraction, and tells what changed.")
    static final class Articles implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private HomeFolder home;

        @Mixin
        private ConfigurationFolder files;

        @Option(names = "--source", paramLabel = "ID", description = "Only this source.")
        private Optional<String> source = Optional.empty();

        @Option(names = "--from", paramLabel = "DATE", description = "Only what was captured from this day on.")
        private Optional<LocalDate> from = Optional.empty();

        @Override
        public Integer call() throws IOException {
            Configuration configuration = files.of(home);
            source.ifPresent(id -> ConfigurationFolder.source(configuration, files.folderOf(home), id));
            home.mustExist();
            print(home.open(
                    files.folderOf(home),
                    configuration,
                    crawler -> crawler.rereading().all(source, from)));
            return 0;
        }

        private void print(Rereading.Report report) {
            PrintWriter out = spec.commandLine().getOut();
            out.printf(
                    "%d captures read again: %d articles new, %d changed, %d cut short, %d unreadable%n",
                    report.captures(), report.added(), report.changed(), report.cut(), report.unreadable());
            report.fields().forEach((field, count) -> out.printf("  %s changed in %d%n", field, count));
            if (report.mended() > 0) {
                out.printf(
                        "%d days of the ledger were partial for want of a date or text, and are harvested now%n",
                        report.mended());
            }
            if (!report.left().isEmpty()) {
                out.printf(
                        "%d captures were left out, since no file describes their sources: %s; put their files back, with enabled: false, and try again%n",
                        report.left().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum(),
                        String.join(", ", report.left().keySet()));
            }
            out.flush();
        }
    }
}
