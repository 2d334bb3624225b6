package mn.sonin.crawler.extract.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Boosted decision trees, read from a table: one tree to a line, written as {@code (CLUE limit below above)}, where a
 * block whose clue is at most the limit goes below; a number is a leaf. The leaves that a block reaches are summed.
 *
 * <p>Each tree is laid out as a whole one of the depth of the deepest: the two questions after the one at place {@code n} stand
 * at {@code 2n + 1} and {@code 2n + 2}, and where a tree has a leaf sooner, the questions below it all lead there. Numbers are
 * compared as whole ones of the same order, whose difference has the answer in its sign. So four blocks walk down a tree side by
 * side, without a branch that the processor would have to guess.
 */
final class Trees {
    /** Never NaN, so that a question that is none is always answered with «at most». */
    private static final int ANY_CLUE = Clue.WORDS.column();

    /** After how many trees it is looked who need walk no further. */
    private static final int PAUSE = 8;

    private static final int CLUE = 0xFFFF;

    private final int trees;
    private final int depth;
    /** How many questions, and how many leaves, a tree has. */
    private final int questions;

    /** The limit of each question in the upper half, its clue in the lower. */
    private final long[] asked;

    private final float[] leaves;
    /** The most that this tree and those after it can give. */
    private final double[] most;

    /** Reads the trees, one to a text. */
    Trees(List<String> texts) {
        List<Node> roots = texts.stream().map(text -> new Reader(text).node()).toList();
        trees = roots.size();
        depth = roots.stream().mapToInt(Node::depth).max().orElse(0);
        questions = (1 << depth) - 1;
        asked = new long[trees * questions];
        leaves = new float[trees * (questions + 1)];
        most = new double[trees + 1];
        for (int tree = trees - 1; tree >= 0; tree--) {
            lay(roots.get(tree), tree, 0);
            most[tree] = most[tree + 1] + roots.get(tree).most();
        }
    }

    private void lay(Node node, int tree, int place) {
        if (place >= questions) {
            leaves[tree * (questions + 1) + place - questions] = node.value;
            return;
        }
        boolean leaf = node.below == null || node.above == null;
        asked[tree * questions + place] =
                leaf ? (long) Integer.MAX_VALUE << 32 | ANY_CLUE : (long) ordered(node.value) << 32 | node.clue;
        lay(node.below == null ? node : node.below, tree, 2 * place + 1);
        lay(node.above == null ? node : node.above, tree, 2 * place + 2);
    }

    /** A whole number of the same order among such numbers as this one among its like; both zeros are one. */
    private static int ordered(float value) {
        int bits = Float.floatToIntBits(value + 0f);
        return bits ^ (bits >> 31 & Integer.MAX_VALUE);
    }

    /** How likely each of these blocks is, in their order. */
    double[] probabilities(List<Block> blocks) {
        return judged(blocks, false);
    }

    /** The same, but of a block that is less likely than not only that: what else could be asked of it is left out. */
    double[] likely(List<Block> blocks) {
        return judged(blocks, true);
    }

    private double[] judged(List<Block> blocks, boolean onlyLikely) {
        Walk walk = new Walk(blocks);
        for (int tree = 0; tree < trees; tree++) {
            if (onlyLikely && tree % PAUSE == 0) {
                walk.leaveOut(-most[tree]);
            }
            walk.down(tree);
        }
        return walk.probabilities();
    }

    /** Blocks on their way through all trees. */
    private final class Walk {
        /** Those that still walk stand first. */
        private final int[][] rows;

        private final double[] sums;
        /** Where each of them stood among the blocks. */
        private final int[] places;

        private int walking;

        Walk(List<Block> blocks) {
            walking = blocks.size();
            rows = new int[walking][];
            sums = new double[walking];
            places = new int[walking];
            for (int i = 0; i < walking; i++) {
                rows[i] = ordered(blocks.get(i).clues);
                places[i] = i;
            }
        }

        private static int[] ordered(float[] clues) {
            int[] row = new int[clues.length];
            for (int i = 0; i < row.length; i++) {
                row[i] = Trees.ordered(clues[i]);
            }
            return row;
        }

        /** Blocks below this sum walk no further. */
        void leaveOut(double least) {
            for (int i = walking - 1; i >= 0; i--) {
                if (sums[i] < least) {
                    walking--;
                    swap(i, walking);
                }
            }
        }

        private void swap(int one, int other) {
            int[] row = rows[one];
            rows[one] = rows[other];
            rows[other] = row;
            double sum = sums[one];
            sums[one] = sums[other];
            sums[other] = sum;
            int place = places[one];
            places[one] = places[other];
            places[other] = place;
        }

        void down(int tree) {
            int at = 0;
            for (; at + 3 < walking; at += 4) {
                four(tree, at);
            }
            for (; at < walking; at++) {
                sums[at] += leaf(tree, rows[at]);
            }
        }

        private float leaf(int tree, int[] row) {
            int first = tree * questions;
            int at = 0;
            for (int step = depth; step > 0; step--) {
                at = next(row, asked[first + at], at);
            }
            return leaves[first + tree + at - questions];
        }

        private void four(int tree, int at) {
            int[] a = rows[at];
            int[] b = rows[at + 1];
            int[] c = rows[at + 2];
            int[] d = rows[at + 3];
            int first = tree * questions;
            int inA = 0;
            int inB = 0;
            int inC = 0;
            int inD = 0;
            for (int step = depth; step > 0; step--) {
                inA = next(a, asked[first + inA], inA);
                inB = next(b, asked[first + inB], inB);
                inC = next(c, asked[first + inC], inC);
                inD = next(d, asked[first + inD], inD);
            }
            int firstLeaf = first + tree - questions;
            sums[at] += leaves[firstLeaf + inA];
            sums[at + 1] += leaves[firstLeaf + inB];
            sums[at + 2] += leaves[firstLeaf + inC];
            sums[at + 3] += leaves[firstLeaf + inD];
        }

        double[] probabilities() {
            double[] probabilities = new double[sums.length];
            for (int i = 0; i < sums.length; i++) {
                probabilities[places[i]] = 1 / (1 + Math.exp(-sums[i]));
            }
            return probabilities;
        }
    }

    /** The place after this one: the first of its two where the clue is at most the limit, else the second. */
    private static int next(int[] row, long question, int at) {
        long left = (question >> 32) - row[(int) question & CLUE];
        return 2 * at + 1 + (int) (left >>> 63);
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

        /** The highest leaf. */
        double most() {
            return below == null || above == null ? value : Math.max(below.most(), above.most());
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
