package mn.sonin.crawler.extract.text;

import java.util.Arrays;

/** Hashes of the words of a text in order, case and punctuation aside. */
final class Words {
    private static final int RUN = 3;
    private static final long MIX = 1_000_003L;
    private static final int MARK_BITS = 13;
    private static final int MARKS = 1 << MARK_BITS;
    /** Spreads over the upper bits what the lower ones know. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final int[] hashes;

    private Words(int[] hashes) {
        this.hashes = hashes;
    }

    static Words of(String text) {
        int[] hashes = new int[8 + text.length() / 6];
        int words = 0;
        int hash = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            if (Letters.isLetterOrDigit(c)) {
                hash = hash * 31 + Letters.toLowerCase(c);
            } else if (hash != 0) {
                hashes = words < hashes.length ? hashes : Arrays.copyOf(hashes, 2 * words);
                hashes[words++] = hash;
                hash = 0;
            }
        }
        return new Words(Arrays.copyOf(hashes, words));
    }

    int count() {
        return hashes.length;
    }

    /** The share of the runs of three words that are among these. */
    double share(Runs runs) {
        int all = hashes.length - RUN + 1;
        if (all <= 0) {
            return 0;
        }
        int common = 0;
        for (int i = 0; i < all; i++) {
            common += runs.holds(run(i)) ? 1 : 0;
        }
        return (double) common / all;
    }

    private long run(int i) {
        return (hashes[i] * MIX + hashes[i + 1]) * MIX + hashes[i + 2];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Words words && Arrays.equals(hashes, words.hashes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hashes);
    }

    /** The runs of three words of some texts. */
    static final class Runs {
        private long[] sorted = {};

        /** A bit for each of them, by which most others are told from them at once. */
        private final long[] marks = new long[MARKS / Long.SIZE];

        void add(Words words) {
            int old = sorted.length;
            int more = Math.max(0, words.hashes.length - RUN + 1);
            long[] all = Arrays.copyOf(sorted, old + more);
            for (int i = 0; i < more; i++) {
                all[old + i] = words.run(i);
            }
            Arrays.sort(all);
            int distinct = 0;
            for (int i = 0; i < all.length; i++) {
                if (i == 0 || all[i] != all[i - 1]) {
                    marks[mark(all[i]) / Long.SIZE] |= 1L << mark(all[i]);
                    all[distinct++] = all[i];
                }
            }
            sorted = Arrays.copyOf(all, distinct);
        }

        int count() {
            return sorted.length;
        }

        boolean holds(long run) {
            return (marks[mark(run) / Long.SIZE] >>> mark(run) & 1) != 0 && Arrays.binarySearch(sorted, run) >= 0;
        }

        private static int mark(long run) {
            return (int) ((run * SPREAD) >>> (Long.SIZE - MARK_BITS));
        }
    }
}
