package mn.sonin.crawler.health;

import java.time.LocalDate;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.ToIntFunction;
import mn.sonin.archive.Harvest.Counts;

/** Whether dates and texts are still found on the pages, by what was usual. */
final class Fields {
    /** Fewer articles tell nothing of a layout. */
    private static final int LEAST = 3;

    private static final int LEARNED = 10;

    private Fields() {}

    /** Whether more than half of the articles lack a date or a text; where that is so, it is worth a look at what was usual. */
    static boolean suspicious(Counts day) {
        return share(day.withDate(), day) <= 0.5 || share(day.withText(), day) <= 0.5;
    }

    /**
     * What is no longer found, for a person; empty where all is.
     *
     * @param good what the good days before it brought; of a source with few articles, the last of them are looked at together
     *     with the day
     */
    static Optional<String> missing(Counts day, NavigableMap<LocalDate, Counts> good) {
        Counts looked = day;
        NavigableMap<LocalDate, Counts> before = good;
        while (looked.added() < LEAST && !before.isEmpty()) {
            looked = looked.plus(before.lastEntry().getValue());
            before = before.headMap(before.lastKey(), false);
        }
        Counts usual = before.values().stream().reduce(Counts.NONE, Counts::plus);
        Optional<String> date = missing("a date", day, looked, usual, counts -> counts.withDate());
        Counts all = looked;
        return date.or(() -> missing("text", day, all, usual, counts -> counts.withText()));
    }

    private static Optional<String> missing(
            String field, Counts day, Counts looked, Counts before, ToIntFunction<Counts> found) {
        if (looked.added() < LEAST || before.added() < LEARNED) {
            return Optional.empty();
        }
        double usual = share(found.applyAsInt(before), before);
        boolean broken =
                Math.max(share(found.applyAsInt(day), day), share(found.applyAsInt(looked), looked)) <= usual / 2;
        return usual >= 0.6 && broken
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "%s was found on %d of %d articles, where %.0f %% is usual: the pages may have a new layout",
                        field,
                        found.applyAsInt(looked),
                        looked.added(),
                        usual * 100))
                : Optional.empty();
    }

    private static double share(int found, Counts counts) {
        return counts.added() == 0 ? 1 : (double) found / counts.added();
    }
}
