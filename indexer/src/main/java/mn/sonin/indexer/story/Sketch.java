package mn.sonin.indexer.story;

import java.util.Arrays;
import java.util.List;

/**
 * MinHash (Broder 1997) of a text's runs of three words, numbers masked: the share of equal values of two sketches estimates the share of runs
 * that both texts have.
 */
final class Sketch {
    static final int[] NONE = {};

    private static final int VALUES = 24;
    private static final int ROWS = 3;
    private static final int RUN = 3;
    private static final int[] MULTIPLIERS = odd(0x9e3779b9);
    private static final int[] OFFSETS = odd(0x85ebca6b);

    private Sketch() {}

    private static int[] odd(int seed) {
        int[] out = new int[VALUES];
        int state = seed;
        for (int i = 0; i < VALUES; i++) {
            state = state * 0x41c64e6d + 0x3039;
            out[i] = (state ^ (state >>> 15)) | 1;
        }
        return out;
    }

    /** Of the words of a text; none where there are too few to tell. */
    static int[] of(List<String> words) {
        if (words.size() < 4 * RUN) {
            return NONE;
        }
        int[] least = new int[VALUES];
        Arrays.fill(least, Integer.MAX_VALUE);
        for (int i = 0; i + RUN <= words.size(); i++) {
            int run = Trait.hash(words.get(i) + ' ' + words.get(i + 1) + ' ' + words.get(i + 2));
            for (int v = 0; v < VALUES; v++) {
                int value = mixed(run * MULTIPLIERS[v] + OFFSETS[v]);
                least[v] = Math.min(least[v], value);
            }
        }
        return least;
    }

    private static int mixed(int value) {
        int h = value ^ (value >>> 16);
        h *= 0x7feb352d;
        h ^= h >>> 15;
        h *= 0x846ca68b;
        return h ^ (h >>> 16);
    }

    /** The estimate, from 0 to 1. */
    static double likeness(int[] a, int[] b) {
        if (a.length == 0 || b.length == 0) {
            return 0;
        }
        int same = 0;
        for (int v = 0; v < VALUES; v++) {
            same += a[v] == b[v] ? 1 : 0;
        }
        return (double) same / VALUES;
    }

    /** Traits of which texts that are half the same share one most likely. */
    static int[] bands(int[] sketch) {
        int[] bands = new int[sketch.length / ROWS];
        for (int band = 0; band < bands.length; band++) {
            int from = band * ROWS;
            bands[band] =
                    Trait.of(Trait.BAND, band + ":" + sketch[from] + ":" + sketch[from + 1] + ":" + sketch[from + 2]);
        }
        return bands;
    }
}
