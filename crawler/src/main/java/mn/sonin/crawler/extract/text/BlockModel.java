package mn.sonin.crawler.extract.text;

/** How likely each block is the article's. */
final class BlockModel {
    void judge(Blocks page) {
        for (Block block : page.blocks()) {
            boolean text = block.clues[Clue.IN_CORE.column()] == 1
                    && block.linkShare() < 0.5
                    && block.words > 5
                    && block.clues[Clue.IS_TITLE.column()] == 0
                    && block.clues[Clue.FURNITURE.column()] < 2;
            block.probability = text ? 1 : 0;
        }
    }
}
