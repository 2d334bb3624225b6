package mn.sonin.crawler.health;

import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;
import mn.sonin.archive.Harvest.Counts;

/** Whether dates and texts are still found on the pages, by what was usual. */
final class Fields {
    /** Fewer articles tell nothing of a layout. */
    private static final int LEAST = 3;

    private static final int LEARNED = 10;

    private Fields() {}

    /** What is no longer found, for a person; empty where all is. */
    static Optional<String> missing(Counts day, Counts before) {
        return missing("a date", day, before, counts -> counts.withDate())
                .or(() -> missing("text", day, before, counts -> counts.withText()));
    }

    private static Optional<String> missing(String field, Counts day, Counts before, ToIntFunction<Counts> found) {
        int articles = day.added();
        int learned = before.added();
        if (articles < LEAST || learned < LEARNED) {
            return Optional.empty();
        }
        double share = (double) found.applyAsInt(day) / articles;
        double usual = (double) found.applyAsInt(before) / learned;
        return usual >= 0.6 && share <= usual / 2
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "%s was found on %d of %d articles, where %.0f %% is usual: the pages may have a new layout",
                        field,
                        found.applyAsInt(day),
                        articles,
                        usual * 100))
                : Optional.empty();
    }
}
