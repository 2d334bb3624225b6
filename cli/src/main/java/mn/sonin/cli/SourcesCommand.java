package mn.sonin.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import mn.sonin.archive.Archive;
import mn.sonin.archive.Harvest;
import mn.sonin.archive.LedgerEntry;
import mn.sonin.archive.local.LocalArchive;
import mn.sonin.archive.local.Options;
import mn.sonin.config.Configuration;
import mn.sonin.config.Source;
import mn.sonin.crawler.Crawler;
import mn.sonin.crawler.SourceCheck;
import mn.sonin.crawler.SourceProposal;
import mn.sonin.crawler.fetch.AddressPolicy;
import mn.sonin.crawler.health.SourceHealth;
import mn.sonin.crawler.opml.Opml;
import mn.sonin.crawler.schedule.Rhythms;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the sources and how each of them goes. */
@Command(
        name = "sources",
        mixinStandardHelpOptions = true,
        description = "Lists the sources: how each fares, when it is harvested next, and what to do about it.",
        subcommands = {SourcesCommand.Add.class, SourcesCommand.Check.class, SourcesCommand.Outline.class})
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

    /** A crawler over an archive that is thrown away: looking at a site must not leave traces in the real one. */
    private static <T> T looking(Configuration configuration, Function<Crawler, T> look) {
        Path folder;
        try {
            folder = Files.createTempDirectory("sonin-look");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (Archiving archiving = Archiving.open(folder, folder, () -> configuration, Clock.systemUTC());
                Crawler crawler = archiving.crawler(addresses(configuration))) {
            return look.apply(crawler);
        } finally {
            delete(folder);
        }
    }

    /** A sample web on this machine may be looked at where every source is one of it; a site of the internet leads nowhere here. */
    private static AddressPolicy addresses(Configuration configuration) {
        boolean here = !configuration.sources().isEmpty()
                && configuration.sources().stream()
                        .allMatch(source ->
                                String.valueOf(source.home().getHost()).matches("localhost|127(\\.\\d{1,3}){3}"));
        return here ? AddressPolicy.allowingLoopback() : AddressPolicy.publicOnly();
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
            boolean good = looking(configuration, crawler -> {
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

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Looks at a site politely and proposes a source file, with ten headlines it would find.")
    static final class Add implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private ConfigurationFolder files;

        @Parameters(paramLabel = "URL", description = "The front page.")
        private URI site = URI.create("");

        @Option(names = "--yes", description = "Write the file without asking.")
        private boolean yes;

        @Override
        public Integer call() throws IOException {
            return switch (looking(
                    files.read(), crawler -> crawler.proposal(site).look())) {
                case SourceProposal.Result.Nothing nothing -> throw new Failure(nothing.reason());
                case SourceProposal.Result.Proposed proposed -> confirmed(proposed);
            };
        }

        private int confirmed(SourceProposal.Result.Proposed proposed) throws IOException {
            PrintWriter out = spec.commandLine().getOut();
            out.print(proposed.yaml());
            out.println();
            proposed.headlines().forEach(headline -> out.println("  " + headline));
            Path file = files.folder().resolve("sources").resolve(proposed.id() + ".yaml");
            out.printf("Write this to %s? [y/N] ", file);
            out.flush();
            if (!yes && !answeredYes()) {
                out.println("Nothing was written.");
                return 1;
            }
            Files.writeString(file, proposed.yaml(), StandardOpenOption.CREATE_NEW);
            out.printf("%nWritten. 'sonin sources check %s' tries it.%n", proposed.id());
            return 0;
        }

        private static boolean answeredYes() throws IOException {
            BufferedReader answers = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            String answer = answers.readLine();
            return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
        }
    }

    @Command(name = "opml", mixinStandardHelpOptions = true, description = "Prints the feeds of all sources as OPML.")
    static final class Outline implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private ConfigurationFolder files;

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            out.print(Opml.write(files.read().sources()));
            out.flush();
            return 0;
        }
    }
}
