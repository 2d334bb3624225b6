package mn.sonin.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import mn.sonin.archive.Archive;
import mn.sonin.archive.Harvest;
import mn.sonin.archive.local.LocalArchive;
import mn.sonin.archive.local.Options;
import mn.sonin.config.Configuration;
import mn.sonin.config.Source;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the sources and how each of them goes. */
@Command(
        name = "sources",
        mixinStandardHelpOptions = true,
        description = "Lists the sources and how their last harvest went.")
final class SourcesCommand implements Callable<Integer> {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    @Spec
    private CommandSpec spec;

    @Mixin
    private HomeFolder home;

    @Mixin
    private ConfigurationFolder files;

    @Override
    public Integer call() {
        Configuration configuration = files.of(home);
        Table table = new Table("id", "name", "last harvest", "outcome", "new", "with date", "with text", "reason");
        if (Files.isDirectory(home.folder())) {
            try (Archive archive = LocalArchive.openReading(home.folder(), Options.standard(Clock.systemUTC()))) {
                configuration
                        .sources()
                        .forEach(source -> row(
                                table,
                                source,
                                archive.harvests().newest(source.id()),
                                configuration.settings().zone()));
            }
        } else {
            configuration
                    .sources()
                    .forEach(source -> row(
                            table,
                            source,
                            Optional.empty(),
                            configuration.settings().zone()));
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(table);
        out.flush();
        return 0;
    }

    private static void row(Table table, Source source, Optional<Harvest> last, ZoneId zone) {
        String state = source.enabled() ? "never harvested" : "not monitored";
        table.row(
                source.id(),
                source.names().en(),
                last.map(harvest -> time(harvest.began(), zone)).orElse("-"),
                last.map(harvest -> harvest.outcome()
                                .map(outcome -> outcome.name().toLowerCase(Locale.ROOT))
                                .orElse("running"))
                        .orElse(state),
                last.map(harvest -> String.valueOf(harvest.counts().added())).orElse("-"),
                last.map(harvest -> String.valueOf(harvest.counts().withDate())).orElse("-"),
                last.map(harvest -> String.valueOf(harvest.counts().withText())).orElse("-"),
                last.map(Harvest::reason).orElse(""));
    }

    private static String time(Instant instant, ZoneId zone) {
        return instant.atZone(zone).format(MINUTE);
    }
}
