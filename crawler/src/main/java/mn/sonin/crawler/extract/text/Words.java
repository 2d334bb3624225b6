package mn.sonin.crawler.extract.text;

import java.util.Arrays;

/** Hashes of the words of a text in order, case and punctuation aside. */
final class Words {
    private static final int RUN = 3;
    private static final long MIX = 1_000_003L;

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
                    all[distinct++] = all[i];
                }
            }
            sorted = Arrays.copyOf(all, distinct);
        }

        int count() {
            return sorted.length;
        }

        boolean holds(long run) {
            return Arrays.binarySearch(sorted, run) >= 0;
        }
    }
}
