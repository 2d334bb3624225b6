package mn.sonin.crawler.health;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import mn.sonin.archive.LedgerEntry;

/** How many articles a day should bring, learned from the good days of the past eight weeks and their weekday rhythm. */
final class Expectation {
    /** Fewer days of one weekday tell nothing of it. */
    private static final int WEEKDAYS = 3;

    /** Fewer days tell nothing at all. */
    private static final int DAYS = 5;

    private Expectation() {}

    /** The number expected; empty while too little is known. */
    static OptionalInt of(LocalDate day, List<LedgerEntry> past) {
        DayOfWeek weekday = day.getDayOfWeek();
        List<Integer> same = good(past, entry -> entry.day().getDayOfWeek() == weekday);
        List<Integer> all = good(past, entry -> true);
        if (same.size() >= WEEKDAYS) {
            return OptionalInt.of(median(same));
        }
        return all.size() >= DAYS ? OptionalInt.of(median(all)) : OptionalInt.empty();
    }

    private static List<Integer> good(List<LedgerEntry> past, Predicate<LedgerEntry> which) {
        return past.stream()
                .filter(entry -> entry.state() == LedgerEntry.State.HARVESTED)
                .filter(which)
                .map(LedgerEntry::articles)
                .sorted()
                .toList();
    }

    private static int median(List<Integer> sorted) {
        return sorted.get(sorted.size() / 2);
    }

    /**
     * Whether so few articles are a break: fewer than half, and fewer than chance explains. News come about as Poisson's
     * events do, whose standard deviation is the root of their mean.
     */
    static boolean broken(int articles, int expected) {
        double chance = expected - 3 * Math.sqrt(expected);
        return articles < Math.min(expected / 2.0, chance);
    }
}
