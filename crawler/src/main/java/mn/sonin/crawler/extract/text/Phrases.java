package mn.sonin.crawler.extract.text;

import java.util.Arrays;

/** Many phrases looked for at once: only where the first two letters of one stand is more looked at. */
final class Phrases {
    private static final int SLOTS = 4096;

    private static final String[] NONE = {};

    /** The phrases whose first two letters fall into a slot. */
    private final String[][] slots = new String[SLOTS][];

    /** A bit for each slot that has some. */
    private final long[] marks = new long[SLOTS / Long.SIZE];

    Phrases() {
        Arrays.fill(slots, NONE);
    }

    /** @throws IllegalArgumentException for a phrase of fewer than two letters */
    void add(String phrase) {
        if (phrase.length() < 2) {
            throw new IllegalArgumentException("a phrase has two letters at least, got \"%s\"".formatted(phrase));
        }
        int slot = slot(phrase.charAt(0), phrase.charAt(1));
        String[] known = slots[slot];
        slots[slot] = Arrays.copyOf(known, known.length + 1);
        slots[slot][known.length] = phrase;
        marks[slot / Long.SIZE] |= 1L << slot;
    }

    /** Whether any of them stands anywhere in the text. */
    boolean anyIn(String text) {
        char one = text.isEmpty() ? ' ' : text.charAt(0);
        for (int at = 1; at < text.length(); at++) {
            char next = text.charAt(at);
            int slot = slot(one, next);
            if ((marks[slot / Long.SIZE] >>> slot & 1) != 0 && anyAt(text, at - 1, slots[slot])) {
                return true;
            }
            one = next;
        }
        return false;
    }

    private static boolean anyAt(String text, int at, String[] candidates) {
        for (String phrase : candidates) {
            if (text.startsWith(phrase, at)) {
                return true;
            }
        }
        return false;
    }

    private static int slot(char one, char next) {
        return ((one << 16 | next) * 0x9E3779B1) >>> 20;
    }
}
