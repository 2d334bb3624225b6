package mn.sonin.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import mn.sonin.archive.Archive;
import mn.sonin.archive.Harvest;
import mn.sonin.archive.LedgerEntry;
import mn.sonin.archive.local.LocalArchive;
import mn.sonin.archive.local.Options;
import mn.sonin.config.Configuration;
import mn.sonin.config.Source;
import mn.sonin.crawler.SourceCheck;
import mn.sonin.crawler.health.SourceHealth;
import mn.sonin.crawler.schedule.Rhythms;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the sources and how each of them goes. */
@Command(
        name = "sources",
        mixinStandardHelpOptions = true,
        description = "Lists the sources: how each fares, when it is harvested next, and what to do about it.",
        subcommands = {SourcesAddCommand.class, SourcesCommand.Check.class, SourcesOpmlCommand.class})
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
        Table table = new Table(
                "id",
                "name",
                "state",
                "last success",
                "a day",
                "dated",
                "with text",
                "next harvest",
                "reason",
                "advice");
        Clock clock = Clock.system(configuration.settings().zone());
        if (Files.isDirectory(home.folder())) {
            try (Archive archive = LocalArchive.openReading(home.folder(), Options.standard(clock))) {
                configuration.sources().forEach(source -> row(table, source, archive, clock));
            }
        } else {
            configuration.sources().forEach(source -> row(table, source));
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(table);
        out.flush();
        return 0;
    }

    private static void row(Table table, Source source, Archive archive, Clock clock) {
        Optional<Harvest> newest = archive.harvests().newest(source.id());
        if (newest.isEmpty()) {
            row(table, source);
            return;
        }
        SourceHealth health = SourceHealth.of(source.id(), archive, clock.getZone(), clock);
        table.row(
                source.id(),
                source.names().en(),
                health.state().map(SourcesCommand::word).orElse("harvesting"),
                health.lastSuccess().map(at -> time(at, clock.getZone())).orElse("-"),
                String.format(Locale.ROOT, "%.1f", health.articlesPerDay()),
                share(health.withDate()),
                share(health.withText()),
                source.enabled()
                        ? Rhythms.next(source, newest.get().began())
                                .map(at -> time(at, clock.getZone()))
                                .orElse("-")
                        : "-",
                health.reason(),
                health.advice());
    }

    private static void row(Table table, Source source) {
        table.row(
                source.id(),
                source.names().en(),
                source.enabled() ? "never harvested" : "switched off",
                "-",
                "-",
                "-",
                "-",
                "-",
                "",
                "");
    }

    private static String word(LedgerEntry.State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String share(double share) {
        return String.format(Locale.ROOT, "%.0f %%", share * 100);
    }

    private static String time(Instant instant, ZoneId zone) {
        return instant.atZone(zone).format(MINUTE);
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Tries each step of a source against the live site and tells what it found, or why not.")
    static final class Check implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private ConfigurationFolder files;

        @Parameters(paramLabel = "ID", arity = "0..*", description = "Ids of sources; none for all that are enabled.")
        private List<String> ids = List.of();

        @Override
        public Integer call() {
            Configuration configuration = files.read();
            Table table = new Table("source", "step", "", "address", "found");
            boolean good = Looking.at(configuration, crawler -> {
                boolean all = true;
                for (Source source : files.sources(configuration, ids)) {
                    for (SourceCheck.Line line : crawler.check(source).run()) {
                        table.row(source.id(), line.step(), line.good() ? "ok" : "NO", line.url(), line.found());
                        all &= line.good();
                    }
                }
                return all;
            });
            PrintWriter out = spec.commandLine().getOut();
            out.print(table);
            out.flush();
            return good ? 0 : 1;
        }
    }
}
