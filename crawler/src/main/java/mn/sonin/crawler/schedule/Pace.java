package mn.sonin.crawler.schedule;

import java.time.Duration;
import mn.sonin.archive.Feeds.Feed;
import mn.sonin.config.Between;
import mn.sonin.crawler.discovery.Shown;

/**
 * How long a feed is left alone after a look. It begins with the usual time between its stories; new ones draw it halfway (as
 * the geometric mean has it) to the time that each of them took to come, and none stretch it by half, so that a feed which
 * sleeps at night is asked seldom then and is back at its pace after a few looks in the morning.
 */
final class Pace {
    private static final double STRETCH = 1.5;

    private Pace() {}

    /** After the first look at a feed; of one that tells no times nothing is known, so it is looked at again soon. */
    static Duration first(Shown shown, Between bounds) {
        Duration usual = shown.usual().orElse(bounds.least());
        return bounded(usual, usual, shown.entries(), bounds);
    }

    /**
     * After a further look.
     *
     * @param before what was known of the feed, with the pace up to this look
     * @param now what is known with it, whose pace is not used
     * @param fresh how many of its stories were new
     */
    static Duration next(Feed before, Feed now, int fresh, Between bounds) {
        Duration elapsed = Duration.between(before.looked(), now.looked());
        Duration pace = fresh == 0 ? stretched(before.pace(), elapsed) : drawn(before.pace(), elapsed, fresh);
        return bounded(pace, now.usual().orElse(pace), now.stories(), bounds);
    }

    /** After a look that failed: as after one that showed nothing new. */
    static Duration afterFailure(Feed before, Between bounds) {
        return bounds.bound(scaled(before.pace(), STRETCH));
    }

    /** A look that came early, as with a whole harvest, is no reason to come late next time. */
    private static Duration stretched(Duration pace, Duration elapsed) {
        Duration shorter = elapsed.compareTo(pace) < 0 ? elapsed : pace;
        Duration stretched = scaled(shorter, STRETCH);
        return stretched.compareTo(pace) > 0 ? stretched : pace;
    }

    private static Duration drawn(Duration pace, Duration elapsed, int fresh) {
        double millis = Math.sqrt((double) pace.toMillis() * Math.max(elapsed.toMillis(), 0) / fresh);
        Duration half = pace.dividedBy(2);
        Duration drawn = Duration.ofMillis(Math.round(millis));
        return drawn.compareTo(half) < 0 ? half : drawn;
    }

    /** Twice before the oldest of its stories has left the feed, so that none is missed. */
    private static Duration bounded(Duration pace, Duration usual, int stories, Between bounds) {
        Duration half = usual.multipliedBy(Math.max(stories, 1)).dividedBy(2);
        return bounds.bound(pace.compareTo(half) < 0 || stories == 0 ? pace : half);
    }

    private static Duration scaled(Duration duration, double by) {
        return Duration.ofMillis(Math.round(duration.toMillis() * by));
    }
}
