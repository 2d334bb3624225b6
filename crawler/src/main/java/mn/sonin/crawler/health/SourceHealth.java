package mn.sonin.crawler.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mn.sonin.archive.Archive;
import mn.sonin.archive.Harvest;
import mn.sonin.archive.Harvests.Together;
import mn.sonin.archive.LedgerEntry;
import mn.sonin.config.Discovery;
import mn.sonin.config.Source;

/**
 * How one source fares.
 *
 * @param state of its newest day in the ledger; empty for one that was never harvested
 * @param reason why that day is not «harvested»; empty where it is
 * @param lastSuccess end of its newest harvest without failure
 * @param articlesPerDay over the last four weeks, days that were not monitored apart
 * @param withDate share of them, 0 to 1
 * @param withText share of them, 0 to 1
 * @param lastNew when a new article last came, however long ago
 * @param feeds each of its feeds that was looked at, with what to do about it
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
        List<FeedHealth> feeds,
        String advice) {
    private static final int DAYS = 28;

    /** However much a source tells, editors have holidays. */
    private static final Duration PATIENCE = Duration.ofDays(7);

    private static final int TIMES = 10;

    public SourceHealth {
        feeds = List.copyOf(feeds);
    }

    /** The health of this source as the archive shows it. */
    public static SourceHealth of(Source source, Archive archive, ZoneId zone, Clock clock) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, zone);
        List<LedgerEntry> days = archive.ledger().of(source.id(), today.minusDays(DAYS), today);
        Together passes = archive.harvests().between(source.id(), now.minus(Duration.ofDays(DAYS)), now);
        List<FeedHealth> feeds = feeds(source, archive, zone, now);
        Optional<Instant> lastNew = archive.harvests().lastNew(source.id());
        Optional<LedgerEntry> newest = days.isEmpty() ? Optional.empty() : Optional.of(days.getLast());
        double perDay = days.stream()
                .filter(day -> day.state() != LedgerEntry.State.NOT_MONITORED)
                .mapToInt(LedgerEntry::articles)
                .average()
                .orElse(0);
        return new SourceHealth(
                source.id(),
                newest.map(LedgerEntry::state),
                newest.map(LedgerEntry::reason).orElse(""),
                passes.lastSuccess(),
                perDay,
                share(passes.counts(), passes.counts().withDate()),
                share(passes.counts(), passes.counts().withText()),
                lastNew,
                feeds,
                advice(days, feeds, lastNew.isPresent() && stale(source, archive, zone, lastNew.get(), now)));
    }

    /** Those that the source's file names today, without those that the site may not have and never had. */
    private static List<FeedHealth> feeds(Source source, Archive archive, ZoneId zone, Instant now) {
        Set<String> named = source.discovery().stream()
                .filter(Discovery.Feed.class::isInstance)
                .map(Discovery::url)
                .collect(Collectors.toSet());
        return archive.feeds().of(source.id()).stream()
                .filter(feed -> named.contains(feed.url()))
                .filter(feed -> !source.optional().contains(new Discovery.Feed(feed.url()))
                        || feed.newest().isPresent())
                .map(feed -> FeedHealth.of(feed, zone, now))
                .toList();
    }

    private static double share(Harvest.Counts counts, int found) {
        return counts.added() == 0 ? 0 : (double) found / counts.added();
    }

    /**
     * Nothing new for ten times as long as was usual in the four weeks before it fell silent, and for a week at least. What came at
     * the first harvest is counted as if the weeks before had brought it.
     */
    private static boolean stale(Source source, Archive archive, ZoneId zone, Instant lastNew, Instant now) {
        LocalDate last = LocalDate.ofInstant(lastNew, zone);
        int articles = archive.ledger().of(source.id(), last.minusDays(DAYS - 1), last).stream()
                .mapToInt(LedgerEntry::articles)
                .sum();
        if (articles == 0) {
            return false;
        }
        Duration often = Duration.ofDays(DAYS).dividedBy(articles).multipliedBy(TIMES);
        Duration patience = often.compareTo(PATIENCE) > 0 ? often : PATIENCE;
        return lastNew.plus(patience).isBefore(now);
    }

    /** What keeps a feed from being read is the day's trouble already; that it fell silent is told in any case. */
    private static String advice(List<LedgerEntry> days, List<FeedHealth> feeds, boolean stale) {
        boolean silent = feeds.stream().anyMatch(FeedHealth::silent);
        String ofDay = ofDay(days, stale && !silent);
        Stream<String> ofFeeds =
                feeds.stream().filter(feed -> ofDay.isEmpty() || feed.silent()).map(FeedHealth::advice);
        return Stream.concat(Stream.of(ofDay), ofFeeds)
                .filter(advice -> !advice.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String ofDay(List<LedgerEntry> days, boolean stale) {
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
            case NOT_MONITORED ->
                newest.reason().startsWith(Harvest.UNDRAWN)
                        ? "install the package \"chromium\" on the machine that harvests"
                        : "keep \"sonin serve\" running through the night";
            case HARVESTED -> stale ? "nothing new for long: see whether its feed has moved" : "";
        };
    }
}
