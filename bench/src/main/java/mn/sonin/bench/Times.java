package mn.sonin.bench;

import java.util.Arrays;
import java.util.List;

/** How long the same kind of thing took, each time it was done. */
public final class Times {
    private final long[] sorted;

    private Times(long[] nanos) {
        this.sorted = nanos.clone();
        Arrays.sort(sorted);
    }

    /** Of so many nanoseconds each, at least one. */
    public static Times of(long... nanos) {
        if (nanos.length == 0) {
            throw new IllegalArgumentException("nothing was timed");
        }
        return new Times(nanos);
    }

    /** All of several together. */
    public static Times of(List<long[]> nanos) {
        return of(nanos.stream().flatMapToLong(Arrays::stream).toArray());
    }

    /** Milliseconds that half of all took at most. */
    public double p50() {
        return percentile(0.5);
    }

    /** Milliseconds that 99 of a hundred took at most. */
    public double p99() {
        return percentile(0.99);
    }

    private double percentile(double part) {
        return sorted[(int) (sorted.length * part)] / 1e6;
    }
}
