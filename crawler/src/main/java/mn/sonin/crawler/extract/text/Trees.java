package mn.sonin.crawler.extract.text;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Boosted decision trees, read from a table: one tree to a line, written as {@code (CLUE limit below above)}, where a
 * block whose clue is at most the limit goes below; a number is a leaf. The leaves that a block reaches are summed.
 *
 * <p>The nodes of all trees stand in one row, the two after a question beside each other, and a leaf leads to itself: so
 * four blocks walk down a tree side by side, without a branch that the processor would have to guess.
 */
final class Trees {
    /** Never NaN, so that a leaf's question is always answered with «at most». */
    private static final int CLUE_OF_LEAVES = Clue.WORDS.column();

    private int[] clues = {};
    private float[] limits = {};
    private float[] leaves = {};
    private int[] next = {};
    private int[] depths = {};
    private int[] roots = {};

    void add(String tree) {
        Node root = new Reader(tree).node();
        int first = clues.length;
        int size = root.size();
        clues = Arrays.copyOf(clues, first + size);
        limits = Arrays.copyOf(limits, first + size);
        leaves = Arrays.copyOf(leaves, first + size);
        next = Arrays.copyOf(next, first + size);
        roots = Arrays.copyOf(roots, roots.length + 1);
        depths = Arrays.copyOf(depths, depths.length + 1);
        roots[roots.length - 1] = first;
        depths[depths.length - 1] = root.depth();
        lay(root, first);
    }

    private void lay(Node root, int first) {
        Deque<Node> row = new ArrayDeque<>(List.of(root));
        int free = first + 1;
        for (int place = first; !row.isEmpty(); place++) {
            Node node = row.removeFirst();
            if (node.below == null || node.above == null) {
                clues[place] = CLUE_OF_LEAVES;
                limits[place] = Float.POSITIVE_INFINITY;
                leaves[place] = node.value;
                next[place] = place;
            } else {
                clues[place] = node.clue;
                limits[place] = node.value;
                next[place] = free;
                row.add(node.below);
                row.add(node.above);
                free += 2;
            }
        }
    }

    /** How likely each of these blocks is, in their order. */
    double[] probabilities(List<Block> blocks) {
        float[][] rows = blocks.stream().map(block -> block.clues).toArray(float[][]::new);
        double[] sums = new double[rows.length];
        for (int tree = 0; tree < roots.length; tree++) {
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
        int node = roots[tree];
        for (int step = depths[tree]; step > 0; step--) {
            node = next[node] + (block[clues[node]] <= limits[node] ? 0 : 1);
        }
        return leaves[node];
    }

    private void four(int tree, float[][] rows, int at, double[] sums) {
        float[] a = rows[at];
        float[] b = rows[at + 1];
        float[] c = rows[at + 2];
        float[] d = rows[at + 3];
        int inA = roots[tree];
        int inB = inA;
        int inC = inA;
        int inD = inA;
        for (int step = depths[tree]; step > 0; step--) {
            inA = next[inA] + (a[clues[inA]] <= limits[inA] ? 0 : 1);
            inB = next[inB] + (b[clues[inB]] <= limits[inB] ? 0 : 1);
            inC = next[inC] + (c[clues[inC]] <= limits[inC] ? 0 : 1);
            inD = next[inD] + (d[clues[inD]] <= limits[inD] ? 0 : 1);
        }
        sums[at] += leaves[inA];
        sums[at + 1] += leaves[inB];
        sums[at + 2] += leaves[inC];
        sums[at + 3] += leaves[inD];
    }

    /** A question with its limit and two ways on, or a leaf with its value. */
    private record Node(
            int clue,
            float value,
            @Nullable Node below,
            @Nullable Node above) {
        int size() {
            return below == null || above == null ? 1 : 1 + below.size() + above.size();
        }

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
