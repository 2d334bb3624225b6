package mn.sonin.crawler.extract.text;

import java.util.ArrayList;
import java.util.HashSet;

/** The text made of the blocks that were judged the article's. */
final class Kept {
    private static final double LIKELY = 0.5;
    /** A paragraph this long that comes a second time is a copy for another width of the screen. */
    private static final int COPY_WORDS = 12;

    private Kept() {}

    static Body of(Blocks page) {
        var paragraphs = new ArrayList<String>();
        var seen = new HashSet<String>();
        double sure = 0;
        for (Block block : page.blocks()) {
            if (block.probability > LIKELY && !block.furniture && (seen.add(block.text) || block.words < COPY_WORDS)) {
                paragraphs.add(block.text);
                sure += block.probability;
            }
        }
        return new Body(paragraphs, paragraphs.isEmpty() ? 0 : sure / paragraphs.size());
    }
}
