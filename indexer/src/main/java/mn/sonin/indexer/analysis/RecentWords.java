package mn.sonin.indexer.analysis;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The words met lately, since news repeats itself: a table of fixed size that all threads share and nobody locks. A new word takes the place of
 * one that was not asked for since the last newcomer of its row. Safe for several threads: what one overwrites is only made again.
 */
final class RecentWords {
    private static final int WIDTH = 8;

    /** How many bits of a hash tell the row. */
    private final int bits;

    private final AtomicReferenceArray<char[]> table;

    /** The hash of the word of each place, so that only the word that is meant has to be waited for. Told wrong, it costs time alone. */
    private final int[] hashes;

    private RecentWords(int bits) {
        this.bits = bits;
        this.table = new AtomicReferenceArray<>(WIDTH << bits);
        this.hashes = new int[WIDTH << bits];
    }

    /** 262 144 words of texts that are stored, where inflected forms come by the hundred thousand; some 25 MiB when all places are taken. */
    static RecentWords ofTexts() {
        return new RecentWords(15);
    }

    /** 16 384 words of questions, of which there are few. */
    static RecentWords ofQuestions() {
        return new RecentWords(11);
    }

    /** The {@link PackedWord} of these letters, which have this hash, or {@link PackedWord#NONE}. */
    char[] find(char[] token, int length, int hash) {
        int row = row(hash);
        for (int i = row; i < row + WIDTH; i++) {
            if (hashes[i] == hash) {
                char[] word = table.getAcquire(i);
                if (word != null && PackedWord.is(word, token, length, hash)) {
                    PackedWord.asked(word, true);
                    return word;
                }
            }
        }
        return PackedWord.NONE;
    }

    /** Remembers a word, in place of what was remembered of the same letters. */
    void add(char[] token, int length, int hash, char[] word) {
        int place = place(token, length, hash);
        hashes[place] = hash;
        table.setRelease(place, word);
    }

    /** The place of the same letters, else an empty one of the row, else one whose word was not asked for since the last newcomer, else the first. */
    private int place(char[] token, int length, int hash) {
        int row = row(hash);
        int empty = -1;
        for (int i = row + WIDTH - 1; i >= row; i--) {
            char[] known = table.getAcquire(i);
            if (known == null) {
                empty = i;
            } else if (hashes[i] == hash && PackedWord.is(known, token, length, hash)) {
                return i;
            }
        }
        return empty < 0 ? forgettable(row) : empty;
    }

    private int forgettable(int row) {
        for (int i = row; i < row + WIDTH; i++) {
            char[] word = table.get(i);
            if (!PackedWord.asked(word)) {
                return i;
            }
            PackedWord.asked(word, false);
        }
        return row;
    }

    private int row(int hash) {
        return (hash >>> (Integer.SIZE - bits)) * WIDTH;
    }
}
