package mn.sonin.crawler.extract.text;

import java.util.List;

/** How likely each block is the article's, by the trees of {@code block-model.tsv}, judged twice. */
final class BlockModel {
    private final Trees first = new Trees();
    private final Trees second = new Trees();

    BlockModel() {
        for (String[] row : Tables.rows("block-model.tsv")) {
            (row[0].equals("first") ? first : second).add(row[1]);
        }
    }

    void judge(Blocks page) {
        List<Block> blocks = page.blocks();
        double[] thoughts = first.probabilities(blocks);
        blocks.forEach(block -> block.first = thoughts[block.index]);
        new SecondThoughts(page).read();
        double[] judgements = second.probabilities(blocks);
        blocks.forEach(block -> block.probability = judgements[block.index]);
    }
}
