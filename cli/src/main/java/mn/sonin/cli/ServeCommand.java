package mn.sonin.cli;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import mn.sonin.archive.ArchiveException;
import mn.sonin.crawler.Crawler;
import mn.sonin.crawler.Progress;
import mn.sonin.crawler.fetch.AddressPolicy;
import mn.sonin.crawler.schedule.Schedule;
import mn.sonin.search.health.Vitals;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Harvests by schedule, indexes and answers, in one program. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Harvests by schedule, keeps the index up to date, and answers over HTTP until it is stopped.")
final class ServeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private HomeFolder home;

    @Mixin
    private ConfigurationFolder files;

    @Option(names = "--port", paramLabel = "N", description = "Instead of server.port; 0 takes any free one.")
    private Optional<Integer> port = Optional.empty();

    /** Why the program has to end by itself; null as long as it has not to. */
    private volatile @Nullable ArchiveException broken;

    /** A broken disk does not mend itself: better to end with the reason than to go on losing nights. */
    private void stop(Stopping stopping, ArchiveException reason) {
        if (!stopping.isAsked()) {
            broken = reason;
            stopping.ask();
        }
    }

    @Override
    public Integer call() {
        Clock clock = Clock.systemUTC();
        try (Stopping stopping = new Stopping()) {
            LiveConfiguration configuration = new LiveConfiguration(files.folderOf(home), clock);
            Logs.everyOutcome(configuration.get().settings().logFormat());
            Archiving archiving = stopping.add(
                    Archiving.open(home.folder(), configuration.folder(), configuration, clock), Archiving::close);
            stopping.tell(archiving::closing);
            archiving.indexing().follow((revisions, sequence, end) -> {});
            Crawler crawler = stopping.add(archiving.crawler(AddressPolicy.publicOnly()), Crawler::close);
            Schedule schedule = stopping.add(
                    crawler.schedule(archiving.plan(), Progress.silent(), reason -> stop(stopping, reason)),
                    Schedule::close);
            Serving serving = stopping.add(
                    Serving.start(
                            archiving,
                            configuration,
                            port,
                            new CrawlerNews(crawler, configuration, schedule::next),
                            List.of(
                                    Vitals.disk(home.folder()),
                                    Vitals.writing(home.folder()),
                                    Vitals.schedule(configuration, schedule::next, clock),
                                    Vitals.harvests(configuration, archiving.archive(), clock)),
                            clock),
                    Serving::close);
            spec.commandLine()
                    .getOut()
                    .printf(
                            "Sonin serves %s at http://%s:%d/%n",
                            home.folder(),
                            configuration.get().settings().server().host(),
                            serving.port());
            stopping.await();
        }
        return ended();
    }

    /** A failure, so that who watches over the program starts it anew, where it was not told to stop. */
    private int ended() {
        ArchiveException reason = broken;
        if (reason == null) {
            return 0;
        }
        spec.commandLine().getErr().println("sonin: " + reason.getMessage());
        return 1;
    }
}
