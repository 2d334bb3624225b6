package mn.sonin.crawler.extract.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Boosted decision trees, read from a table: one tree to a line, written as {@code (CLUE limit below above)}, where a
 * block whose clue is at most the limit goes below; a number is a leaf. The leaves that a block reaches are summed.
 *
 * <p>Each tree is laid out as a whole one of the depth of the deepest: the two questions after the one at place {@code n} stand
 * at {@code 2n + 1} and {@code 2n + 2}, and where a tree has a leaf sooner, the questions below it all lead there. So four
 * blocks walk down a tree side by side, without a branch that the processor would have to guess.
 */
final class Trees {
    /** Never NaN, so that a question that is none is always answered with «at most». */
    private static final int ANY_CLUE = Clue.WORDS.column();

    private final int trees;
    private final int depth;
    /** How many questions, and how many leaves, a tree has. */
    private final int questions;

    private final int[] clues;
    private final float[] limits;
    private final float[] leaves;

    /** Reads the trees, one to a text. */
    Trees(List<String> texts) {
        List<Node> roots = texts.stream().map(text -> new Reader(text).node()).toList();
        trees = roots.size();
        depth = roots.stream().mapToInt(Node::depth).max().orElse(0);
        questions = (1 << depth) - 1;
        clues = new int[trees * questions];
        limits = new float[trees * questions];
        leaves = new float[trees * (questions + 1)];
        for (int tree = 0; tree < trees; tree++) {
            lay(roots.get(tree), tree, 0);
        }
    }

    private void lay(Node node, int tree, int place) {
        if (place >= questions) {
            leaves[tree * (questions + 1) + place - questions] = node.value;
            return;
        }
        boolean leaf = node.below == null || node.above == null;
        clues[tree * questions + place] = leaf ? ANY_CLUE : node.clue;
        limits[tree * questions + place] = leaf ? Float.POSITIVE_INFINITY : node.value;
        lay(node.below == null ? node : node.below, tree, 2 * place + 1);
        lay(node.above == null ? node : node.above, tree, 2 * place + 2);
    }

    /** How likely each of these blocks is, in their order. */
    double[] probabilities(List<Block> blocks) {
        float[][] rows = new float[blocks.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = blocks.get(i).clues;
        }
        double[] sums = new double[rows.length];
        for (int tree = 0; tree < trees; tree++) {
            int at = 0;
            for (; at + 3 < rows.length; at += 4) {
                four(tree, rows, at, sums);
            }
            for (; at < rows.length; at++) {
                sums[at] += leaf(tree, rows[at]);
            }
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] = 1 / (1 + Math.exp(-sums[i]));
        }
        return sums;
    }

    private float leaf(int tree, float[] block) {
        int first = tree * questions;
        int at = 0;
        for (int step = depth; step > 0; step--) {
            at = 2 * at + (block[clues[first + at]] <= limits[first + at] ? 1 : 2);
        }
        return leaves[first + tree + at - questions];
    }

    private void four(int tree, float[][] rows, int at, double[] sums) {
        float[] a = rows[at];
        float[] b = rows[at + 1];
        float[] c = rows[at + 2];
        float[] d = rows[at + 3];
        int first = tree * questions;
        int inA = 0;
        int inB = 0;
        int inC = 0;
        int inD = 0;
        for (int step = depth; step > 0; step--) {
            inA = 2 * inA + (a[clues[first + inA]] <= limits[first + inA] ? 1 : 2);
            inB = 2 * inB + (b[clues[first + inB]] <= limits[first + inB] ? 1 : 2);
            inC = 2 * inC + (c[clues[first + inC]] <= limits[first + inC] ? 1 : 2);
            inD = 2 * inD + (d[clues[first + inD]] <= limits[first + inD] ? 1 : 2);
        }
        int firstLeaf = first + tree - questions;
        sums[at] += leaves[firstLeaf + inA];
        sums[at + 1] += leaves[firstLeaf + inB];
        sums[at + 2] += leaves[firstLeaf + inC];
        sums[at + 3] += leaves[firstLeaf + inD];
    }

    /** A question with its limit and two ways on, or a leaf with its value. */
    private record Node(
            int clue,
            float value,
            @Nullable Node below,
            @Nullable Node above) {
        int depth() {
            return below == null || above == null ? 0 : 1 + Math.max(below.depth(), above.depth());
        }
    }

    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        Node node() {
            if (text.charAt(at) != '(') {
                return new Node(-1, Float.parseFloat(word()), null, null);
            }
            at++;
            int clue = Clue.valueOf(word()).column();
            float limit = Float.parseFloat(word());
            Node below = node();
            Node above = node();
            at = Math.min(text.length(), at + 1);
            skipBlank();
            return new Node(clue, limit, below, above);
        }

        private String word() {
            int start = at;
            while (at < text.length() && text.charAt(at) != ' ' && text.charAt(at) != ')') {
                at++;
            }
            String word = text.substring(start, at);
            skipBlank();
            return word;
        }

        private void skipBlank() {
            while (at < text.length() && text.charAt(at) == ' ') {
                at++;
            }
        }
    }
}
