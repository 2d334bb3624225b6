package mn.sonin.crawler.extract.text;

import java.util.List;

/** The clues of the second judgement: what was first thought of the blocks around. */
final class SecondThoughts {
    private static final double NOBODY = -1;

    private final Blocks page;
    private final List<Block> blocks;
    /** The words of each kind, and the same weighed by what was first thought of their blocks. */
    private final double[] kindWords;

    private final double[] kindLikely;
    private final double likelyWords;
    private int runStart;
    private int runEnd;

    SecondThoughts(Blocks page) {
        this.page = page;
        this.blocks = page.blocks();
        this.kindWords = new double[page.kinds()];
        this.kindLikely = new double[page.kinds()];
        double likely = 0;
        page.frames().forEach(frame -> frame.likelyWords = 0);
        for (Block block : blocks) {
            likely += block.first * block.words;
            kindLikely[block.kind] += block.first * block.words;
            kindWords[block.kind] += block.words;
            for (Frame f = block.frame; f != null; f = f.parent) {
                f.likelyWords += block.first * block.words;
            }
        }
        this.likelyWords = Math.max(1, likely);
        bestRun();
    }

    /** The run of blocks in which likely words most outweigh unlikely ones (Kadane's algorithm). */
    private void bestRun() {
        double best = 0;
        double sum = 0;
        int start = 0;
        for (Block block : blocks) {
            sum += (block.first - 0.5) * block.words;
            if (sum > best) {
                best = sum;
                runStart = start;
                runEnd = block.index + 1;
            }
            if (sum < 0) {
                sum = 0;
                start = block.index + 1;
            }
        }
    }

    void read() {
        double before = 0;
        int gap = 0;
        for (Block block : blocks) {
            page.set(block, Clue.FIRST_THOUGHT, block.first);
            page.set(block, Clue.FIRST_OF_PREVIOUS, first(block.index - 1));
            page.set(block, Clue.FIRST_OF_SECOND_PREVIOUS, first(block.index - 2));
            page.set(block, Clue.FIRST_OF_NEXT, first(block.index + 1));
            page.set(block, Clue.FIRST_OF_SECOND_NEXT, first(block.index + 2));
            page.set(block, Clue.FIRST_OF_KIND, ofKind(block));
            Frame frame = block.frame;
            page.set(block, Clue.FIRST_OF_FRAME, others(frame.likelyWords, frame.words, block));
            frame = frame.parent == null ? frame : frame.parent;
            page.set(block, Clue.FIRST_OF_PARENT, others(frame.likelyWords, frame.words, block));
            frame = frame.parent == null ? frame : frame.parent;
            page.set(block, Clue.FIRST_OF_GRANDPARENT, others(frame.likelyWords, frame.words, block));
            page.set(block, Clue.GRANDPARENT_LIKELY_SHARE, frame.likelyWords / likelyWords);
            page.set(block, Clue.IN_BEST_RUN, block.index >= runStart && block.index < runEnd ? 1 : 0);
            page.set(block, Clue.FROM_RUN_START, Math.clamp(block.index - runStart, -50, 100));
            page.set(block, Clue.TO_RUN_END, Math.clamp(runEnd - block.index, -50, 100));
            page.set(block, Clue.LIKELY_BEFORE, before / likelyWords);
            page.set(block, Clue.UNLIKELY_GAP, gap);
            page.set(block, Clue.NEXT_RUNNING, nextRunning(block));
            page.set(block, Clue.LIKELY_WORDS, likelyWords);
            before += block.first * block.words;
            gap = block.first > 0.5 && block.words > 5 ? 0 : gap + 1;
        }
    }

    private double first(int index) {
        return index >= 0 && index < blocks.size() ? blocks.get(index).first : NOBODY;
    }

    private double ofKind(Block block) {
        return others(kindLikely[block.kind], kindWords[block.kind], block);
    }

    private static double others(double likely, double words, Block block) {
        return words <= block.words ? NOBODY : (likely - block.first * block.words) / (words - block.words);
    }

    /** What was first thought of the next block of running text: a heading goes with it. */
    private double nextRunning(Block block) {
        for (int i = block.index + 1; i < Math.min(blocks.size(), block.index + 6); i++) {
            if (blocks.get(i).words > 8) {
                return blocks.get(i).first;
            }
        }
        return NOBODY;
    }
}
