package mn.sonin.crawler.extract.text;

import java.util.List;
import java.util.stream.Stream;

/**
 * The blocks of a page with what was noticed about them, for training the model and for the debugger. The model judges
 * twice: first each block by its own clues, then again knowing what was first thought of its neighbours.
 */
public final class NoticedPage {
    private final Blocks page;

    NoticedPage(Blocks page) {
        this.page = page;
    }

    /** The names of the clues, in order. */
    public static List<String> clues() {
        return Stream.of(Clue.values()).map(Enum::name).toList();
    }

    /** How many of the clues, from the first, are known before the first judgement. */
    public static int firstClues() {
        return Clue.FIRST_COUNT;
    }

    public int size() {
        return page.blocks().size();
    }

    public String text(int block) {
        return page.blocks().get(block).text;
    }

    public float clue(int block, int clue) {
        return page.column(clue)[block];
    }

    /** The chance, as the shipped model sees it, that the block is the article's; where it is less than even, only so much is told. */
    public double probability(int block) {
        return page.blocks().get(block).probability;
    }

    /** Works the clues of the second judgement out from these chances of the first. */
    public void think(double[] first) {
        for (Block block : page.blocks()) {
            block.first = first[block.index];
        }
        new SecondThoughts(page).read();
    }

    /** The text, were these the chances of the second judgement. */
    public Body body(double[] second) {
        for (Block block : page.blocks()) {
            block.probability = second[block.index];
        }
        return Kept.of(page);
    }
}
