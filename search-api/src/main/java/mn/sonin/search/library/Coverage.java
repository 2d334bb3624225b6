package mn.sonin.search.library;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How much was written when, and how much of that can be known.
 *
 * @param series by name of the source or language, or one called {@code all}
 */
public record Coverage(List<LocalDate> buckets, Map<String, Series> series, List<Watch> watch) {
    public Coverage {
        buckets = List.copyOf(buckets);
        watch = List.copyOf(watch);
    }

    /** The first bucket with an article. */
    public Optional<LocalDate> first() {
        return IntStream.range(0, buckets.size())
                .filter(at -> total(at) > 0)
                .mapToObj(buckets::get)
                .findFirst();
    }

    /** The bucket with the most articles of all series, the first of equals. */
    public Optional<LocalDate> peak() {
        return IntStream.range(0, buckets.size())
                .boxed()
                .filter(at -> total(at) > 0)
                .max(Comparator.<Integer>comparingLong(this::total).thenComparing(Comparator.reverseOrder()))
                .map(buckets::get);
    }

    /** Articles of all series in the bucket at this place. */
    public long total(int at) {
        return series.values().stream().mapToLong(line -> line.counts().get(at)).sum();
    }

    /**
     * One line of the chart.
     *
     * @param counts articles found, one number for each bucket
     * @param shares of all articles of the same series in the bucket; empty where there were none
     */
    public record Series(List<Long> counts, List<Optional<Double>> shares) {
        public Series {
            counts = List.copyOf(counts);
            shares = List.copyOf(shares);
        }
    }

    /**
     * How well a bucket was watched, so that a zero is never an outage in disguise.
     *
     * @param harvested source-days that went well
     * @param partial source-days that went well in part
     * @param failed source-days that failed
     * @param blocked source-days on which a site refused us
     * @param unmonitored source-days nobody watched
     */
    public record Watch(int harvested, int partial, int failed, int blocked, int unmonitored) {
        public static final Watch NONE = new Watch(0, 0, 0, 0, 0);

        /** Whether too little was watched to believe a low number: failed and blocked days outweigh good ones. */
        public boolean outage() {
            return failed + blocked > 0 && failed + blocked >= harvested + partial;
        }

        /** Whether the ledger says nothing at all. */
        public boolean unknown() {
            return harvested + partial + failed + blocked == 0;
        }

        Watch plus(Watch other) {
            return new Watch(
                    harvested + other.harvested,
                    partial + other.partial,
                    failed + other.failed,
                    blocked + other.blocked,
                    unmonitored + other.unmonitored);
        }
    }
}
