package mn.sonin.indexer.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mn.sonin.indexer.SearchAnswer.Marked;
import mn.sonin.indexer.SearchAnswer.Span;

/** The passage of a text that shows best why it was found. */
final class Snippet {
    /** Two lines on a wide page, four on a phone. */
    private static final int LENGTH = 240;

    /** How far before the first marked word a passage begins. */
    private static final int LEAD = 60;

    private Snippet() {}

    /** The passage with the most marked words; empty where none is marked. */
    static Optional<Marked> of(String text, List<Span> spans) {
        if (spans.isEmpty()) {
            return Optional.empty();
        }
        int from = start(text, best(spans));
        int to = end(text, from);
        String before = from > 0 ? "…" : "";
        String after = to < text.length() ? "…" : "";
        List<Span> within = new ArrayList<>();
        for (Span span : spans) {
            if (span.from() >= from && span.to() <= to) {
                within.add(new Span(span.from() - from + before.length(), span.to() - from + before.length()));
            }
        }
        return Optional.of(new Marked(before + text.substring(from, to).replace('\n', ' ') + after, within));
    }

    /** The first word of the window that holds the most marked letters; the earliest of equals. */
    private static Span best(List<Span> spans) {
        Span best = spans.getFirst();
        int most = 0;
        for (int i = 0; i < spans.size(); i++) {
            int end = spans.get(i).from() + LENGTH - LEAD;
            int marked = 0;
            for (int j = i; j < spans.size() && spans.get(j).to() <= end; j++) {
                marked += spans.get(j).to() - spans.get(j).from();
            }
            if (marked > most) {
                most = marked;
                best = spans.get(i);
            }
        }
        return best;
    }

    /** The beginning of the sentence where it is near, else of a word. */
    private static int start(String text, Span first) {
        int earliest = Math.max(0, first.from() - LEAD);
        if (earliest == 0) {
            return 0;
        }
        int word = first.from();
        for (int i = first.from(); i > earliest; i--) {
            char before = text.charAt(i - 1);
            if (before == '\n') {
                return i;
            }
            if (before == ' ') {
                word = i;
                if (i >= 2 && ".!?".indexOf(text.charAt(i - 2)) >= 0) {
                    return i;
                }
            }
        }
        return word;
    }

    private static int end(String text, int from) {
        int latest = from + LENGTH;
        if (latest >= text.length()) {
            return text.length();
        }
        int space = text.lastIndexOf(' ', latest);
        int end = space > from + LENGTH / 2 ? space : latest;
        return Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
    }
}
