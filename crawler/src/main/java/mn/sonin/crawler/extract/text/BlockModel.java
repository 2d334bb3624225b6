package mn.sonin.crawler.extract.text;

import java.util.List;

/** How likely each block is the article's, by the trees of {@code block-model.tsv}, judged twice. */
final class BlockModel {
    private final Trees first;
    private final Trees second;

    BlockModel() {
        List<String[]> rows = Tables.rows("block-model.tsv");
        first = trees(rows, "first");
        second = trees(rows, "second");
    }

    private static Trees trees(List<String[]> rows, String judgement) {
        return new Trees(rows.stream()
                .filter(row -> row[0].equals(judgement))
                .map(row -> row[1])
                .toList());
    }

    /** The second time only blocks that are not ruled out already, and only as far as it matters. */
    void judge(Blocks page) {
        List<Block> blocks = page.blocks();
        double[] thoughts = first.probabilities(page);
        blocks.forEach(block -> block.first = thoughts[block.index]);
        new SecondThoughts(page).read();
        double[] judgements = second.likely(page);
        blocks.forEach(block -> block.probability = judgements[block.index]);
    }
}
