package mn.sonin.indexer;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What a count over time came to. */
public sealed interface TimelineAnswer {
    /**
     * The query was understood.
     *
     * @param buckets first days of all buckets, without gaps: from the first day that was asked for to the last, and where none was, from the
     *     first to the last with any article
     * @param series counts, one for each bucket; compared queries under their own text, in the order they were asked
     * @param all articles of any content in the same buckets, for shares, by the same series
     */
    record Counted(List<LocalDate> buckets, Map<String, List<Long>> series, Map<String, List<Long>> all)
            implements TimelineAnswer {}

    /** It came to its limit of time before all was counted; a chart of a part would show zeros that are none. */
    record Unfinished() implements TimelineAnswer {}

    /** The query was not understood. */
    record Refused(SearchAnswer.Problem problem) implements TimelineAnswer {}
}
