package mn.sonin.search.library;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mn.sonin.archive.Ledger;
import mn.sonin.archive.LedgerEntry;
import mn.sonin.indexer.TimelineAnswer;
import mn.sonin.indexer.TimelineRequest.Interval;

/** Puts the ledger beside counts. */
final class Watching {
    private final Ledger ledger;
    private final List<String> sources;

    Watching(Ledger ledger, List<String> sources) {
        this.ledger = ledger;
        this.sources = sources;
    }

    Coverage of(TimelineAnswer.Counted counted, Interval interval) {
        Map<String, Coverage.Series> series = new LinkedHashMap<>();
        counted.series()
                .forEach((name, counts) -> series.put(
                        name,
                        new Coverage.Series(counts, shares(counts, counted.all().getOrDefault(name, List.of())))));
        return new Coverage(counted.buckets(), series, watch(counted.buckets(), interval));
    }

    private static List<Optional<Double>> shares(List<Long> counts, List<Long> all) {
        List<Optional<Double>> shares = new ArrayList<>();
        for (int at = 0; at < counts.size(); at++) {
            long whole = at < all.size() ? all.get(at) : 0;
            shares.add(whole == 0 ? Optional.empty() : Optional.of((double) counts.get(at) / whole));
        }
        return shares;
    }

    private List<Coverage.Watch> watch(List<LocalDate> buckets, Interval interval) {
        if (buckets.isEmpty()) {
            return List.of();
        }
        Map<LocalDate, Coverage.Watch> byBucket = new HashMap<>();
        LocalDate end = end(buckets.getLast(), interval);
        for (String source : sources) {
            for (LedgerEntry entry : ledger.of(source, buckets.getFirst(), end)) {
                byBucket.merge(bucket(entry.day(), buckets), one(entry.state()), Coverage.Watch::plus);
            }
        }
        return buckets.stream()
                .map(bucket -> complete(byBucket, bucket, interval))
                .toList();
    }

    /** Days without an entry were not monitored. */
    private Coverage.Watch complete(Map<LocalDate, Coverage.Watch> byBucket, LocalDate bucket, Interval interval) {
        Coverage.Watch watch = byBucket.getOrDefault(bucket, Coverage.Watch.NONE);
        long days = ChronoUnit.DAYS.between(bucket, end(bucket, interval)) + 1;
        int known = watch.harvested() + watch.partial() + watch.failed() + watch.blocked();
        return new Coverage.Watch(watch.harvested(), watch.partial(), watch.failed(), watch.blocked(), (int)
                Math.max(0, days * sources.size() - known));
    }

    private static LocalDate bucket(LocalDate day, List<LocalDate> buckets) {
        int at = Collections.binarySearch(buckets, day);
        return buckets.get(at >= 0 ? at : -at - 2);
    }

    private static LocalDate end(LocalDate bucket, Interval interval) {
        LocalDate next = switch (interval) {
            case DAY -> bucket.plusDays(1);
            case WEEK -> bucket.plusWeeks(1);
            case MONTH -> bucket.plusMonths(1);
            case YEAR -> bucket.plusYears(1);
        };
        return next.minusDays(1);
    }

    private static Coverage.Watch one(LedgerEntry.State state) {
        return switch (state) {
            case HARVESTED -> new Coverage.Watch(1, 0, 0, 0, 0);
            case PARTIAL -> new Coverage.Watch(0, 1, 0, 0, 0);
            case FAILED -> new Coverage.Watch(0, 0, 1, 0, 0);
            case BLOCKED -> new Coverage.Watch(0, 0, 0, 1, 0);
            case NOT_MONITORED -> Coverage.Watch.NONE;
        };
    }
}
