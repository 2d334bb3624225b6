package mn.sonin.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import mn.sonin.archive.Harvest;
import mn.sonin.config.Configuration;
import mn.sonin.config.Source;
import mn.sonin.crawler.Crawler;
import mn.sonin.crawler.fetch.AddressPolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Harvests now. */
@Command(
        name = "harvest",
        mixinStandardHelpOptions = true,
        description = "Harvests the sources named, or all that are enabled, and brings the index up to date.")
final class HarvestCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private HomeFolder home;

    @Mixin
    private ConfigurationFolder files;

    @Parameters(paramLabel = "SOURCE", description = "Ids of sources; none for all that are enabled.")
    private List<String> ids = List.of();

    @Override
    public Integer call() {
        Clock clock = Clock.systemUTC();
        Path folder = files.folderOf(home);
        Configuration configuration = ConfigurationFolder.read(folder);
        List<Source> sources = ConfigurationFolder.sources(configuration, folder, ids);
        try (Archiving archiving = Archiving.open(home.folder(), folder, () -> configuration, clock);
                Crawler crawler = archiving.crawler(AddressPolicy.publicOnly());
                ProgressLines progress = ProgressLines.of("Harvesting", clock)) {
            List<Harvest> harvests = crawler.harvest(sources, progress);
            archiving.indexing().follow((revisions, sequence, end) -> {});
            print(harvests);
            boolean all = harvests.stream().allMatch(HarvestCommand::wentWell);
            return all ? 0 : 1;
        }
    }

    private static boolean wentWell(Harvest harvest) {
        return harvest.outcome()
                .filter(outcome -> outcome != Harvest.Outcome.FAILED)
                .isPresent();
    }

    private void print(List<Harvest> harvests) {
        PrintWriter out = spec.commandLine().getOut();
        Table table = new Table("source", "outcome", "requests", "unchanged", "new", "changed", "failed", "reason");
        for (Harvest harvest : harvests) {
            table.row(
                    harvest.source(),
                    harvest.outcome()
                            .map(outcome -> outcome.name().toLowerCase(Locale.ROOT))
                            .orElse("running"),
                    String.valueOf(harvest.counts().requests()),
                    String.valueOf(harvest.counts().notModified()),
                    String.valueOf(harvest.counts().added()),
                    String.valueOf(harvest.counts().changed()),
                    String.valueOf(harvest.counts().failed()),
                    harvest.reason());
        }
        out.print(table);
        out.flush();
    }
}
