package mn.sonin.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import mn.sonin.config.Configuration;
import mn.sonin.config.Source;
import mn.sonin.crawler.Backfill;
import mn.sonin.crawler.Crawler;
import mn.sonin.crawler.fetch.AddressPolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Harvests what a source published before it was known. */
@Command(
        name = "backfill",
        mixinStandardHelpOptions = true,
        description = {
            "Walks a source's archive through its sitemaps, lists and dated addresses, as politely as any harvest.",
            "Given again after an interruption, it goes on where it was."
        })
final class BackfillCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private HomeFolder home;

    @Mixin
    private ConfigurationFolder files;

    @Parameters(paramLabel = "SOURCE", description = "Id of the source.")
    private String id = "";

    @Option(names = "--from", paramLabel = "DATE", required = true, description = "First day, as in 2015-01-01.")
    private LocalDate from = LocalDate.EPOCH;

    @Option(names = "--to", paramLabel = "DATE", description = "Last day. Default: today.")
    private Optional<LocalDate> to = Optional.empty();

    @Override
    public Integer call() {
        Clock clock = Clock.systemUTC();
        Path folder = files.folderOf(home);
        Configuration configuration = ConfigurationFolder.read(folder);
        Source source = ConfigurationFolder.source(configuration, folder, id);
        LocalDate last = to.orElseGet(() ->
                LocalDate.ofInstant(clock.instant(), configuration.settings().zone()));
        if (last.isBefore(from)) {
            throw new Failure("--to %s lies before --from %s".formatted(last, from));
        }
        try (Archiving archiving = Archiving.open(home.folder(), folder, () -> configuration, clock);
                Crawler crawler = archiving.crawler(AddressPolicy.publicOnly());
                ProgressLines progress = ProgressLines.of("Backfilling", clock)) {
            Backfill.Report report = crawler.backfill(source).run(from, last, progress);
            archiving.indexing().follow((revisions, sequence, end) -> {});
            spec.commandLine()
                    .getOut()
                    .printf(
                            "%s: %d articles new, %d failed, %d pages still wait  %s%n",
                            id, report.added(), report.failed(), report.waiting(), report.reason());
            report.undated()
                    .ifPresent(list -> spec.commandLine()
                            .getOut()
                            .printf(
                                    "%s shows no dates: its stories were all taken, and --from and --to could not be kept to%n",
                                    list));
            report.onePage()
                    .forEach(list -> spec.commandLine()
                            .getOut()
                            .printf(
                                    "%s is one page: what is older was not looked for; where the list goes on, write how (\"next\", or {page} for JSON) in %s%n",
                                    list, source.place().file()));
            return report.reason().isEmpty() ? 0 : 1;
        }
    }
}
