package mn.sonin.search.library;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What changed between two texts, word by word. */
public final class WordDiff {
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

    /** The parts of both texts in reading order. */
    public static List<Part> between(String before, String after) {
        List<String> old = words(before);
        List<String> fresh = words(after);
        List<Part> parts = new ArrayList<>();
        int at = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(old, fresh).getDeltas()) {
            add(parts, Fate.KEPT, old.subList(at, delta.getSource().getPosition()));
            add(parts, Fate.REMOVED, delta.getSource().getLines());
            add(parts, Fate.ADDED, delta.getTarget().getLines());
            at = delta.getSource().last() + 1;
        }
        add(parts, Fate.KEPT, old.subList(at, old.size()));
        return parts;
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

    private static void add(List<Part> parts, Fate fate, List<String> words) {
        if (!words.isEmpty()) {
            parts.add(new Part(fate, String.join(" ", words)));
        }
    }
}
