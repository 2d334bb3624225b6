package mn.sonin.crawler.extract.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The clues of the second judgement: what was first thought of the blocks around. */
final class SecondThoughts {
    private static final double NOBODY = -1;

    private final List<Block> blocks;
    private final Map<Integer, double[]> kinds = new HashMap<>();
    private final double likelyWords;
    private int runStart;
    private int runEnd;

    SecondThoughts(Blocks page) {
        this.blocks = page.blocks();
        double likely = 0;
        page.frames().forEach(frame -> frame.likelyWords = 0);
        for (Block block : blocks) {
            likely += block.first * block.words;
            add(kinds.computeIfAbsent(block.signature, k -> new double[2]), block);
            for (Frame f = block.frame; f != null; f = f.parent) {
                f.likelyWords += block.first * block.words;
            }
        }
        this.likelyWords = Math.max(1, likely);
        bestRun();
    }

    private static void add(double[] sums, Block block) {
        sums[0] += block.first * block.words;
        sums[1] += block.words;
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
            set(block, Clue.FIRST_THOUGHT, block.first);
            set(block, Clue.FIRST_OF_PREVIOUS, first(block.index - 1));
            set(block, Clue.FIRST_OF_SECOND_PREVIOUS, first(block.index - 2));
            set(block, Clue.FIRST_OF_NEXT, first(block.index + 1));
            set(block, Clue.FIRST_OF_SECOND_NEXT, first(block.index + 2));
            set(block, Clue.FIRST_OF_KIND, ofKind(block));
            Frame frame = block.frame;
            set(block, Clue.FIRST_OF_FRAME, others(frame.likelyWords, frame.words, block));
            frame = frame.parent == null ? frame : frame.parent;
            set(block, Clue.FIRST_OF_PARENT, others(frame.likelyWords, frame.words, block));
            frame = frame.parent == null ? frame : frame.parent;
            set(block, Clue.FIRST_OF_GRANDPARENT, others(frame.likelyWords, frame.words, block));
            set(block, Clue.GRANDPARENT_LIKELY_SHARE, frame.likelyWords / likelyWords);
            set(block, Clue.IN_BEST_RUN, block.index >= runStart && block.index < runEnd ? 1 : 0);
            set(block, Clue.FROM_RUN_START, Math.clamp(block.index - runStart, -50, 100));
            set(block, Clue.TO_RUN_END, Math.clamp(runEnd - block.index, -50, 100));
            set(block, Clue.LIKELY_BEFORE, before / likelyWords);
            set(block, Clue.UNLIKELY_GAP, gap);
            set(block, Clue.NEXT_RUNNING, nextRunning(block));
            set(block, Clue.LIKELY_WORDS, likelyWords);
            before += block.first * block.words;
            gap = block.first > 0.5 && block.words > 5 ? 0 : gap + 1;
        }
    }

    private double first(int index) {
        return index >= 0 && index < blocks.size() ? blocks.get(index).first : NOBODY;
    }

    private double ofKind(Block block) {
        double[] sums = kinds.getOrDefault(block.signature, new double[2]);
        return others(sums[0], sums[1], block);
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

    private static void set(Block block, Clue clue, double value) {
        block.clues[clue.column()] = (float) value;
    }
}
