package mn.sonin.crawler.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mn.sonin.archive.Archive;
import mn.sonin.archive.Feeds.Feed;
import mn.sonin.archive.Harvest;
import mn.sonin.archive.Harvest.Kind;
import mn.sonin.archive.Harvest.Outcome;
import mn.sonin.config.Discovery;
import mn.sonin.config.Source;

/**
 * What is to be done at a source next, and when: the harvest of the whole source in its rhythm, and between two of them visits
 * to the feeds and pages that are due. It is read from the archive each time, so that a restart changes nothing.
 */
public final class Agenda {
    /** Visits between harvests of the whole are at least so far apart, so that what is due in a short time is done together. */
    private static final Duration APART = Duration.ofMinutes(15);

    /** After so many passes in a row that did not come to their end, the pause is not doubled any more: 16 hours. */
    private static final int DOUBLINGS = 6;

    /** Timers are a moment early now and then. */
    private static final Duration EARLY = Duration.ofSeconds(1);

    private final Archive archive;
    private final ToIntFunction<Source> spent;
    private final Clock clock;

    /**
     * @param spent how many requests were made for a source today; once its budget is spent, it is not visited before midnight
     * @param clock in the zone of the archive's days
     */
    public Agenda(Archive archive, ToIntFunction<Source> spent, Clock clock) {
        this.archive = archive;
        this.spent = spent;
        this.clock = clock;
    }

    /**
     * A visit that is due.
     *
     * @param places that are to be looked at
     */
    public record Due(Kind kind, List<Discovery> places) {
        public Due {
            places = List.copyOf(places);
        }
    }

    /** What is to be done at this source now; empty for nothing. */
    public Optional<Due> due(Source source) {
        Instant soon = clock.instant().plus(EARLY);
        if (whole(source).filter(at -> !at.isAfter(soon)).isPresent()) {
            return Optional.of(new Due(Kind.WHOLE, source.discovery()));
        }
        if (afterWhole(source, this::feeds).filter(at -> !at.isAfter(soon)).isPresent()) {
            return Optional.of(new Due(
                    Kind.FEEDS,
                    feedsOf(source)
                            .filter(feed -> !due(source, feed).isAfter(soon))
                            .<Discovery>map(feed -> feed)
                            .toList()));
        }
        return afterWhole(source, this::pages)
                .filter(at -> !at.isAfter(soon))
                .map(at -> new Due(Kind.PAGES, List.of()));
    }

    /** The same where a node died while it visited this source: a harvest of the whole is begun again, however long ago it was due. */
    public Optional<Due> dueAgain(Source source) {
        return archive.harvests()
                .newest(source.id(), Kind.WHOLE)
                .filter(last -> last.ended().isEmpty())
                .map(cutOff -> new Due(Kind.WHOLE, source.discovery()))
                .or(() -> due(source));
    }

    /** When this source is visited next, for whatever reason; empty for never. */
    public Optional<Instant> next(Source source) {
        return earliest(whole(source), afterWhole(source, any -> earliest(feeds(any), pages(any))));
    }

    /** When new stories are next looked for. */
    public Optional<Instant> nextLook(Source source) {
        return earliest(whole(source), feed(source));
    }

    /** The same while a pass of this kind that began then is under way and has read its places. */
    public Optional<Instant> nextLook(Source source, Kind kind, Instant began) {
        return kind == Kind.WHOLE ? earliest(Rhythms.next(source, began), feed(source)) : nextLook(source);
    }

    /**
     * When the whole of this source is harvested next: at once where it never was, or was by a clock that has gone back since; after
     * the pause where the last harvest was cut off.
     */
    public Optional<Instant> whole(Source source) {
        Instant now = clock.instant();
        Optional<Harvest> last = archive.harvests().newest(source.id(), Kind.WHOLE);
        if (last.isEmpty() || last.get().began().isAfter(now)) {
            return Optional.of(now);
        }
        Optional<Instant> regular = Rhythms.next(source, last.get().began());
        return last.get().cutOff() ? earliest(regular, Optional.of(rested(source, any -> true))) : regular;
    }

    /** Nothing else is visited before the first harvest of the whole. */
    private Optional<Instant> afterWhole(Source source, Function<Source, Optional<Instant>> time) {
        return archive.harvests().newest(source.id(), Kind.WHOLE).flatMap(any -> time.apply(source));
    }

    /** When feeds are visited between two harvests of the whole; pages that failed are no reason to leave them alone for longer. */
    private Optional<Instant> feeds(Source source) {
        return feed(source)
                .map(due -> within(source.politeness().dailyBudget(), source, due))
                .map(due -> later(due, rested(source, pass -> !pass.outcome().equals(Optional.of(Outcome.PARTIAL)))));
    }

    private Optional<Instant> pages(Source source) {
        return archive.frontier()
                .next(source.id())
                .map(due -> within(source.politeness().budgetOfThePast(), source, due))
                .map(due -> later(due, rested(source, any -> true)));
    }

    private Instant within(int budget, Source source, Instant due) {
        return spent.applyAsInt(source) >= budget ? later(due, midnight()) : due;
    }

    private Optional<Instant> feed(Source source) {
        return feedsOf(source).map(feed -> due(source, feed)).min(Comparator.naturalOrder());
    }

    private static Stream<Discovery.Feed> feedsOf(Source source) {
        return source.discovery().stream()
                .filter(Discovery.Feed.class::isInstance)
                .map(Discovery.Feed.class::cast);
    }

    /** A feed that was never looked at, as one written into the file today, or only by a clock that has gone back since, is due. */
    private Instant due(Source source, Discovery.Feed feed) {
        Map<String, Feed> known =
                archive.feeds().of(source.id()).stream().collect(Collectors.toMap(Feed::url, Function.identity()));
        Instant now = clock.instant();
        return Optional.ofNullable(known.get(feed.url()))
                .filter(looked -> !looked.looked().isAfter(now))
                .map(Feed::due)
                .orElse(now);
    }

    /** @param hindrance whether a pass that did not come to its end doubles the pause */
    private Instant rested(Source source, Predicate<Harvest> hindrance) {
        List<Harvest> newest = archive.harvests().of(source.id(), DOUBLINGS);
        long hindered = newest.stream()
                .takeWhile(pass -> !pass.outcome().equals(Optional.of(Outcome.HARVESTED)))
                .filter(hindrance)
                .count();
        return newest.stream()
                .findFirst()
                .map(last -> last.ended().orElse(last.began()))
                .filter(ended -> !ended.isAfter(clock.instant()))
                .map(ended -> ended.plus(APART.multipliedBy(1L << hindered)))
                .orElseGet(clock::instant);
    }

    private Instant midnight() {
        return LocalDate.now(clock).plusDays(1).atStartOfDay(clock.getZone()).toInstant();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Optional<Instant> earliest(Optional<Instant> one, Optional<Instant> other) {
        return Stream.of(one, other).flatMap(Optional::stream).min(Comparator.naturalOrder());
    }
}
