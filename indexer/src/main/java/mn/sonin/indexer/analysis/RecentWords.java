package mn.sonin.indexer.analysis;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The words met lately, since news repeats itself: a table of fixed size that all threads share and nobody locks. A new word takes the place of
 * one that was not asked for since the last newcomer of its row. Safe for several threads: what one overwrites is only made again.
 */
final class RecentWords {
    /** Rows of words with one hash; 65 536 words are 97 in 100 of a year's news, in some 20 MiB. */
    private static final int ROWS = 1 << 14;

    private static final int WIDTH = 4;

    private final AtomicReferenceArray<char[]> table = new AtomicReferenceArray<>(ROWS * WIDTH);

    /** The {@link PackedWord} of these letters, which have this hash, or {@link PackedWord#NONE}. */
    char[] find(char[] token, int length, int hash) {
        int row = row(hash);
        for (int i = row; i < row + WIDTH; i++) {
            char[] word = table.getAcquire(i);
            if (word != null && PackedWord.is(word, token, length, hash)) {
                PackedWord.asked(word, true);
                return word;
            }
        }
        return PackedWord.NONE;
    }

    /** Remembers a word, in place of what was remembered of the same letters. */
    void add(char[] token, int length, int hash, char[] word) {
        int row = row(hash);
        int place = place(row);
        for (int i = row; i < row + WIDTH; i++) {
            char[] known = table.getAcquire(i);
            if (known != null && PackedWord.is(known, token, length, hash)) {
                place = i;
            }
        }
        table.setRelease(place, word);
    }

    /** An empty place of a row, else one whose word was not asked for since the last newcomer, else the first. */
    private int place(int row) {
        for (int i = row; i < row + WIDTH; i++) {
            if (table.getAcquire(i) == null) {
                return i;
            }
        }
        for (int i = row; i < row + WIDTH; i++) {
            char[] word = table.getAcquire(i);
            if (!PackedWord.asked(word)) {
                return i;
            }
            PackedWord.asked(word, false);
        }
        return row;
    }

    private static int row(int hash) {
        return (hash >>> 18) * WIDTH;
    }
}
