package mn.sonin.search.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import mn.sonin.search.library.WordDiff;

/** A difference of long texts without what stayed the same far from any change. */
final class Shortened {
    /** Words shown on each side of a change. */
    private static final int AROUND = 8;

    private Shortened() {}

    static List<WordDiff.Part> of(List<WordDiff.Part> parts) {
        List<WordDiff.Part> shortened = new ArrayList<>();
        for (int at = 0; at < parts.size(); at++) {
            WordDiff.Part part = parts.get(at);
            shortened.add(part.fate() == WordDiff.Fate.KEPT ? kept(part, at == 0, at == parts.size() - 1) : part);
        }
        return shortened;
    }

    private static WordDiff.Part kept(WordDiff.Part part, boolean first, boolean last) {
        List<String> words = Arrays.asList(part.text().split("\\s+"));
        int before = first ? 0 : AROUND;
        int after = last ? 0 : AROUND;
        if (words.size() <= before + after + 1) {
            return part;
        }
        String text = String.join(" ", words.subList(0, before)) + " … "
                + String.join(" ", words.subList(words.size() - after, words.size()));
        return new WordDiff.Part(WordDiff.Fate.KEPT, text.strip());
    }
}
