package mn.sonin.bench.story;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Plain MinHash over runs of three words, as near-duplicates are found elsewhere. */
final class MinHash {
    private static final int VALUES = 64;
    private static final double ALIKE = 0.5;
    private static final long[] SALTS = new Random(7).longs(VALUES).toArray();

    private MinHash() {}

    static int[] of(String text) {
        String[] words = text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", 0);
        int[] least = new int[VALUES];
        Arrays.fill(least, Integer.MAX_VALUE);
        for (int i = 0; i + 3 <= words.length; i++) {
            long run = (words[i] + ' ' + words[i + 1] + ' ' + words[i + 2]).hashCode() * 0x9e3779b97f4a7c15L;
            for (int v = 0; v < VALUES; v++) {
                long mixed = (run ^ SALTS[v]) * 0xbf58476d1ce4e5b9L;
                least[v] = Math.min(least[v], (int) (mixed >>> 32));
            }
        }
        return least;
    }

    /** For each text the first one that half of its runs are shared with, itself where there is none. */
    static int[] leaders(List<int[]> sketches) {
        int[] leader = new int[sketches.size()];
        for (int i = 0; i < leader.length; i++) {
            leader[i] = i;
            for (int j = 0; j < i; j++) {
                if (leader[j] == j && likeness(sketches.get(i), sketches.get(j)) >= ALIKE) {
                    leader[i] = j;
                    break;
                }
            }
        }
        return leader;
    }

    private static double likeness(int[] a, int[] b) {
        int same = 0;
        for (int v = 0; v < VALUES; v++) {
            same += a[v] == b[v] ? 1 : 0;
        }
        return (double) same / VALUES;
    }
}
