package mn.sonin.crawler.extract.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Many phrases looked for at once: only where the first two letters of one stand is more looked at. */
final class Phrases {
    private static final int SLOTS = 4096;

    private final boolean[] begins = new boolean[SLOTS];
    private final Map<Integer, List<String>> byBeginning = new HashMap<>();

    /** @throws IllegalArgumentException for a phrase of fewer than two letters */
    void add(String phrase) {
        if (phrase.length() < 2) {
            throw new IllegalArgumentException("a phrase has two letters at least, got \"%s\"".formatted(phrase));
        }
        int beginning = beginning(phrase, 0);
        begins[slot(beginning)] = true;
        byBeginning.computeIfAbsent(beginning, key -> new ArrayList<>()).add(phrase);
    }

    /** Whether any of them stands anywhere in the text. */
    boolean anyIn(String text) {
        for (int at = 0; at + 1 < text.length(); at++) {
            int beginning = beginning(text, at);
            if (begins[slot(beginning)] && anyAt(text, at, beginning)) {
                return true;
            }
        }
        return false;
    }

    private boolean anyAt(String text, int at, int beginning) {
        for (String phrase : byBeginning.getOrDefault(beginning, List.of())) {
            if (text.startsWith(phrase, at)) {
                return true;
            }
        }
        return false;
    }

    private static int beginning(String text, int at) {
        return text.charAt(at) << 16 | text.charAt(at + 1);
    }

    private static int slot(int beginning) {
        return (beginning * 0x9E3779B1) >>> 20;
    }
}
