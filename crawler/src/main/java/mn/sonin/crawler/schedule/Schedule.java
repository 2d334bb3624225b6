package mn.sonin.crawler.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import mn.sonin.config.Source;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.spi.TriggerFiredBundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls when a source is due, again and again, until it is closed. Safe for use by several threads. */
public final class Schedule implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Schedule.class);

    /** Missed harvests begin within so much time of the start. */
    private static final Duration CATCHING_UP = Duration.ofMinutes(1);

    /** And no sooner than this: a source that is being visited already is asked for again until that visit is over. */
    private static final Duration ASKING_AGAIN = Duration.ofSeconds(5);

    /** Who is told to stop waits no longer for a plan whose database is away. */
    private static final Duration ENDING = Duration.ofSeconds(3);

    /** What to do about a clock that went back, for the operator. */
    public static final String CLOCK_ADVICE = "see to it that this machine's clock is right, as with timedatectl";

    /** How soon an edited file of a source is seen. */
    private static final Duration LOOKING = Duration.ofSeconds(10);

    private final Supplier<List<Source>> sources;

    /** Those that are scheduled, as their files were when that was last looked at. */
    private final Map<String, Source> scheduled = new ConcurrentHashMap<>();

    /** Quartz forgets a trigger in the moment it fires; who asks then must not be told «never». */
    private final Map<String, Instant> planned = new ConcurrentHashMap<>();

    private final Function<Source, Optional<Instant>> next;
    private final Visiting due;
    private final Clock clock;
    private final boolean shared;
    private final Scheduler quartz;
    private final AtomicReference<Instant> looked;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("plan-", 0).factory());

    private volatile List<Future<?>> watching = List.of();

    /** Visits a source that is due. */
    @FunctionalInterface
    public interface Visiting {
        /**
         * Begins the visit, in a thread of the schedule's, and must not block.
         *
         * @param again whether a node died while it visited the source
         * @param ended to be run once the visit is over, so that the next one is planned by what came of it
         * @return the end of the visit
         */
        Future<?> begin(Source source, boolean again, Runnable ended);
    }

    /**
     * @param sources as they are now, asked again and again; those that are not enabled are left out
     * @param next when a source is to be visited next; a time that has passed is caught up with
     * @param plan settings of a {@link SharedPlan}; empty for a plan of this program's own, kept in memory
     */
    public Schedule(
            Supplier<List<Source>> sources,
            Function<Source, Optional<Instant>> next,
            Visiting due,
            Clock clock,
            Optional<Properties> plan) {
        this.sources = sources;
        this.next = next;
        this.due = due;
        this.clock = clock;
        this.shared = plan.isPresent();
        this.quartz = quartz(plan.orElseGet(this::inMemory));
        this.looked = new AtomicReference<>(clock.instant());
    }

    private Properties inMemory() {
        Properties settings = new Properties();
        settings.setProperty("org.quartz.scheduler.instanceName", "sonin-" + System.identityHashCode(this));
        settings.setProperty("org.quartz.threadPool.threadCount", "1");
        settings.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
        return settings;
    }

    private Scheduler quartz(Properties settings) {
        settings.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        settings.setProperty("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
        settings.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
        try {
            Scheduler scheduler = new StdSchedulerFactory(settings).getScheduler();
            scheduler.setJobFactory((TriggerFiredBundle fired, Scheduler of) -> new Fire());
            return scheduler;
        } catch (SchedulerException e) {
            throw new IllegalStateException("the schedule cannot be set up: " + e.getMessage(), e);
        }
    }

    /** Begins to call. Sources whose time passed while nothing ran, or that were never harvested, are due at once. */
    public Schedule start() {
        try {
            lookAtSources();
            quartz.start();
            watching = List.of(
                    watch.scheduleWithFixedDelay(this::watchClock, 1, 1, TimeUnit.MINUTES),
                    watch.scheduleWithFixedDelay(
                            this::watchSources, LOOKING.toSeconds(), LOOKING.toSeconds(), TimeUnit.SECONDS));
            return this;
        } catch (SchedulerException e) {
            throw new IllegalStateException("the schedule cannot be started: " + e.getMessage(), e);
        }
    }

    private Optional<Source> enabled(String id) {
        return sources.get().stream()
                .filter(source -> source.enabled() && source.id().equals(id))
                .findFirst();
    }

    /** Plans what is new or was changed since the last look, and gives up the plan of what was switched off or taken out. */
    void lookAtSources() throws SchedulerException {
        Map<String, Source> now = sources.get().stream()
                .filter(Source::enabled)
                .collect(Collectors.toMap(Source::id, Function.identity()));
        for (Source source : now.values()) {
            Source before = scheduled.put(source.id(), source);
            if (before == null ? !plannedByOthers(source) : !source.saysTheSameAs(before)) {
                plan(source);
            }
        }
        for (String id : List.copyOf(scheduled.keySet())) {
            if (!now.containsKey(id)) {
                scheduled.remove(id);
                giveUp(id);
            }
        }
    }

    private void giveUp(String source) throws SchedulerException {
        quartz.deleteJob(JobKey.jobKey(source));
        planned.remove(source);
        LOG.info("no further visit source={} reason=switched-off-or-taken-out", source);
    }

    /** What cannot be planned now is looked at again in a moment. */
    private void watchSources() {
        try {
            lookAtSources();
        } catch (SchedulerException | RuntimeException e) {
            LOG.error(
                    "the files of the sources could not be looked at; it is tried again in {} s",
                    LOOKING.toSeconds(),
                    e);
        }
    }

    /** Another node may be visiting the source, and has planned what comes after. */
    private boolean plannedByOthers(Source source) throws SchedulerException {
        return shared && quartz.checkExists(TriggerKey.triggerKey(source.id()));
    }

    private void plan(Source source) {
        Instant now = clock.instant();
        Instant soon = now.plus(ASKING_AGAIN).plus(Rhythms.share(source, CATCHING_UP.minus(ASKING_AGAIN)));
        next.apply(source)
                .ifPresentOrElse(at -> plan(source, at.isAfter(now) ? at : soon), () -> planned.remove(source.id()));
    }

    private void plan(Source source, Instant at) {
        try {
            timed(source, at);
        } catch (SchedulerException e) {
            LOG.info("no further visit source={} reason=\"{}\"", source.id(), e.getMessage());
        }
    }

    private void timed(Source source, Instant at) throws SchedulerException {
        Duration wait = Duration.between(clock.instant(), at);
        TriggerKey key = TriggerKey.triggerKey(source.id());
        Trigger trigger = TriggerBuilder.newTrigger()
                .withIdentity(key)
                .startAt(Date.from(
                        Instant.ofEpochMilli(System.currentTimeMillis()).plus(wait)))
                .build();
        JobDetail job = JobBuilder.newJob(Fire.class)
                .withIdentity(source.id())
                .requestRecovery(shared)
                .build();
        quartz.scheduleJob(job, Set.of(trigger), true);
        planned.put(source.id(), at);
        LOG.info("due source={} at={}", source.id(), at);
    }

    /** When this source is due next; empty for one that is not scheduled. */
    public Optional<Instant> next(String source) {
        Optional<Instant> own = Optional.ofNullable(planned.get(source));
        try {
            return shared ? inPlan(source).or(() -> own) : own;
        } catch (SchedulerException e) {
            LOG.info("plan=unknown source={} reason=\"{}\"", source, e.getMessage());
            return own;
        }
    }

    private Optional<Instant> inPlan(String source) throws SchedulerException {
        return Optional.ofNullable(quartz.getTrigger(TriggerKey.triggerKey(source)))
                .flatMap(trigger -> Optional.ofNullable(trigger.getNextFireTime()))
                .map(Date::toInstant);
    }

    /** A plan made by a clock that has gone back since would wait for times that are far off: it is made again. */
    void lookAtClock() {
        Instant now = clock.instant();
        if (now.isBefore(looked.get())) {
            LOG.warn("clock went back from={} to={}: the plan is made again; {}", looked, now, CLOCK_ADVICE);
            scheduled.values().forEach(this::plan);
        }
        looked.set(now);
    }

    /** A machine that is broken now may be well within a minute. */
    private void watchClock() {
        try {
            lookAtClock();
        } catch (RuntimeException e) {
            LOG.error(
                    "the plan could not be made again after the clock went back; it is tried again within a minute", e);
        }
    }

    /** No more calls; returns at once. What was begun goes on. */
    @Override
    public void close() {
        watching.forEach(look -> look.cancel(false));
        watch.shutdown();
        try {
            if (shared) {
                quartz.standby();
            } else {
                quartz.shutdown(false);
            }
        } catch (SchedulerException e) {
            throw new IllegalStateException("the schedule cannot be stopped: " + e.getMessage(), e);
        }
    }

    /**
     * Waits some seconds until the plan knows of every visit that was begun that it has ended. Where its database is away it learns so later, as
     * from a node that died: the visit is begun again.
     */
    public void end() {
        FutureTask<Boolean> ending = new FutureTask<>(() -> {
            quartz.shutdown(shared);
            return true;
        });
        Thread.ofPlatform().daemon().name("plan-end").start(ending);
        try {
            ending.get(ENDING.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            LOG.warn("plan=left after={}s reason=\"its database does not answer\" lost=nothing", ENDING.toSeconds());
        } catch (ExecutionException e) {
            throw new IllegalStateException("the schedule cannot be stopped: " + e.getMessage(), e);
        }
    }

    /** One call. Until it is known what came of it, the next harvest of the whole is planned. */
    private final class Fire implements Job {
        @Override
        public void execute(JobExecutionContext context) {
            String id = context.getJobDetail().getKey().getName();
            enabled(id).ifPresentOrElse(source -> fire(source, context.isRecovering()), () -> planned.remove(id));
        }

        private void fire(Source source, boolean again) {
            Rhythms.next(source, clock.instant())
                    .ifPresentOrElse(at -> plan(source, at), () -> planned.remove(source.id()));
            Future<?> visit =
                    due.begin(source, again, () -> enabled(source.id()).ifPresent(Schedule.this::plan));
            if (shared) {
                await(visit);
            }
        }

        /** As long as this lasts, all nodes know that the visit is under way; where this one dies, another one begins it again. */
        private void await(Future<?> visit) {
            try {
                visit.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (CancellationException | ExecutionException e) {
                LOG.error("visit ended reason=\"{}\"", e.getMessage());
            }
        }
    }
}
