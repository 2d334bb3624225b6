package mn.sonin.crawler.extract.text;

import java.util.List;

/**
 * The smallest element that holds most of the running text: from the root, step into the child that has nearly all of
 * what its parent has.
 */
final class Core {
    private static final double NEARLY_ALL = 0.7;
    private static final int RUNNING_WORDS = 9;
    private static final double LINKS_ALLOWED = 0.4;
    private static final long OUTSIDE = Role.COMMENT.mask()
            | Role.RELATED.mask()
            | Role.NAV_TAG.mask()
            | Role.FOOTER_TAG.mask()
            | Role.ASIDE_TAG.mask()
            | Role.NOTICE.mask()
            | Role.HIDDEN.mask()
            | Role.SIGNUP.mask()
            | Role.FIGURE_TAG.mask();

    private Core() {}

    /** Words of running text weigh, those in elements with a contrary role only a tenth. */
    static void weigh(Blocks page, int pageWords) {
        for (Block block : page.blocks()) {
            double mass = weight(block, pageWords);
            for (Frame f = block.frame; f != null; f = f.parent) {
                f.mass += mass;
            }
        }
    }

    static double weight(Block block, int pageWords) {
        if (block.words < RUNNING_WORDS || block.linkShare() > LINKS_ALLOWED) {
            return 0;
        }
        for (Frame f = block.frame; f != null && f.words < pageWords / 3; f = f.parent) {
            if ((f.roles & OUTSIDE) != 0) {
                return block.words * 0.1;
            }
        }
        return block.words;
    }

    static Frame of(List<Frame> frames) {
        Frame core = frames.getFirst();
        for (Frame frame : frames) {
            if (frame.parent == core && frame.mass > 0 && frame.mass >= NEARLY_ALL * core.mass) {
                core = frame;
            }
        }
        return core;
    }
}
