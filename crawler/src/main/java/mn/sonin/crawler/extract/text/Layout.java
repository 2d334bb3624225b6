package mn.sonin.crawler.extract.text;

import java.util.List;

/** A page cut into lines, before it is known which of them are the article's. */
public final class Layout {
    private static final int LITTLE = 40;
    private static final long ASIDE = Role.COMMENT.mask()
            | Role.RELATED.mask()
            | Role.FOOTER_TAG.mask()
            | Role.FOOTER.mask()
            | Role.ASIDE_TAG.mask()
            | Role.NAV_TAG.mask()
            | Role.SIDE.mask()
            | Role.NOTICE.mask();

    final Blocks page;
    private final List<Line> lines;

    Layout(Blocks page) {
        this.page = page;
        int pageWords = page.frames().isEmpty() ? 1 : page.frames().getFirst().words;
        this.lines = page.blocks().stream().map(block -> line(block, pageWords)).toList();
    }

    /** Every line of the page in order. */
    public List<Line> lines() {
        return lines;
    }

    private static Line line(Block block, int pageWords) {
        long near = block.runRoles;
        boolean aside = false;
        for (Frame f = block.frame; f != null && f.words < pageWords / 3; f = f.parent) {
            if (f.words <= LITTLE) {
                near |= f.roles;
            }
            aside |= (f.roles & ASIDE) != 0;
        }
        return new Line(
                block.index,
                block.text,
                block.words,
                block.frame.element,
                (near & Role.BYLINE.mask()) != 0,
                (near & Role.META.mask()) != 0,
                aside);
    }
}
