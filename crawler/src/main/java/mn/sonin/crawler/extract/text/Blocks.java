package mn.sonin.crawler.extract.text;

import java.util.List;

/** A page cut into blocks, with what is noticed about them. */
final class Blocks {
    /** In so many blocks side by side the trees judge them; the columns of clues end with a whole number of them. */
    static final int GROUP = Long.SIZE;

    private final List<Block> blocks;
    private final List<Frame> frames;
    private final int kinds;
    private final float[][] clues;

    /**
     * A page.
     *
     * @param blocks in order
     * @param frames the elements that make them, parents before children
     * @param kinds how many kinds of blocks there are
     */
    Blocks(List<Block> blocks, List<Frame> frames, int kinds) {
        this.blocks = blocks;
        this.frames = frames;
        this.kinds = kinds;
        this.clues = new float[Clue.COUNT][(blocks.size() + GROUP - 1) / GROUP * GROUP];
    }

    List<Block> blocks() {
        return blocks;
    }

    List<Frame> frames() {
        return frames;
    }

    int kinds() {
        return kinds;
    }

    /** What this clue is of each block, in their order. */
    float[] column(Clue clue) {
        return clues[clue.column()];
    }

    /** The same by the clue's place among all. */
    float[] column(int clue) {
        return clues[clue];
    }

    void set(Block block, Clue clue, double value) {
        clues[clue.column()][block.index] = (float) value;
    }

    void set(Block block, Clue clue, boolean value) {
        clues[clue.column()][block.index] = value ? 1 : 0;
    }
}
