package mn.sonin.search.library;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What changed between two texts, word by word. */
public final class WordDiff {
    /**
     * Words, or paragraphs, of both texts together that are compared one by one. Comparing takes time and memory that grow with the square of
     * what differs (E. W. Myers, An O(ND) Difference Algorithm, 1986), and anybody may ask for it.
     */
    private static final int COMPARED = 1_000;

    /** Of those, how many pairs one comparison may look at; what is left then is told as replaced. */
    private static final long PAIRS = 4L * COMPARED * COMPARED;

    private final List<Part> parts = new ArrayList<>();
    private long pairs;

    private WordDiff() {}

    /**
     * A run of words with the same fate.
     *
     * @param text words with the spaces between them
     */
    public record Part(Fate fate, String text) {}

    /** What happened to words. */
    public enum Fate {
        KEPT,
        REMOVED,
        ADDED
    }

    /**
     * The parts of both texts in reading order. Long texts are compared by paragraphs, and by words within those that changed; a passage that is
     * long in itself and all new is one part removed and one added.
     */
    public static List<Part> between(String before, String after) {
        WordDiff difference = new WordDiff();
        difference.compare(words(before), words(after));
        return difference.parts;
    }

    private void compare(List<String> old, List<String> fresh) {
        int least = Math.min(old.size(), fresh.size());
        int same = 0;
        while (same < least && old.get(same).equals(fresh.get(same))) {
            same++;
        }
        int end = 0;
        while (end < least - same && old.get(old.size() - 1 - end).equals(fresh.get(fresh.size() - 1 - end))) {
            end++;
        }
        add(Fate.KEPT, old.subList(0, same));
        changed(old.subList(same, old.size() - end), fresh.subList(same, fresh.size() - end));
        add(Fate.KEPT, old.subList(old.size() - end, old.size()));
    }

    private void changed(List<String> old, List<String> fresh) {
        if (may(old, fresh)) {
            words(old, fresh);
            return;
        }
        List<List<String>> before = paragraphs(old);
        List<List<String>> after = paragraphs(fresh);
        if (before.size() + after.size() == 2 || !may(before, after)) {
            replaced(old, fresh);
            return;
        }
        int at = 0;
        for (AbstractDelta<List<String>> delta : DiffUtils.diff(before, after).getDeltas()) {
            add(Fate.KEPT, joined(before.subList(at, delta.getSource().getPosition())));
            List<String> gone = joined(delta.getSource().getLines());
            List<String> come = joined(delta.getTarget().getLines());
            if (may(gone, come)) {
                words(gone, come);
            } else {
                replaced(gone, come);
            }
            at = delta.getSource().getPosition() + delta.getSource().size();
        }
        add(Fate.KEPT, joined(before.subList(at, before.size())));
    }

    private void words(List<String> old, List<String> fresh) {
        int at = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(old, fresh).getDeltas()) {
            add(Fate.KEPT, old.subList(at, delta.getSource().getPosition()));
            replaced(delta.getSource().getLines(), delta.getTarget().getLines());
            at = delta.getSource().getPosition() + delta.getSource().size();
        }
        add(Fate.KEPT, old.subList(at, old.size()));
    }

    private void replaced(List<String> old, List<String> fresh) {
        add(Fate.REMOVED, old);
        add(Fate.ADDED, fresh);
    }

    /** Whether these may be compared one by one. */
    private boolean may(List<?> old, List<?> fresh) {
        long all = (long) old.size() + fresh.size();
        if (all > COMPARED || pairs + all * all > PAIRS) {
            return false;
        }
        pairs += all * all;
        return true;
    }

    /** Whether two headlines differ in nothing but spacing, quotation marks, dashes, case or a final stop. */
    public static boolean trivial(String before, String after) {
        return bare(before).equals(bare(after));
    }

    static String bare(String text) {
        return text.replaceAll("[\\p{Pi}\\p{Pf}\"'`´„]", "")
                .replaceAll("\\p{Pd}", "-")
                .replaceAll("[\\p{Z}\\s\\u00ad]+", " ")
                .replaceAll("\\s?[.…]+$", "")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : Arrays.asList(text.strip().split("(?<=\\n)|[ \\t\\u00a0]+"));
    }

    /** The last word of a paragraph ends with its line feed. */
    private static List<List<String>> paragraphs(List<String> words) {
        List<List<String>> paragraphs = new ArrayList<>();
        int begin = 0;
        for (int at = 0; at < words.size(); at++) {
            if (at == words.size() - 1 || words.get(at).endsWith("\n")) {
                paragraphs.add(words.subList(begin, at + 1));
                begin = at + 1;
            }
        }
        return paragraphs;
    }

    private static List<String> joined(List<List<String>> paragraphs) {
        return paragraphs.stream().flatMap(List::stream).toList();
    }

    private void add(Fate fate, List<String> words) {
        if (words.isEmpty()) {
            return;
        }
        String text = String.join(" ", words);
        if (!parts.isEmpty() && parts.getLast().fate() == fate) {
            parts.set(parts.size() - 1, new Part(fate, parts.getLast().text() + " " + text));
        } else {
            parts.add(new Part(fate, text));
        }
    }
}
