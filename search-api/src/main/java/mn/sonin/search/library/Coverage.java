package mn.sonin.search.library;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How much was written when, and how much of that can be known.
 *
 * @param series by name of the source or language, or one called {@code all}
 */
public record Coverage(List<LocalDate> buckets, Map<String, Series> series, List<Watch> watch) {
    /** More peaks than these are none. */
    private static final int PEAKS = 10;

    public Coverage {
        buckets = List.copyOf(buckets);
        watch = List.copyOf(watch);
    }

    /** All series together. */
    private List<Long> totals() {
        return IntStream.range(0, buckets.size()).mapToObj(this::total).toList();
    }

    /** The first bucket with an article. */
    public Optional<LocalDate> first() {
        return first(totals());
    }

    /** The first bucket of a series with an article. */
    public Optional<LocalDate> first(Series line) {
        return first(line.counts());
    }

    private Optional<LocalDate> first(List<Long> counts) {
        return where(at -> counts.get(at) > 0).findFirst();
    }

    /** The peaks of all series together, as of one. */
    public List<LocalDate> peaks() {
        return peaks(totals());
    }

    /**
     * The buckets that stand out, highest first, at most {@link #PEAKS}: higher than those beside them, and at least twice the average since the
     * first article. The highest of all is always one.
     */
    public List<LocalDate> peaks(Series line) {
        return peaks(line.counts());
    }

    private List<LocalDate> peaks(List<Long> counts) {
        int begin = IntStream.range(0, counts.size())
                .filter(at -> counts.get(at) > 0)
                .findFirst()
                .orElse(counts.size());
        double average =
                counts.stream().skip(begin).mapToLong(Long::longValue).average().orElse(0);
        Comparator<Integer> highest =
                Comparator.<Integer>comparingLong(counts::get).reversed().thenComparing(Comparator.naturalOrder());
        List<Integer> tops = IntStream.range(begin, counts.size())
                .filter(at -> (at == 0 || counts.get(at) > counts.get(at - 1))
                        && (at == counts.size() - 1 || counts.get(at) >= counts.get(at + 1)))
                .boxed()
                .sorted(highest)
                .toList();
        return IntStream.range(0, tops.size())
                .filter(place -> place == 0 || counts.get(tops.get(place)) >= 2 * average)
                .limit(PEAKS)
                .mapToObj(place -> buckets.get(tops.get(place)))
                .toList();
    }

    /** Buckets without any article that were watched: nothing was written. */
    public List<LocalDate> silent() {
        return where(at -> total(at) == 0 && watch.get(at).state() == Watch.State.WATCHED)
                .toList();
    }

    private Stream<LocalDate> where(IntPredicate which) {
        return IntStream.range(0, buckets.size()).filter(which).mapToObj(buckets::get);
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

        /** What the ledger lets a number mean. */
        public enum State {
            /** A low number, or none, means that little was written. */
            WATCHED,
            /** It means nothing: sites failed or refused us. */
            OUTAGE,
            /** Nobody watched; what there is was read back later. */
            UNWATCHED
        }

        public State state() {
            return outage() ? State.OUTAGE : unknown() ? State.UNWATCHED : State.WATCHED;
        }

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
