package mn.sonin.crawler.health;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import mn.sonin.archive.Feeds.Feed;

/**
 * How one feed of a source fares.
 *
 * @param advice what to do; empty where nothing is to be done
 */
public record FeedHealth(Feed feed, String advice) {
    /** However fast a feed is, editors have holidays. */
    private static final Duration PATIENCE = Duration.ofDays(7);

    private static final int TIMES = 10;

    /** Whether it can be read, and has shown nothing new for too long. */
    boolean silent() {
        return feed.trouble().isEmpty() && !advice.isEmpty();
    }

    /** The health of this feed as it is known. */
    static FeedHealth of(Feed feed, ZoneId zone, Instant now) {
        if (!feed.trouble().isEmpty()) {
            return new FeedHealth(
                    feed,
                    "the feed %s gave nothing at the last look (%s): run \"sonin sources check %s\""
                            .formatted(feed.url(), feed.trouble(), feed.source()));
        }
        return new FeedHealth(
                feed,
                silence(feed.newest(), feed.usual(), zone, now)
                        .map(silence ->
                                "the feed %s has %s: see whether it has moved, and write its new address in %s.yaml"
                                        .formatted(feed.url(), silence, feed.source()))
                        .orElse(""));
    }

    /**
     * How long a feed has shown nothing new, for a person; empty where that is no longer than it may be: ten times as long as is
     * usual, and a week at least.
     *
     * @param newest when its newest story came
     * @param usual time between two stories; empty where it is not known, and a week is all there is to go by
     */
    public static Optional<String> silence(
            Optional<Instant> newest, Optional<Duration> usual, ZoneId zone, Instant now) {
        Duration often = usual.map(time -> time.multipliedBy(TIMES)).orElse(PATIENCE);
        Duration patience = often.compareTo(PATIENCE) > 0 ? often : PATIENCE;
        return newest.filter(last -> last.plus(patience).isBefore(now))
                .map(last -> LocalDate.ofInstant(last, zone))
                .map(day -> "shown nothing new since " + day
                        + usual.map(time -> ", where a story every %s is usual".formatted(span(time)))
                                .orElse(""));
    }

    private static String span(Duration time) {
        if (time.toHours() < 2) {
            return Math.max(time.toMinutes(), 1) + " min";
        }
        return time.toDays() < 3 ? time.toHours() + " h" : time.toDays() + " days";
    }
}
