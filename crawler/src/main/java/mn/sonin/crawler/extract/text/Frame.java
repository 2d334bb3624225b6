package mn.sonin.crawler.extract.text;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** An element that makes blocks, with what was summed up over all that it holds. */
final class Frame {
    static final int NO_KIND = -1;

    final Element element;
    final @Nullable Frame parent;
    final int depth;
    final long roles;
    /** That of the blocks which it makes itself; {@value #NO_KIND} before the first. */
    int kind = NO_KIND;

    int words;
    int linkedWords;
    int blocks;
    double mass;
    /** Words of its blocks, each weighed by what was first thought of its block. */
    double likelyWords;

    Frame(Element element, @Nullable Frame parent, long roles) {
        this.element = element;
        this.parent = parent;
        this.depth = parent == null ? 0 : parent.depth + 1;
        this.roles = roles;
    }

    double linkShare() {
        return words == 0 ? 0 : (double) linkedWords / words;
    }

    boolean holds(Frame other) {
        Frame frame = other;
        while (frame != null && frame.depth > depth) {
            frame = frame.parent;
        }
        return frame == this;
    }
}
