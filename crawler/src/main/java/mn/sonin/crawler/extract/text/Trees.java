package mn.sonin.crawler.extract.text;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Boosted decision trees, read from a table: one tree to a line, written as {@code (CLUE limit below above)}, where a
 * block whose clue is at most the limit goes below; a number is a leaf. The leaves that a block reaches are summed.
 *
 * <p>Each tree is laid out as a whole one of depth {@value #DEPTH}: the two questions after the one at place {@code n} stand
 * at {@code 2n + 1} and {@code 2n + 2}, and where a tree has a leaf sooner, the questions below it all lead there. Blocks are judged
 * by sixty-four: what they answer to a question is a bit for each in one number, and a question that several trees ask is
 * answered once.
 */
final class Trees {
    private static final int DEPTH = 4;
    /** How many questions, and how many leaves, a tree has. */
    private static final int QUESTIONS = (1 << DEPTH) - 1;

    private static final int LEAVES = 1 << DEPTH;

    /** After how many trees it is looked whether a group need be asked further. */
    private static final int PAUSE = 8;

    /** Where the bits of the first, second … answer stand in a number that has the places of sixteen blocks among the leaves. */
    private static final long FIRST = 0x8888888888888888L;

    private static final int PLACES = Blocks.GROUP / DEPTH;

    private final int trees;
    /** The questions of each tree as numbers of questions. */
    private final int[] asked;
    /** How many of the questions are asked up to the end of each tree. */
    private final int[] known;

    private final double[] leaves;
    /** The most that this tree and those after it can give. */
    private final double[] most;

    /** The questions in the order in which trees first ask them: which column, and the limit. */
    private final int[] columns;

    private final float[] limits;
    /** The clue of each column. */
    private final int[] clues;

    /** Reads the trees, one to a text. */
    Trees(List<String> texts) {
        List<Node> roots = texts.stream().map(text -> new Reader(text).node()).toList();
        trees = roots.size();
        asked = new int[trees * QUESTIONS];
        known = new int[trees];
        leaves = new double[trees * LEAVES];
        most = new double[trees + 1];
        Map<Question, Integer> questions = new LinkedHashMap<>();
        for (int tree = 0; tree < trees; tree++) {
            lay(roots.get(tree), tree, 0, questions);
            known[tree] = questions.size();
        }
        for (int tree = trees - 1; tree >= 0; tree--) {
            most[tree] = most[tree + 1] + roots.get(tree).most();
        }
        List<Question> all = List.copyOf(questions.keySet());
        clues = all.stream().mapToInt(Question::clue).distinct().sorted().toArray();
        columns = all.stream()
                .mapToInt(question -> Arrays.binarySearch(clues, question.clue))
                .toArray();
        limits = new float[all.size()];
        for (int i = 0; i < limits.length; i++) {
            limits[i] = all.get(i).limit;
        }
    }

    /** Whether a clue is more than a limit. */
    private record Question(int clue, float limit) {
        /** What stands where a leaf has come sooner: whatever is answered, the same leaf follows. */
        static final Question NONE = new Question(Clue.WORDS.column(), Float.MAX_VALUE);
    }

    private void lay(Node node, int tree, int place, Map<Question, Integer> questions) {
        Node below = node.below;
        Node above = node.above;
        boolean leaf = below == null || above == null;
        if (place < QUESTIONS) {
            Question question = leaf ? Question.NONE : new Question(node.clue, node.value);
            Integer number = questions.putIfAbsent(question, questions.size());
            asked[tree * QUESTIONS + place] = number == null ? questions.size() - 1 : number;
            lay(below == null ? node : below, tree, 2 * place + 1, questions);
            lay(above == null ? node : above, tree, 2 * place + 2, questions);
        } else if (leaf) {
            leaves[tree * LEAVES + place - QUESTIONS] = node.value;
        } else {
            throw new IllegalArgumentException("a tree asks at most %d questions one after the other".formatted(DEPTH));
        }
    }

    /** How likely each block of the page is, in their order. */
    double[] probabilities(Blocks page) {
        return judged(page, false);
    }

    /**
     * The same, but of a block that is less likely than not only that, and of one that is ruled out already 0: what else could be asked of these
     * is left out.
     */
    double[] likely(Blocks page) {
        return judged(page, true);
    }

    private double[] judged(Blocks page, boolean onlyLikely) {
        double[] probabilities = new double[page.blocks().size()];
        Group group = new Group(page);
        for (int from = 0; from < probabilities.length; from += Blocks.GROUP) {
            group.take(from, onlyLikely);
            for (int tree = 0; tree < trees; tree++) {
                if (onlyLikely && tree % PAUSE == 0 && group.isBelow(-most[tree])) {
                    break;
                }
                group.ask(tree);
            }
            group.tell(probabilities);
        }
        return probabilities;
    }

    /** Up to sixty-four blocks on their way through all trees. */
    private final class Group {
        private final List<Block> blocks;
        /** What is noticed about the page's blocks, a row for each of the clues that are asked for. */
        private final float[][] values = new float[clues.length][];

        private final double[] sums = new double[Blocks.GROUP];
        private final float[] lowest = new float[clues.length];
        private final float[] highest = new float[clues.length];
        /** To each question the blocks whose clue is above the limit. */
        private final long[] answers = new long[limits.length];

        private int from;
        private int size;
        private int answered;

        Group(Blocks page) {
            blocks = page.blocks();
            for (int column = 0; column < clues.length; column++) {
                values[column] = page.column(clues[column]);
            }
        }

        void take(int first, boolean withoutFurniture) {
            from = first;
            size = Math.min(blocks.size() - first, Blocks.GROUP);
            answered = 0;
            for (int i = 0; i < size; i++) {
                sums[i] = withoutFurniture && blocks.get(first + i).furniture ? Double.NEGATIVE_INFINITY : 0;
            }
            for (int column = 0; column < clues.length; column++) {
                range(column, values[column]);
            }
        }

        private void range(int column, float[] of) {
            float low = Float.POSITIVE_INFINITY;
            float high = Float.NEGATIVE_INFINITY;
            for (int i = from; i < from + size; i++) {
                low = Math.min(low, of[i]);
                high = Math.max(high, of[i]);
            }
            lowest[column] = low;
            highest[column] = high;
        }

        boolean isBelow(double least) {
            for (int i = 0; i < size; i++) {
                if (sums[i] >= least) {
                    return false;
                }
            }
            return true;
        }

        void ask(int tree) {
            while (answered < known[tree]) {
                answers[answered] = answer(columns[answered], limits[answered]);
                answered++;
            }
            int at = tree * QUESTIONS;
            long first = answers[asked[at]];
            long second = chosen(first, at + 1);
            long third = chosen(first, chosen(second, at + 3), chosen(second, at + 5));
            long fourth = chosen(
                    first,
                    chosen(second, chosen(third, at + 7), chosen(third, at + 9)),
                    chosen(second, chosen(third, at + 11), chosen(third, at + 13)));
            for (int place = 0; place < size; place += PLACES) {
                long places = Long.expand(first >>> place, FIRST)
                        | Long.expand(second >>> place, FIRST >>> 1)
                        | Long.expand(third >>> place, FIRST >>> 2)
                        | Long.expand(fourth >>> place, FIRST >>> 3);
                for (int i = place; i < place + PLACES; i++) {
                    sums[i] += leaves[tree * LEAVES + (int) (places & (LEAVES - 1))];
                    places >>>= DEPTH;
                }
            }
        }

        private long answer(int column, float limit) {
            if (highest[column] <= limit) {
                return 0;
            }
            if (lowest[column] > limit) {
                return -1;
            }
            float[] of = values[column];
            long above = 0;
            for (int i = 0; i < Blocks.GROUP; i++) {
                // The sign of the difference, without a branch that the processor would have to guess.
                int sign = Float.floatToRawIntBits(limit - of[from + i]) >>> (Integer.SIZE - 1);
                above |= (long) sign << i;
            }
            return above;
        }

        /** Of the answers to two questions the second where it is called for, else the first. */
        private long chosen(long second, int question) {
            return chosen(second, answers[asked[question]], answers[asked[question + 1]]);
        }

        private static long chosen(long second, long one, long other) {
            return one ^ ((one ^ other) & second);
        }

        void tell(double[] probabilities) {
            for (int i = 0; i < size; i++) {
                probabilities[from + i] = 1 / (1 + Math.exp(-sums[i]));
            }
        }
    }

    /** A question with its limit and two ways on, or a leaf with its value. */
    private record Node(
            int clue,
            float value,
            @Nullable Node below,
            @Nullable Node above) {
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
