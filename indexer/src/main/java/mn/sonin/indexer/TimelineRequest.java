package mn.sonin.indexer;

import java.util.List;
import java.util.Optional;

/**
 * A count over time as it was asked.
 *
 * @param search the articles to count; its size, cursor and sort do not matter
 * @param interval the span of one bucket
 * @param by {@code source} or {@code language} for a series each, empty for one
 * @param compared queries for a series each, of what the search finds too; none for those of {@code by}
 */
public record TimelineRequest(SearchRequest search, Interval interval, Optional<String> by, List<String> compared) {
    public TimelineRequest {
        compared = List.copyOf(compared);
        if (by.isPresent() && !compared.isEmpty()) {
            throw new IllegalArgumentException(
                    "series are by %s or of compared queries, not both, got %s".formatted(by.get(), compared));
        }
    }

    /** The span of one bucket, in the archive's zone; weeks begin on Monday (ISO 8601). */
    public enum Interval {
        DAY,
        WEEK,
        MONTH,
        YEAR
    }
}
