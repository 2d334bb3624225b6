package mn.sonin.crawler.extract.text;

import java.util.Locale;
import mn.sonin.crawler.extract.encoding.LookAlikes;
import org.jspecify.annotations.Nullable;

/** A run of text between two block boundaries: a paragraph, a heading, a list item, a caption. */
final class Block {
    final Frame frame;
    final int index;
    final String text;
    final int words;
    final int linkedWords;
    final int strongWords;
    final int slantedWords;
    final boolean startsWithLink;
    /** The number of its kind: blocks of one kind are in elements of the same name and class in parents of the same name and class. */
    final int kind;

    /** Roles of the inline elements that the block starts in, such as a span of class credit. */
    final long runRoles;

    /** Whether the table of furniture rules it out, whatever the model thinks. */
    boolean furniture;

    private @Nullable String lower;
    private @Nullable String folded;

    double first;
    double probability;

    Block(Frame frame, int index, Run run, int kind, long runRoles) {
        this.frame = frame;
        this.index = index;
        this.text = run.text();
        this.words = run.words();
        this.linkedWords = run.linkedWords();
        this.strongWords = run.strongWords();
        this.slantedWords = run.slantedWords();
        this.startsWithLink = run.startsWithLink();
        this.kind = kind;
        this.runRoles = runRoles;
    }

    /** What was gathered of a run of text when it ended. */
    record Run(String text, int words, int linkedWords, int strongWords, int slantedWords, boolean startsWithLink) {}

    /** The text in lower case; made once, where it is asked for. */
    String lower() {
        String known = lower;
        if (known == null) {
            known = text.toLowerCase(Locale.ROOT);
            lower = known;
        }
        return known;
    }

    /** The text in lower case with look-alikes folded; made once, where it is asked for. */
    String folded() {
        String known = folded;
        if (known == null) {
            known = LookAlikes.folded(lower());
            folded = known;
        }
        return known;
    }

    double linkShare() {
        return words == 0 ? 0 : (double) linkedWords / words;
    }

    String tag() {
        return frame.element.normalName();
    }
}
