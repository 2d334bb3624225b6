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
import mn.sonin.indexer.TimelineRequest;

/** Counts documents by day and series, and gathers the days into buckets. */
final class Chart {
    private static final LocalDate EARLIEST = LocalDate.EPOCH;

    private final TimelineRequest request;
    private final LocalDate today;

    Chart(TimelineRequest request, LocalDate today) {
        this.request = request;
        this.today = today;
    }

    /**
     * The chart by source or language, or in one line.
     *
     * @param found the articles to count, as {@link Standing#days} counts them
     * @param everything the articles to compare with
     */
    TimelineAnswer.Counted of(Map<String, DayCounts> found, Map<String, DayCounts> everything) {
        Map<String, DayCounts> all = new TreeMap<>(everything);
        all.keySet().retainAll(found.keySet());
        return counted(new TreeMap<>(found), all);
    }

    /**
     * The chart of compared queries, in their order.
     *
     * @param compared of each the articles to count, in one series
     * @param everything the articles to compare with, in one series
     */
    TimelineAnswer.Counted compared(Map<String, Map<String, DayCounts>> compared, Map<String, DayCounts> everything) {
        Map<String, DayCounts> days = new LinkedHashMap<>();
        Map<String, DayCounts> all = new LinkedHashMap<>();
        compared.forEach((name, found) -> {
            days.put(name, inOne(found));
            all.put(name, inOne(everything));
        });
        return counted(days, all);
    }

    private static DayCounts inOne(Map<String, DayCounts> days) {
        return days.getOrDefault(Standing.ALL, new DayCounts());
    }

    private TimelineAnswer.Counted counted(Map<String, DayCounts> days, Map<String, DayCounts> all) {
        List<LocalDate> buckets = buckets(days);
        return new TimelineAnswer.Counted(buckets, gathered(days, buckets), gathered(all, buckets));
    }

    private List<LocalDate> buckets(Map<String, DayCounts> days) {
        int first = 0;
        int last = -1;
        for (DayCounts counts : days.values()) {
            for (int day = counts.first(); day < counts.end(); day++) {
                if (counts.of(day) > 0) {
                    first = last < 0 ? day : Math.min(first, day);
                    last = Math.max(last, day);
                }
            }
        }
        Optional<LocalDate> from = request.search().from().filter(EARLIEST::isBefore);
        if (last < 0 && from.isEmpty()) {
            return List.of();
        }
        LocalDate end = LocalDate.ofEpochDay(last);
        LocalDate asked =
                request.search().to().map(to -> to.isAfter(today) ? today : to).orElse(end);
        LocalDate to = asked.isAfter(end) ? asked : end;
        LocalDate begin = from.orElse(LocalDate.ofEpochDay(first));
        List<LocalDate> buckets = new ArrayList<>();
        for (LocalDate bucket = bucket(begin); !bucket.isAfter(to); bucket = next(bucket)) {
            buckets.add(bucket);
        }
        return buckets;
    }

    private LocalDate bucket(LocalDate day) {
        return switch (request.interval()) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case YEAR -> day.withDayOfYear(1);
        };
    }

    private LocalDate next(LocalDate bucket) {
        return switch (request.interval()) {
            case DAY -> bucket.plusDays(1);
            case WEEK -> bucket.plusWeeks(1);
            case MONTH -> bucket.plusMonths(1);
            case YEAR -> bucket.plusYears(1);
        };
    }

    private Map<String, List<Long>> gathered(Map<String, DayCounts> days, List<LocalDate> buckets) {
        Map<String, List<Long>> series = new LinkedHashMap<>();
        days.forEach((name, counts) -> {
            List<Long> sums = new ArrayList<>();
            for (LocalDate bucket : buckets) {
                int to = (int) Math.min(next(bucket).toEpochDay(), Columns.MOST_DAYS);
                long sum = 0;
                for (int day = Math.max(0, (int) bucket.toEpochDay()); day < to; day++) {
                    sum += counts.of(day);
                }
                sums.add(sum);
            }
            series.put(name, List.copyOf(sums));
        });
        return series;
    }
}
