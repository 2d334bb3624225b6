package mn.sonin.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import mn.sonin.archive.Archive;
import mn.sonin.archive.Harvest;
import mn.sonin.config.Configuration;
import mn.sonin.config.Source;
import mn.sonin.crawler.Crawler;
import mn.sonin.crawler.fetch.AddressPolicy;
import mn.sonin.indexer.Search;
import mn.sonin.indexer.SearchAnswer;
import mn.sonin.indexer.SearchRequest;
import mn.sonin.sample.SampleWeb;
import mn.sonin.search.health.Vitals;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what Sonin does, on sites of its own. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Starts a sample web of our own on this machine, harvests it as it would any site, and serves the result.",
            "Needs no internet. What was harvested is kept, so that a second start is instant."
        })
final class DemoCommand implements Callable<Integer> {
    private static final String QUESTION = "Rio Tinto";

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigurationFolder files;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = "demo-data",
            description = "Folder of the demonstration's archive and index. Default: ./demo-data.")
    private Path home = Path.of("demo-data");

    @Option(names = "--port", paramLabel = "N", description = "Port of the page; 0 takes any free one. Default: 8080.")
    private Optional<Integer> port = Optional.empty();

    @Option(names = "--once", description = "End after the harvest instead of serving.")
    private boolean once;

    @Override
    public Integer call() throws IOException {
        Clock clock = Clock.systemUTC();
        try (Stopping stopping = new Stopping()) {
            SampleWeb web = stopping.add(web(), SampleWeb::close);
            Path config = configuration(web);
            LiveConfiguration configuration = new LiveConfiguration(config, clock);
            Archiving archiving =
                    stopping.add(Archiving.openAlone(home, config, configuration, clock), Archiving::close);
            Crawler crawler = stopping.add(archiving.crawler(AddressPolicy.allowingLoopback()), Crawler::close);
            harvest(crawler, archiving, configuration.get(), clock);
            archiving.indexing().follow((revisions, sequence, end) -> {});
            if (once) {
                ask(archiving.search(config));
            } else {
                Serving serving = stopping.add(
                        Serving.start(
                                archiving,
                                configuration,
                                port,
                                new CrawlerNews(crawler, configuration, source -> Optional.empty()),
                                List.of(Vitals.disk(home), Vitals.writing(home)),
                                clock),
                        Serving::close);
                out().printf("Open http://127.0.0.1:%d/ (Ctrl+C ends it)%n", serving.port());
                stopping.await();
            }
        }
        return 0;
    }

    /** What the launcher learns from: the first search of a later program finds its classes loaded. */
    private void ask(Search search) {
        if (search.search(SearchRequest.of(QUESTION)) instanceof SearchAnswer.Found found) {
            out().printf(
                            "\"%s\" finds %d of them; ask on with: sonin search --home %s%n",
                            QUESTION, found.total(), home);
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** The sample web, at the port of the first time, since the archive's links lead there. */
    private SampleWeb web() throws IOException {
        Path kept = home.resolve("sample-web.port");
        if (!Files.exists(kept)) {
            Files.createDirectories(home);
            SampleWeb web = SampleWeb.start();
            Files.writeString(kept, String.valueOf(web.sites().getFirst().home().getPort()));
            return web;
        }
        int before = Integer.parseInt(Files.readString(kept).strip());
        try {
            return SampleWeb.start(SampleWeb.SEED, before);
        } catch (IOException e) {
            throw new Failure(
                    "port %d, where the sample web of \"%s\" was, is in use; stop what uses it, or name another folder with --home"
                            .formatted(before, home));
        }
    }

    /** The shipped configuration with the sample sites instead of the real ones. */
    private Path configuration(SampleWeb web) throws IOException {
        Path config = home.resolve("config");
        Path sources = Files.createDirectories(config.resolve("sources"));
        try (Stream<Path> shipped = Files.list(files.folder())) {
            for (Path file : shipped.filter(path -> path.toString().matches(".*\\.(yaml|tsv)"))
                    .toList()) {
                Files.copy(file, config.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        web.writeSources(sources);
        return config;
    }

    private void harvest(Crawler crawler, Archiving archiving, Configuration configuration, Clock clock) {
        List<Source> waiting = configuration.sources().stream()
                .filter(source -> !ended(archiving.archive(), source))
                .toList();
        if (waiting.isEmpty()) {
            return;
        }
        out().printf("Harvesting %d sample sites%n", waiting.size());
        long began = clock.millis();
        try (ProgressLines progress = ProgressLines.of("Harvesting", clock)) {
            crawler.harvest(waiting, progress);
        }
        out().printf(
                        "%d articles in %d s%n",
                        archiving.archive().articles().count(),
                        Duration.ofMillis(clock.millis() - began).toSeconds());
    }

    private static boolean ended(Archive archive, Source source) {
        return archive.harvests().newest(source.id()).flatMap(Harvest::ended).isPresent();
    }
}
