package mn.sonin.crawler;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mn.sonin.archive.Archive;
import mn.sonin.archive.ArchiveException;
import mn.sonin.archive.Harvest;
import mn.sonin.archive.Harvest.Kind;
import mn.sonin.archive.Harvest.Outcome;
import mn.sonin.archive.Harvests;
import mn.sonin.config.Source;
import mn.sonin.crawler.discovery.Span;
import mn.sonin.crawler.fetch.FetchRequest;
import mn.sonin.crawler.fetch.FetchResult;
import mn.sonin.crawler.schedule.Agenda.Due;
import mn.sonin.crawler.schedule.Schedule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One pass over one source: places of it, then the pages that are due, then the verdict. Used once, by one thread. */
final class Pass {
    private static final Logger LOG = LoggerFactory.getLogger(Pass.class);

    private static final Duration DAY = Duration.ofDays(1);

    /** So long pages are visited at least before the next look for new stories; both get on that way, however much there is. */
    private static final Duration VISITING = Duration.ofMinutes(15);

    private final Source source;
    private final Due due;
    private final Span span;
    private final boolean makesRoom;
    private final Parts parts;
    private final Progress progress;
    private final Supplier<Optional<String>> stop;
    private final Tally tally;

    private Pass(
            Source source,
            Due due,
            boolean makesRoom,
            Parts parts,
            Progress progress,
            Supplier<Optional<String>> stop) {
        this.source = source;
        this.due = due;
        this.makesRoom = makesRoom;
        LocalDate today = LocalDate.ofInstant(parts.clock().instant(), source.zone());
        this.span = due.kind() == Kind.WHOLE ? span(source, today, parts) : Span.newest(today);
        this.parts = parts;
        this.progress = progress;
        this.stop = stop;
        this.tally = new Tally(parts.turns().traffic(source.id()));
    }

    /**
     * A pass over all places of the source.
     *
     * @param stop why the pass is not to go on, {@link Harvest#STOPPED} or {@link Harvest#CHANGED}; empty as long as it is
     */
    static Pass whole(Source source, Parts parts, Progress progress, Supplier<Optional<String>> stop) {
        return new Pass(source, new Due(Kind.WHOLE, source.discovery()), false, parts, progress, stop);
    }

    /** A pass over what is due; pages that are left when new stories are to be looked for again wait for the next pass. */
    static Pass of(Source source, Due due, Parts parts, Progress progress, Supplier<Optional<String>> stop) {
        return new Pass(source, due, true, parts, progress, stop);
    }

    /** The newest pages; after a pass that was killed, stopped or hindered, also those that show nothing new. */
    private static Span span(Source source, LocalDate today, Parts parts) {
        Harvests harvests = parts.archive().harvests();
        Optional<Harvest> last = harvests.newest(source.id(), Kind.WHOLE);
        if (last.isEmpty()) {
            return Span.newest(today);
        }
        if (!last.get().outcome().equals(Optional.of(Outcome.HARVESTED))) {
            return Span.newestAgain(today);
        }
        Instant since = last.get().ended().orElseThrow();
        int shown = harvests.between(source.id(), since, parts.clock().instant())
                .counts()
                .leads();
        return shown == 0 ? Span.newest(today) : Span.newestBehind(today);
    }

    /**
     * Makes the pass.
     *
     * @throws ArchiveException where the machine under the archive is broken
     */
    Harvest run() {
        Instant began = parts.clock().instant();
        Optional<Harvest> before = parts.archive().harvests().newest(source.id());
        before.filter(last -> last.ended().isEmpty())
                .ifPresent(cutOff -> parts.archive().harvests().countCutOff(cutOff.id(), began));
        String wrongClock = wrongClock(before, began);
        long id = parts.archive().harvests().begin(source.id(), due.kind(), began);
        progress.began(source.id());
        Verdict verdict = verdict(began);
        Optional<String> stopped = Thread.interrupted() ? Optional.of(Harvest.STOPPED) : stop.get();
        Harvest harvest = new Harvest(
                id,
                source.id(),
                due.kind(),
                began,
                Optional.of(parts.clock().instant()),
                Optional.of(stopped.isPresent() ? Outcome.PARTIAL : verdict.outcome()),
                tally.counts(parts.turns().traffic(source.id())),
                joined(Stream.of(stopped.orElse(""), verdict.reason(), wrongClock)));
        parts.archive()
                .harvests()
                .end(id, harvest.ended().orElseThrow(), outcome(harvest), harvest.counts(), harvest.reason());
        parts.days().write(source.id(), isLastOfDay(harvest));
        ended(harvest);
        if (stopped.equals(Optional.of(Harvest.STOPPED))) {
            Thread.currentThread().interrupt();
        }
        return harvest;
    }

    /**
     * What an operator is told where the last pass lies ahead, empty where it does not. What was put off by more than a day by the
     * clock of then would wait as long as that was ahead: it is due now.
     */
    private String wrongClock(Optional<Harvest> before, Instant now) {
        Optional<Instant> ahead = before.map(Harvest::began).filter(now::isBefore);
        ahead.filter(now.plus(DAY)::isBefore)
                .ifPresent(since -> parts.archive().frontier().bringForward(source.id(), since, now));
        return ahead.map(since ->
                        "the last pass began at %s, which is still to come; %s".formatted(since, Schedule.CLOCK_ADVICE))
                .orElse("");
    }

