package mn.sonin.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import mn.sonin.archive.Archive;
import mn.sonin.archive.Feeds;
import mn.sonin.archive.Harvest;
import mn.sonin.archive.LedgerEntry;
import mn.sonin.archive.local.LocalArchive;
import mn.sonin.config.Configuration;
import mn.sonin.config.Source;
import mn.sonin.crawler.SourceCheck;
import mn.sonin.crawler.health.SourceHealth;
import mn.sonin.crawler.schedule.Agenda;
import mn.sonin.crawler.schedule.Spending;
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
                "next visit",
                "next harvest",
                "reason",
                "advice");
        Table feeds = new Table("feed", "of", "looked at every", "newest story", "next look");
        Clock clock = Clock.system(configuration.settings().zone());
        if (Files.isDirectory(home.folder())) {
            try (Archive archive =
                    LocalArchive.openReading(home.folder(), Stores.options(configuration.settings(), clock))) {
                Agenda agenda = new Agenda(archive, new Spending(archive, clock)::requests, clock);
                configuration.sources().forEach(source -> row(table, feeds, source, archive, agenda, clock));
            }
        } else {
            configuration.sources().forEach(source -> row(table, source));
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(table);
        if (!feeds.isEmpty()) {
            out.println();
            out.print(feeds);
        }
        out.flush();
        return 0;
    }

    private static void row(Table table, Table feeds, Source source, Archive archive, Agenda agenda, Clock clock) {
        Optional<Harvest> newest = archive.harvests().newest(source.id());
        if (newest.isEmpty()) {
            row(table, source);
            return;
        }
        SourceHealth health = SourceHealth.of(source, archive, clock.getZone(), clock);
        table.row(
                source.id(),
                source.names().en(),
                health.state().map(SourcesCommand::word).orElse("harvesting"),
                health.lastSuccess().map(at -> time(at, clock.getZone())).orElse("-"),
                String.format(Locale.ROOT, "%.1f", health.articlesPerDay()),
                share(health.withDate()),
                share(health.withText()),
                next(source, agenda.next(source), clock),
                next(source, agenda.whole(source), clock),
                health.reason(),
                health.advice());
        health.feeds().forEach(feed -> row(feeds, source, feed.feed(), clock));
    }

    private static void row(Table feeds, Source source, Feeds.Feed feed, Clock clock) {
        feeds.row(
                feed.url(),
                source.id(),
                span(feed.pace()),
                feed.newest().map(at -> time(at, clock.getZone())).orElse("-"),
                next(source, Optional.of(feed.due()), clock));
    }

    /** What should have been done already is done as soon as the server runs. */
    private static String next(Source source, Optional<Instant> at, Clock clock) {
        return at.filter(time -> source.enabled())
                .map(time -> time.isAfter(clock.instant()) ? time(time, clock.getZone()) : "now")
                .orElse("-");
    }

    private static String span(Duration span) {
        return span.toHours() < 2 ? span.toMinutes() + " min" : span.toHours() + " h";
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
            Table table = new Table("source", "step", "", "address", "found", "what to do");
            Set<String> broken = new LinkedHashSet<>();
            int looked = Looking.at(configuration, crawler -> {
                List<Source> sources = ConfigurationFolder.sources(configuration, files.folder(), ids);
                for (Source source : sources) {
                    for (SourceCheck.Line line : crawler.check(source).run()) {
                        table.row(
                                source.id(),
                                line.step(),
                                line.good() ? "ok" : "NO",
                                line.url(),
                                line.found(),
                                line.advice());
                        if (!line.good()) {
                            broken.add(source.id());
                        }
                    }
                }
                return sources.size();
            });
            PrintWriter out = spec.commandLine().getOut();
            out.print(table);
            out.printf(
                    "%n%d of %d sources are as they should be%s%n",
                    looked - broken.size(),
                    looked,
                    broken.isEmpty()
                            ? "."
                            : "; the lines with NO say what to do about " + String.join(", ", broken) + ".");
            out.flush();
            return broken.isEmpty() ? 0 : 1;
        }
    }
}
