package mn.sonin.crawler;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import mn.sonin.archive.Archive;
import mn.sonin.archive.ArchiveException;
import mn.sonin.archive.Harvest;
import mn.sonin.archive.Moment;
import mn.sonin.config.Configuration;
import mn.sonin.config.Discovery;
import mn.sonin.config.Settings;
import mn.sonin.config.Source;
import mn.sonin.crawler.extract.Extractor;
import mn.sonin.crawler.extract.date.DateReader;
import mn.sonin.crawler.extract.date.Reading;
import mn.sonin.crawler.extract.language.Languages;
import mn.sonin.crawler.fetch.Fetcher;
import mn.sonin.crawler.fetch.Network;
import mn.sonin.crawler.fetch.Renderer;
import mn.sonin.crawler.health.DayBook;
import mn.sonin.crawler.health.SourceHealth;
import mn.sonin.crawler.politeness.HostTurns;
import mn.sonin.crawler.politeness.PolitenessReport;
import mn.sonin.crawler.politeness.Sleeper;
import mn.sonin.crawler.schedule.Agenda;
import mn.sonin.crawler.schedule.FeedBook;
import mn.sonin.crawler.schedule.Schedule;
import mn.sonin.crawler.schedule.SharedPlan;
import mn.sonin.crawler.schedule.Spending;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Harvests the sources of a configuration into an archive. Safe for use by several threads. */
public final class Crawler implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Crawler.class);

    /** How long a harvest may take to come to a stop. */
    private static final Duration STOPPING = Duration.ofSeconds(8);

    /** What a page that scripts draw may take, without the time in which what it asks for waits for its turn and comes. */
    private static final Duration DRAWING = Duration.ofMinutes(2);

    private final Supplier<Configuration> configuration;
    private final Parts parts;
    private final Semaphore atOnce;
    private final Sleeper sleeper;
    private final Duration sourceLease;
    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("harvest-", 0).factory());
    private final ReentrantLock absorbing = new ReentrantLock();
    private volatile boolean closing;
    private volatile Optional<Schedule> schedule = Optional.empty();

    private Crawler(Supplier<Configuration> configuration, Parts parts, Sleeper sleeper, Duration sourceLease) {
        this.configuration = configuration;
        this.parts = parts;
        this.sleeper = sleeper;
        this.sourceLease = sourceLease;
        this.atOnce = new Semaphore(configuration.get().settings().harvestsAtOnce());
    }

    /**
     * A crawler for these sources, and the recovery of what an earlier run left unread.
     *
     * @param configuration asked anew whenever it matters: sources that are changed, added or taken out count at once, settings are those of now
     * @param version of the program, for the User-Agent
     * @param clock any zone; days are counted in the configured one
     * @param random used by several threads
     */
    public static Crawler open(
            Supplier<Configuration> configuration,
            Archive archive,
            String version,
            Network network,
            Clock clock,
            Sleeper sleeper,
            RandomGenerator random) {
        return open(configuration, archive, version, network, clock, sleeper, random, Equipment.NONE);
    }

    /** The same, with what it has beyond that. */
    public static Crawler open(
            Supplier<Configuration> configuration,
            Archive archive,
            String version,
            Network network,
            Clock clock,
            Sleeper sleeper,
            RandomGenerator random,
            Equipment equipment) {
        Configuration now = configuration.get();
        Settings settings = now.settings();
        Clock local = clock.withZone(settings.zone());
        HostTurns turns = new HostTurns(
                local, sleeper, random, archive.leases(), longestRequest(settings.limits()), equipment.requests());
        Spending spent = new Spending(archive, local);
        now.sources().forEach(source -> turns.alreadySpent(source.id(), spent.requests(source)));
        Fetcher fetcher = new Fetcher(archive, settings, version, network, turns, local, random);
        Extractor extractor = new Extractor(settings.userAgent().product());
        Languages languages = new Languages();
        Agenda agenda = new Agenda(archive, source -> turns.spent(source.id()), local);
        Parts parts = new Parts(
                archive,
                fetcher,
                new Places(fetcher, new Renderer(fetcher, archive.captures(), equipment.browser(), DRAWING, local)),
                turns,
                new ArticleReading(extractor, settings.userAgent().product()),
                new Headlines(headline -> languages.of(headline).code()),
                new SourceHosts(() -> configuration.get().sources()),
                new WrittenDates()::read,
                new DayBook(archive, local.getZone(), local),
                new FeedBook(archive.feeds(), local),
                agenda,
                local);
        Crawler crawler = new Crawler(configuration, parts, sleeper, equipment.sourceLease());
        if (!archive.leases().shared()) {
            crawler.rereading().unread();
        }
        return crawler;
    }

    /** With some time to spare, in which an answer is kept. */
    private static Duration longestRequest(Settings.Limits limits) {
        return limits.connect().plus(limits.whole()).plusSeconds(30);
    }

    /**
     * One pass over the whole of each of these sources, as many at once as configured. A source that is being harvested already is left out.
     *
     * @return the passes, in the order of the sources
     * @throws ArchiveException where the machine under the archive is broken; all passes are stopped then
     */
    public List<Harvest> harvest(List<Source> sources, Progress progress) {
        List<Future<Optional<Harvest>>> passes = sources.stream()
                .map(source -> threads.submit(
                        () -> inTurn(source, stop -> Optional.of(Pass.whole(source, parts, progress, stop)))))
                .toList();
        List<Harvest> ended = new ArrayList<>();
        try {
            for (Future<Optional<Harvest>> pass : passes) {
                pass.get().ifPresent(ended::add);
            }
        } catch (InterruptedException e) {
            passes.forEach(pass -> pass.cancel(true));
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            passes.forEach(pass -> pass.cancel(true));
            throw e.getCause() instanceof ArchiveException broken
                    ? broken
                    : new IllegalStateException("a harvest failed", e.getCause());
        }
        return ended;
    }

    /** What a pass over a site brought may be what a digest had named, and the other way round. */
    private void absorbSince(long sequence, Source source) {
        boolean digest = source.discovery().stream().anyMatch(Discovery.Digest.class::isInstance);
        List<String> concerned =
                digest ? configuration.get().sources().stream().map(Source::id).toList() : List.of(source.id());
        absorbing.lock();
        try {
            Absorption.since(parts.archive().articles(), sequence, concerned);
        } finally {
            absorbing.unlock();
        }
    }

    /** What is due at this source now; empty where nothing is, or where it is being harvested already. */
    Optional<Harvest> visit(Source source, Progress progress) throws InterruptedException {
        return visit(source, false, progress);
    }

    private Optional<Harvest> visit(Source source, boolean again, Progress progress) throws InterruptedException {
        Agenda agenda = parts.agenda();
        return inTurn(
                source,
                stop -> (again ? agenda.dueAgain(source) : agenda.due(source))
                        .map(due -> Pass.of(source, due, parts, progress, stop)));
    }

    /** @param pass asked for when its turn has come, and told how to know why not to go on; empty for none */
    private Optional<Harvest> inTurn(Source source, Function<Supplier<Optional<String>>, Optional<Pass>> pass)
            throws InterruptedException {
        if (!running.add(source.id())) {
            return Optional.empty();
        }
        try {
            atOnce.acquire();
            try {
                return isInForce(source) ? amongNodes(source, pass) : Optional.empty();
            } finally {
                atOnce.release();
            }
        } finally {
            running.remove(source.id());
        }
    }

    /** Whether its file still says what it said. */
    private boolean isInForce(Source source) {
        return configuration
                .get()
                .source(source.id())
                .filter(source::saysTheSameAs)
                .isPresent();
    }

    private Optional<String> stopped(Source source, SourceLease lease) {
        if (closing || lease.lost()) {
            return Optional.of(Harvest.STOPPED);
        }
        return isInForce(source) ? Optional.empty() : Optional.of(Harvest.CHANGED);
    }

    private Optional<Harvest> amongNodes(Source source, Function<Supplier<Optional<String>>, Optional<Pass>> pass)
            throws InterruptedException {
        Optional<SourceLease> taken =
                SourceLease.take(parts.archive().leases(), source.id(), sourceLease, sleeper, this::withoutPlace);
        if (taken.isEmpty()) {
            LOG.info("harvest source={} outcome=left-out reason=another-node-harvests-it", source.id());
            return Optional.empty();
        }
        try (SourceLease lease = taken.get()) {
            if (parts.archive().leases().shared()) {
                takeUp(source);
            }
            long before = parts.archive().sequence();
            Optional<Harvest> harvest = pass.apply(() -> stopped(source, lease)).map(Pass::run);
            absorbSince(before, source);
            return harvest;
        }
    }

    /** What other nodes left: the requests they made today, and captures that they did not come to read. */
    private void takeUp(Source source) {
        parts.turns().alreadySpent(source.id(), new Spending(parts.archive(), parts.clock()).requests(source));
        rereading().unread(source.id());
    }

    private void withoutPlace(SourceLease.Waiting waiting) throws InterruptedException {
        atOnce.release();
        try {
            waiting.run();
        } finally {
            atOnce.acquireUninterruptibly();
        }
    }

    /**
     * Harvests each source when its time comes, and visits its feeds and pages in between, until this is closed; a missed night
     * is caught up with.
     *
     * @param plan that other nodes have too; empty for one of this program's own
     * @param progress is told of every pass
     * @param broken is told where the machine under the archive breaks, once
     */
    public Schedule schedule(Optional<SharedPlan> plan, Progress progress, Consumer<ArchiveException> broken) {
        Schedule begun = new Schedule(
                        () -> configuration.get().sources(),
                        parts.agenda()::next,
                        (source, again, ended) -> submit(source, again, progress, broken, ended),
                        parts.clock(),
                        plan.map(shared ->
                                shared.quartz(configuration.get().settings().harvestsAtOnce())))
                .start();
        schedule = Optional.of(begun);
        return begun;
    }

    /**
     * Visits a source in a thread of its own.
     *
     * @param ended is run once the visit is over, however it ended, unless the crawler is closing
     */
    Future<?> submit(
            Source source, boolean again, Progress progress, Consumer<ArchiveException> broken, Runnable ended) {
        if (closing) {
            return CompletableFuture.completedFuture(null);
        }
        return threads.submit(() -> {
            try {
                visitUnlessBug(source, again, progress);
                if (!closing) {
                    ended.run();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ArchiveException e) {
                LOG.error("harvest stopped source={} reason=\"{}\"", source.id(), e.getMessage());
                broken.accept(e);
            }
        });
    }

    /** A bug met in one visit must not cost the source its next one; nobody else would tell of it either. */
    private void visitUnlessBug(Source source, boolean again, Progress progress) throws InterruptedException {
        try {
            visit(source, again, progress);
        } catch (ArchiveException broken) {
            throw broken;
        } catch (RuntimeException | Error bug) {
            LOG.error("visit failed source={}", source.id(), bug);
        }
    }

    /** How this source fares. */
    public SourceHealth health(Source source) {
        return SourceHealth.of(source, parts.archive(), parts.clock().getZone(), parts.clock());
    }

    /** What is to be done at each source next, and when. */
    public Agenda agenda() {
        return parts.agenda();
    }

    /** Walks the archives of a source. */
    public Backfill backfill(Source source) {
        return new Backfill(source, parts, () -> !closing);
    }

    /** Tries a source out without keeping articles. */
    public SourceCheck check(Source source) {
        return new SourceCheck(source, parts);
    }

    /**
     * Looks at a site that no file describes yet.
     *
     * @param feeds of the site that are known from elsewhere; empty for none
     */
    public SourceProposal proposal(URI site, List<String> feeds) {
        return new SourceProposal(site, feeds, configuration.get(), parts);
    }

    /** How one source's hosts were treated since the crawler was opened. */
    public PolitenessReport politeness(String source) {
        return parts.turns().report(source);
    }

    /** Reads the articles out of the archive's captures again; asks no site. */
    public Rereading rereading() {
        return new Rereading(configuration.get(), parts);
    }

    /** Takes in a digest that somebody has as a file. */
    public DigestImport digestImport() {
        return new DigestImport(configuration.get(), parts);
    }

    /** Takes in pages that another crawler fetched. */
    public WarcImport warcImport() {
        return new WarcImport(configuration.get(), parts);
    }

    /** Whether it has been told to stop. */
    boolean isClosing() {
        return closing;
    }

    /** Stops what runs, within seconds; pages that were under way stay due. */
    @Override
    public void close() {
        closing = true;
        threads.shutdownNow();
        try {
            threads.awaitTermination(STOPPING.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        schedule.ifPresent(Schedule::end);
        parts.fetcher().close();
    }

    /** The dates that people write on list pages. */
    private static final class WrittenDates {
        private final DateReader reader = new DateReader();

        Optional<Moment> read(String text, Instant now, ZoneId zone) {
            return reader.mentions(text, new Reading(LocalDateTime.ofInstant(now, zone), false)).stream()
                    .findFirst()
                    .map(mention -> mention.date().moment(zone));
        }
    }
}