    /** What the pass came to, and why it is not better. */
    private record Verdict(Outcome outcome, String reason) {}

    /** A bug met in one source must not cost the others their night. */
    private Verdict verdict(Instant began) {
        try {
            return work(began);
        } catch (ArchiveException broken) {
            throw broken;
        } catch (RuntimeException bug) {
            LOG.error("harvest failed source={}", source.id(), bug);
            return new Verdict(Outcome.FAILED, "an error of the program: " + bug);
        }
    }

    private Verdict work(Instant began) {
        Archive archive = parts.archive();
        List<PlaceReport> places = new Discovering(
                        source, archive, this::fetch, new Shelving(source.id(), parts, tally)::take, parts.dates())
                .run(due.places(), span);
        places.stream().filter(place -> place.kind().equals("feed")).forEach(this::learn);
        progress.found(
                source.id(), archive.frontier().due(source.id(), parts.clock().instant()));
        Visiting visiting = new Visiting(source, began, parts, tally, () -> progress.visited(source.id()));
        Instant end = makesRoom ? nextLook(began) : Instant.MAX;
        visiting.run(() -> stop.get().isEmpty() && parts.clock().instant().isBefore(end));
        boolean undrawn =
                !places.isEmpty() && places.stream().allMatch(place -> place.state() == PlaceReport.State.NO_BROWSER);
        return new Verdict(
                outcome(places, visiting), joined(Stream.of(undrawn ? Harvest.UNDRAWN : "", reason(places, tally))));
    }

    private FetchResult fetch(FetchRequest place) {
        return stop.get().isEmpty() ? parts.places().fetch(place) : new FetchResult.Interrupted(place.url());
    }

    /** When this pass makes room for the next look: not before it has visited pages for as long as its own look took. */
    private Instant nextLook(Instant began) {
        Instant now = parts.clock().instant();
        Duration looked = Duration.between(began, now);
        Instant least = now.plus(looked.compareTo(VISITING) > 0 ? looked : VISITING);
        return parts.agenda()
                .nextLook(source, due.kind(), began)
                .map(look -> look.isAfter(least) ? look : least)
                .orElse(Instant.MAX);
    }

    private void learn(PlaceReport feed) {
        switch (feed.state()) {
            case READ -> parts.feeds().read(source, feed.url(), feed.shown());
            case UNCHANGED -> parts.feeds().unchanged(source, feed.url());
            case UNUSABLE, FAILED, NO_BROWSER, BUDGET_SPENT -> parts.feeds().failed(source, feed.url(), feed.reason());
            case BLOCKED -> parts.feeds().blocked(source, feed.url(), feed.reason());
        }
    }

    /** Why places or pages could not be read, for a person; empty where all could. */
    static String reason(List<PlaceReport> places, Tally tally) {
        return joined(Stream.concat(troubles(places), Stream.of(tally.reasons())));
    }

    private static Stream<String> troubles(List<PlaceReport> places) {
        return places.stream()
                .filter(place -> !place.good())
                .map(place -> "%s %s: %s".formatted(place.kind(), place.url(), place.reason()))
                .limit(3);
    }

    private static String joined(Stream<String> reasons) {
        return reasons.filter(text -> !text.isEmpty()).collect(Collectors.joining("; "));
    }

    private boolean isLastOfDay(Harvest harvest) {
        ZoneId zone = parts.clock().getZone();
        LocalDate day = LocalDate.ofInstant(harvest.began(), zone);
        return parts.agenda()
                .nextLook(source)
                .map(next -> LocalDate.ofInstant(next, zone).isAfter(day))
                .orElse(true);
    }

    private void ended(Harvest harvest) {
        LOG.info(
                "harvest source={} kind={} outcome={} requests={} added={} changed={} failed={} reason=\"{}\"",
                source.id(),
                harvest.kind(),
                outcome(harvest),
                harvest.counts().requests(),
                harvest.counts().added(),
                harvest.counts().changed(),
                harvest.counts().failed(),
                harvest.reason());
        progress.ended(source.id(), outcome(harvest), harvest.counts(), harvest.reason());
    }

    private static Outcome outcome(Harvest harvest) {
        return harvest.outcome().orElseThrow();
    }

    /** Without those that the site may not have, and has not; of a whole source at least one must serve. */
    private List<PlaceReport> counted(List<PlaceReport> places) {
        List<PlaceReport> counted = places.stream().filter(PlaceReport::counts).toList();
        return counted.isEmpty() && due.kind() == Kind.WHOLE ? places : counted;
    }

    private Outcome outcome(List<PlaceReport> all, Visiting visiting) {
        List<PlaceReport> places = counted(all);
        boolean anyBlocked = places.stream().anyMatch(place -> place.state() == PlaceReport.State.BLOCKED);
        if (!places.isEmpty() && places.stream().noneMatch(PlaceReport::good)) {
            return anyBlocked ? Outcome.BLOCKED : Outcome.FAILED;
        }
        if (tally.nothingButBlocked()) {
            return Outcome.BLOCKED;
        }
        boolean partial = places.stream().anyMatch(place -> !place.good())
                || tally.anyBlocked()
                || visiting.cutShort()
                || tally.manyFailed();
        return partial ? Outcome.PARTIAL : Outcome.HARVESTED;
    }
}
