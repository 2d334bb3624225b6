package mn.sonin.crawler.extract;

import java.util.Arrays;

/**
 * Tells machine-made pages of sentences around keywords, of which the web is full in Mongolian too: one content word, or
 * one run of three words, comes far too often.
 */
final class KeywordPages {
    private static final int SHORTEST_WORD = 2;
    private static final int FEWEST_WORDS = 80;
    private static final int CONTENT_WORD = 5;
    private static final double ONE_WORD = 0.08;
    private static final double REPEATED_RUNS = 0.35;
    /** A prime of 61 bits: hashes of different words, and of different runs, do not meet by chance. */
    private static final long MIX = 0x1fffffffffffffffL;

    private KeywordPages() {}

    static boolean isOne(String text) {
        var words = new Words(text);
        if (words.count < FEWEST_WORDS) {
            return false;
        }
        double repeated = 1 - (double) distinct(words.runs()) / (words.count - 2);
        return mostFrequent(words.contents()) > ONE_WORD * words.count || repeated > REPEATED_RUNS;
    }

    private static int mostFrequent(long[] hashes) {
        Arrays.sort(hashes);
        int most = 0;
        int same = 0;
        for (int i = 0; i < hashes.length; i++) {
            same = i > 0 && hashes[i] == hashes[i - 1] ? same + 1 : 1;
            most = Math.max(most, same);
        }
        return most;
    }

    private static int distinct(long[] hashes) {
        Arrays.sort(hashes);
        int distinct = 0;
        for (int i = 0; i < hashes.length; i++) {
            distinct += i == 0 || hashes[i] != hashes[i - 1] ? 1 : 0;
        }
        return distinct;
    }

    /** Hashes of the unbroken runs of letters; by hand, since every text that is kept goes through here. */
    private static final class Words {
        private long[] hashes = new long[256];
        private boolean[] content = new boolean[256];
        int count;

        Words(String text) {
            int start = 0;
            int letters = 0;
            long hash = 0;
            for (int at = 0; at <= text.length(); ) {
                int letter = at < text.length() ? text.codePointAt(at) : ' ';
                int next = at + Character.charCount(letter);
                if (Character.isLetter(letter)) {
                    letters++;
                    hash = (hash + Character.toLowerCase(letter)) * MIX;
                } else {
                    if (letters >= SHORTEST_WORD) {
                        add(hash, at - start >= CONTENT_WORD);
                    }
                    letters = 0;
                    hash = 0;
                    start = next;
                }
                at = next;
            }
        }

        private void add(long hash, boolean isContent) {
            if (count == hashes.length) {
                hashes = Arrays.copyOf(hashes, 2 * count);
                content = Arrays.copyOf(content, 2 * count);
            }
            hashes[count] = hash;
            content[count++] = isContent;
        }

        long[] contents() {
            long[] contents = new long[count];
            int size = 0;
            for (int i = 0; i < count; i++) {
                if (content[i]) {
                    contents[size++] = hashes[i];
                }
            }
            return Arrays.copyOf(contents, size);
        }

        long[] runs() {
            long[] runs = new long[count - 2];
            for (int i = 0; i < runs.length; i++) {
                runs[i] = ((hashes[i] * MIX + hashes[i + 1]) * MIX) + hashes[i + 2];
            }
            return runs;
        }
    }
}
