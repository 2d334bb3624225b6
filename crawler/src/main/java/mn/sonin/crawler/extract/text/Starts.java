package mn.sonin.crawler.extract.text;

import java.util.Arrays;

/** Phrases that texts may start with: by the first letter of a text few of them are left to compare. */
final class Starts {
    private static final int SLOTS = 2048;
    private static final String[] NONE = {};

    /** The phrases whose first letter falls into a slot. */
    private final String[][] slots = new String[SLOTS][];

    Starts() {
        Arrays.fill(slots, NONE);
    }

    /** @throws IllegalArgumentException for an empty phrase */
    void add(String phrase) {
        if (phrase.isEmpty()) {
            throw new IllegalArgumentException("a phrase that texts start with has one letter at least");
        }
        String[] known = slots[phrase.charAt(0) % SLOTS];
        String[] more = Arrays.copyOf(known, known.length + 1);
        more[known.length] = phrase;
        slots[phrase.charAt(0) % SLOTS] = more;
    }

    /** Whether the text starts with one of them, and with no longer word. */
    boolean anyOf(String text) {
        if (text.isEmpty()) {
            return false;
        }
        char second = text.length() > 1 ? text.charAt(1) : ' ';
        for (String phrase : slots[text.charAt(0) % SLOTS]) {
            boolean may = phrase.length() == 1 || phrase.charAt(1) == second;
            if (may && text.startsWith(phrase) && endsWord(text, phrase)) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsWord(String text, String phrase) {
        return text.length() == phrase.length()
                || !Character.isLetter(phrase.charAt(phrase.length() - 1))
                || !Character.isLetter(text.charAt(phrase.length()));
    }
}
