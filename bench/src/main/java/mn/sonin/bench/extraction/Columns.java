package mn.sonin.bench.extraction;

import java.util.Arrays;

/** Clues of many blocks, one column per clue, each cut into at most {@link #BINS} bins of about equal count. */
final class Columns {
    static final int BINS = 64;

    final byte[][] bins;
    private final float[][] limits;
    private final int rows;

    Columns(float[][] values) {
        this.rows = values.length == 0 ? 0 : values[0].length;
        this.bins = new byte[values.length][rows];
        this.limits = new float[values.length][];
        for (int c = 0; c < values.length; c++) {
            limits[c] = limits(values[c]);
            for (int r = 0; r < rows; r++) {
                int at = Arrays.binarySearch(limits[c], values[c][r]);
                bins[c][r] = (byte) (at >= 0 ? at : -at - 1);
            }
        }
    }

    int rows() {
        return rows;
    }

    int count() {
        return bins.length;
    }

    /** The value up to which a block is in this bin or one below. */
    float limit(int column, int bin) {
        return limits[column][bin];
    }

    int limits(int column) {
        return limits[column].length;
    }

    /** Values between which the bins are cut: all of them where they are few, else quantiles of the different ones. */
    private static float[] limits(float[] values) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        float[] found = new float[BINS];
        int count = 0;
        int step = Math.max(1, sorted.length / (BINS - 2));
        for (int i = 0; i < sorted.length && count < BINS - 1; ) {
            float value = sorted[i];
            int next = i + step;
            int after = i;
            while (after < sorted.length && sorted[after] == value) {
                after++;
            }
            if (after < sorted.length) {
                found[count++] = value + (sorted[after] - value) / 2;
            }
            i = Math.max(next, after);
        }
        return Arrays.copyOf(found, count);
    }
}
