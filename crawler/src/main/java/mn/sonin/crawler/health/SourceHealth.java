package mn.sonin.crawler.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import mn.sonin.archive.Archive;
import mn.sonin.archive.Harvest;
import mn.sonin.archive.Harvest.Outcome;
import mn.sonin.archive.LedgerEntry;

/**
 * How one source fares.
 *
 * @param state of its newest day in the ledger; empty for one that was never harvested
 * @param reason why that day is not «harvested»; empty where it is
 * @param lastSuccess end of its newest harvest without failure
 * @param articlesPerDay over the last four weeks, days that were not monitored apart
 * @param withDate share of them, 0 to 1
 * @param withText share of them, 0 to 1
 * @param lastNew when a new article last came
 * @param advice what to do; empty where nothing is to be done
 */
public record SourceHealth(
        String source,
        Optional<LedgerEntry.State> state,
        String reason,
        Optional<Instant> lastSuccess,
        double articlesPerDay,
        double withDate,
        double withText,
        Optional<Instant> lastNew,
        String advice) {
    private static final int DAYS = 28;
    private static final int HARVESTS = 800;

    /** The health of this source as the archive shows it. */
    public static SourceHealth of(String source, Archive archive, ZoneId zone, Clock clock) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        List<LedgerEntry> days = archive.ledger().of(source, today.minusDays(DAYS), today);
        List<Harvest> harvests = archive.harvests().of(source, HARVESTS).stream()
                .filter(harvest -> harvest.began().isAfter(clock.instant().minus(Duration.ofDays(DAYS))))
                .toList();
        Optional<LedgerEntry> newest = days.isEmpty() ? Optional.empty() : Optional.of(days.getLast());
        Optional<Instant> lastNew = newest(harvests, harvest -> harvest.counts().added() > 0);
        double perDay = days.stream()
                .filter(day -> day.state() != LedgerEntry.State.NOT_MONITORED)
                .mapToInt(LedgerEntry::articles)
                .average()
                .orElse(0);
        return new SourceHealth(
                source,
                newest.map(LedgerEntry::state),
                newest.map(LedgerEntry::reason).orElse(""),
                newest(harvests, harvest -> harvest.outcome().equals(Optional.of(Outcome.HARVESTED))),
                perDay,
                share(harvests, Harvest.Counts::withDate),
                share(harvests, Harvest.Counts::withText),
                lastNew,
                advice(days, stale(perDay, lastNew, clock.instant())));
    }

    private static Optional<Instant> newest(List<Harvest> harvests, Predicate<Harvest> which) {
        return harvests.stream().filter(which).findFirst().flatMap(Harvest::ended);
    }

    private static double share(List<Harvest> harvests, ToIntFunction<Harvest.Counts> found) {
        int articles = Fields.sum(harvests, Harvest.Counts::added);
        return articles == 0 ? 0 : (double) Fields.sum(harvests, found) / articles;
    }

    /** Nothing new for ten times as long as usual, and for a week at least. */
    private static boolean stale(double perDay, Optional<Instant> lastNew, Instant now) {
        if (perDay <= 0 || lastNew.isEmpty()) {
            return false;
        }
        Duration usual = Duration.ofHours((long) (24 / perDay));
        Duration patience =
                usual.multipliedBy(10).compareTo(Duration.ofDays(7)) > 0 ? usual.multipliedBy(10) : Duration.ofDays(7);
        return lastNew.get().plus(patience).isBefore(now);
    }

    private static String advice(List<LedgerEntry> days, boolean stale) {
        if (days.isEmpty()) {
            return "harvest it: nothing is known of it yet";
        }
        LedgerEntry newest = days.getLast();
        return switch (newest.state()) {
            case BLOCKED ->
                "the site lets no robot in; write to its editors, or find another way to its headlines (a feed, a digest)";
            case FAILED ->
                "look at the reason; run \"sonin sources check %s\", and mend its file where an address has moved"
                        .formatted(newest.source());
            case PARTIAL ->
                newest.reason().contains("layout")
                        ? "give selectors in its file, then repair the days with \"sonin rebuild articles --source %s --from %s\""
                                .formatted(newest.source(), newest.day())
                        : "look at the reason; run \"sonin sources check %s\"".formatted(newest.source());
            case NOT_MONITORED -> "keep \"sonin serve\" running through the night";
            case HARVESTED -> stale ? "nothing new for long: see whether its feed has moved" : "";
        };
    }
}
