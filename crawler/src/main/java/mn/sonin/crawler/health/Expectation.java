package mn.sonin.crawler.health;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import mn.sonin.archive.LedgerEntry;
import mn.sonin.archive.LedgerEntry.State;

/** How many articles a day should bring, learned from the good days of eight weeks and their weekday rhythm. */
final class Expectation {
    /** What volume and layout are learned from. */
    static final int LEARNED_DAYS = 56;

    /** Fewer days of one weekday tell nothing of it. */
    private static final int WEEKDAYS = 3;

    /** Fewer days tell nothing at all. */
    private static final int DAYS = 5;

    /** So many good days are looked at together at most. */
    private static final int TOGETHER = 28;

    private Expectation() {}

    /**
     * The number expected; empty while too little is known. Silence is never learned, however long it lasts; that a source has
     * come to tell less on most days is, after eight weeks of it.
     *
     * @param past the days before it, oldest first
     */
    static OptionalInt of(LocalDate day, List<LedgerEntry> past) {
        DayOfWeek weekday = day.getDayOfWeek();
        List<LedgerEntry> known = known(day, past);
        List<Integer> same = articles(known, entry -> entry.day().getDayOfWeek() == weekday);
        List<Integer> all = articles(known, entry -> true);
        if (same.size() >= WEEKDAYS) {
            return OptionalInt.of(median(same));
        }
        return all.size() >= DAYS ? OptionalInt.of(median(all)) : OptionalInt.empty();
    }

    private static List<LedgerEntry> known(LocalDate day, List<LedgerEntry> past) {
        List<LedgerEntry> good =
                past.stream().filter(entry -> entry.state() == State.HARVESTED).toList();
        LocalDate recently = day.minusDays(LEARNED_DAYS);
        if (good.stream().filter(entry -> !entry.day().isBefore(recently)).count() >= DAYS) {
            return good;
        }
        List<LedgerEntry> slower = past.stream()
                .filter(entry -> entry.state() == State.HARVESTED || entry.state() == State.PARTIAL)
                .filter(entry -> !entry.day().isBefore(recently))
                .toList();
        boolean cameOnMostDays = slower.size() >= LEARNED_DAYS / 2 && median(articles(slower, entry -> true)) > 0;
        return cameOnMostDays ? slower : good;
    }

    private static List<Integer> articles(List<LedgerEntry> days, Predicate<LedgerEntry> which) {
        return days.stream().filter(which).map(LedgerEntry::articles).sorted().toList();
    }

    private static int median(List<Integer> sorted) {
        return sorted.get(sorted.size() / 2);
    }

    /**
     * How far a day, or the last good days together with it, fall short, for a person; empty where they do not. Of a source that
     * tells little, one day without a story says nothing, and a row of them does.
     *
     * @param past the days before it, oldest first
     */
    static Optional<String> shortfall(int articles, int expected, List<LedgerEntry> past) {
        if (broken(articles, expected)) {
            return Optional.of("%d articles came where about %d were expected".formatted(articles, expected));
        }
        int came = articles;
        int due = expected;
        int days = 1;
        for (LedgerEntry entry : past.reversed()) {
            if (days == TOGETHER) {
                break;
            }
            if (entry.state() == State.HARVESTED && entry.expected().isPresent()) {
                came += entry.articles();
                due += entry.expected().getAsInt();
                days++;
                if (broken(came, due)) {
                    return Optional.of(
                            "%d articles came in %d days where about %d were expected".formatted(came, days, due));
                }
            }
        }
        return Optional.empty();
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
