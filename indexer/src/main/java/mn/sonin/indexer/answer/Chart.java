package mn.sonin.indexer.answer;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mn.sonin.indexer.TimelineAnswer;
import mn.sonin.indexer.TimelineRequest.Interval;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;

/** Counts documents by day and series, and gathers the days into buckets. */
final class Chart {
    /** The name of the one series where none was asked for. */
    private static final String ALL = "all";

    private final PerSegment<Columns> columns;

    Chart(PerSegment<Columns> columns) {
        this.columns = columns;
    }

    /**
     * The chart.
     *
     * @param found the articles to count
     * @param everything the articles to compare with
     * @param by {@code source}, {@code language} or empty
     */
    TimelineAnswer.Counted of(Sifted found, Sifted everything, Interval interval, Optional<String> by) {
        Map<String, int[]> days = days(found, by);
        List<LocalDate> buckets = buckets(days, interval);
        Map<String, int[]> allDays = days(everything, by);
        allDays.keySet().retainAll(days.keySet());
        return new TimelineAnswer.Counted(
                buckets, gathered(days, buckets, interval), gathered(allDays, buckets, interval));
    }

    private Map<String, int[]> days(Sifted sifted, Optional<String> by) {
        Map<String, int[]> days = new TreeMap<>();
        for (Sifted.Segment segment : sifted.segments()) {
            Columns column = columns.of(segment.leaf().reader());
            boolean source = by.filter("source"::equals).isPresent();
            String[] names = by.isEmpty() ? new String[] {ALL} : source ? column.sources : column.languages;
            int[][] counts = new int[names.length][];
            FixedBitSet documents = segment.documents();
            int doc = next(documents, 0);
            while (doc != DocIdSetIterator.NO_MORE_DOCS) {
                int series = by.isEmpty() ? 0 : source ? column.source(doc) : column.language(doc);
                if (counts[series] == null) {
                    counts[series] = days.computeIfAbsent(names[series], name -> new int[Columns.MOST_DAYS]);
                }
                counts[series][column.day(doc)]++;
                doc = next(documents, doc + 1);
            }
        }
        return days;
    }

    private static int next(FixedBitSet documents, int from) {
        return from < documents.length() ? documents.nextSetBit(from) : DocIdSetIterator.NO_MORE_DOCS;
    }

    private static List<LocalDate> buckets(Map<String, int[]> days, Interval interval) {
        int first = Integer.MAX_VALUE;
        int last = -1;
        for (int[] counts : days.values()) {
            for (int day = 0; day < counts.length; day++) {
                if (counts[day] > 0) {
                    first = Math.min(first, day);
                    last = Math.max(last, day);
                }
            }
        }
        List<LocalDate> buckets = new ArrayList<>();
        LocalDate end = LocalDate.ofEpochDay(last);
        LocalDate bucket = bucket(LocalDate.ofEpochDay(Math.min(first, last + 1)), interval);
        while (last >= 0 && !bucket.isAfter(end)) {
            buckets.add(bucket);
            bucket = next(bucket, interval);
        }
        return buckets;
    }

    private static LocalDate bucket(LocalDate day, Interval interval) {
        return switch (interval) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case YEAR -> day.withDayOfYear(1);
        };
    }

    private static LocalDate next(LocalDate bucket, Interval interval) {
        return switch (interval) {
            case DAY -> bucket.plusDays(1);
            case WEEK -> bucket.plusWeeks(1);
            case MONTH -> bucket.plusMonths(1);
            case YEAR -> bucket.plusYears(1);
        };
    }

    private static Map<String, List<Long>> gathered(
            Map<String, int[]> days, List<LocalDate> buckets, Interval interval) {
        Map<String, List<Long>> series = new LinkedHashMap<>();
        days.forEach((name, counts) -> {
            List<Long> sums = new ArrayList<>();
            for (LocalDate bucket : buckets) {
                int to = (int) Math.min(next(bucket, interval).toEpochDay(), Columns.MOST_DAYS);
                long sum = 0;
                for (int day = Math.max(0, (int) bucket.toEpochDay()); day < to; day++) {
                    sum += counts[day];
                }
                sums.add(sum);
            }
            series.put(name, List.copyOf(sums));
        });
        return series;
    }
}
