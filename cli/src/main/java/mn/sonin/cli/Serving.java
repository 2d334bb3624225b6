package mn.sonin.cli;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import mn.sonin.archive.ArchiveException;
import mn.sonin.config.Settings;
import mn.sonin.crawler.fetch.AddressPolicy;
import mn.sonin.indexer.IndexException;
import mn.sonin.indexer.Search;
import mn.sonin.search.SearchServer;
import mn.sonin.search.health.Vitals;
import mn.sonin.search.library.Library.Upcoming;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers over HTTP, and keeps the index at the end of the archive, until it is closed. */
final class Serving implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Serving.class);

    /** A headline can be found this many seconds after it was harvested. */
    private static final int FOLLOW_SECONDS = 2;

    private final ScheduledExecutorService follower = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("follow").daemon().factory());
    private final ThreadPoolExecutor alerts = new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(1),
            Thread.ofPlatform().name("alerts").daemon().factory(),
            new ThreadPoolExecutor.DiscardPolicy());
    private final Search search;
    private final SearchServer server;

    private final ScheduledFuture<?> following;

    private Serving(Archiving archiving, Search search, SearchServer server) {
        this.search = search;
        this.server = server;
        this.following = follower.scheduleWithFixedDelay(
                () -> follow(archiving), FOLLOW_SECONDS, FOLLOW_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * Starts to answer.
     *
     * @param port instead of the configured one; empty for that
     * @param vitals what else tells whether all is well
     * @throws Failure where the address cannot be listened on
     */
    static Serving start(
            Archiving archiving,
            LiveConfiguration configuration,
            Optional<Integer> port,
            Upcoming upcoming,
            List<Vitals> vitals,
            Clock clock) {
        Settings.Server settings = configuration.get().settings().server();
        Settings.Server listening = new Settings.Server(
                settings.host(), port.orElse(settings.port()), settings.token(), settings.publicAddress());
        Search search = archiving.search(configuration.folder());
        SearchServer.Parts parts = new SearchServer.Parts(
                configuration,
                archiving.archive(),
                search,
                archiving.stories(),
                upcoming,
                vitals,
                AddressPolicy.publicOnly()::allows,
                clock,
                Sonin.Version.text());
        return switch (SearchServer.start(listening, parts)) {
            case SearchServer.Start.Refused refused -> throw new Failure(refused.reason());
            case SearchServer.Start.Serving started -> new Serving(archiving, search, started.server());
        };
    }

    private void follow(Archiving archiving) {
        try {
            archiving.indexing().follow((revisions, sequence, end) -> {});
            alerts.execute(this::alert);
        } catch (ArchiveException | IndexException e) {
            LOG.error("index outcome=failed reason=\"{}\" action=retry-in-{}s", e.getMessage(), FOLLOW_SECONDS);
        } catch (RuntimeException bug) {
            // One that is thrown on would end the following of the archive without a word.
            LOG.error("index outcome=failed action=retry-in-{}s", FOLLOW_SECONDS, bug);
        }
    }

    /** On a thread of its own, since a slow target must not keep headlines from being found. */
    private void alert() {
        try {
            server.alerts().run();
        } catch (ArchiveException | IndexException e) {
            LOG.error("alerts outcome=failed reason=\"{}\" action=retry-in-{}s", e.getMessage(), FOLLOW_SECONDS);
        } catch (RuntimeException bug) {
            LOG.error("alerts outcome=failed action=retry-in-{}s", FOLLOW_SECONDS, bug);
        }
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
        following.cancel(false);
        follower.shutdown();
        alerts.shutdown();
        try {
            alerts.awaitTermination(5, TimeUnit.SECONDS);
            follower.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        search.close();
    }
}
