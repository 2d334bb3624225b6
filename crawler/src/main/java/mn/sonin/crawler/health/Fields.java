package mn.sonin.crawler.health;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;
import mn.sonin.archive.Harvest;

/** Whether dates and texts are still found on the pages, by what was usual. */
final class Fields {
    /** Fewer articles tell nothing of a layout. */
    private static final int LEAST = 3;

    private static final int LEARNED = 10;

    private Fields() {}

    /** What is no longer found, for a person; empty where all is. */
    static Optional<String> missing(List<Harvest> day, List<Harvest> before) {
        return missing("a date", day, before, counts -> counts.withDate())
                .or(() -> missing("text", day, before, counts -> counts.withText()));
    }

    private static Optional<String> missing(
            String field, List<Harvest> day, List<Harvest> before, ToIntFunction<Harvest.Counts> found) {
        int articles = sum(day, Harvest.Counts::added);
        int learned = sum(before, Harvest.Counts::added);
        if (articles < LEAST || learned < LEARNED) {
            return Optional.empty();
        }
        double share = (double) sum(day, found) / articles;
        double usual = (double) sum(before, found) / learned;
        return usual >= 0.6 && share <= usual / 2
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "%s was found on %d of %d articles, where %.0f %% is usual: the pages may have a new layout",
                        field,
                        sum(day, found),
                        articles,
                        usual * 100))
                : Optional.empty();
    }

    static int sum(List<Harvest> harvests, ToIntFunction<Harvest.Counts> count) {
        return harvests.stream().map(Harvest::counts).mapToInt(count).sum();
    }
}
