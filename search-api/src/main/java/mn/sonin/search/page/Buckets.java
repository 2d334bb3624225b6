package mn.sonin.search.page;

import java.time.LocalDate;
import java.time.YearMonth;
import mn.sonin.indexer.TimelineRequest.Interval;
import mn.sonin.search.library.Coverage;

/** Spans of a chart in words. */
final class Buckets {
    private Buckets() {}

    static String label(LocalDate first, Interval interval, Words words) {
        return switch (interval) {
            case DAY -> words.day(first);
            case WEEK -> words.say("week.of", words.day(first));
            case MONTH -> words.month(YearMonth.from(first));
            case YEAR -> Integer.toString(first.getYear());
        };
    }

    /** How far a number can be believed. */
    static String watch(Coverage.Watch watch, Words words) {
        if (watch.unknown()) {
            return words.say("watch.unknown");
        }
        int good = watch.harvested() + watch.partial();
        int bad = watch.failed() + watch.blocked();
        if (watch.outage()) {
            return words.say("watch.outage", words.number(bad));
        }
        return bad == 0
                ? words.say("watch.good", words.number(good))
                : words.say("watch.some", words.number(good), words.number(bad));
    }
}
