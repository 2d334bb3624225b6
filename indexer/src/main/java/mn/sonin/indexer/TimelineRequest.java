package mn.sonin.indexer;

import java.util.Optional;

/**
 * A count over time as it was asked.
 *
 * @param search the articles to count; its size, cursor and sort do not matter
 * @param interval the span of one bucket
 * @param by {@code source} or {@code language} for a series each, empty for one
 */
public record TimelineRequest(SearchRequest search, Interval interval, Optional<String> by) {
    /** The span of one bucket, in the archive's zone; weeks begin on Monday (ISO 8601). */
    public enum Interval {
        DAY,
        WEEK,
        MONTH,
        YEAR
    }
}
