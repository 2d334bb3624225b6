package mn.sonin.crawler.extract.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Boosted decision trees, read from a table: one tree to a line, written as {@code (CLUE limit below above)}, where a
 * block whose clue is at most the limit goes below; a number is a leaf. The leaves that a block reaches are summed.
 */
final class Trees {
    private final List<int[]> clues = new ArrayList<>();
    private final List<float[]> values = new ArrayList<>();

    void add(String tree) {
        var reader = new Reader(tree);
        reader.node();
        clues.add(reader.clues.stream().mapToInt(Integer::intValue).toArray());
        float[] numbers = new float[reader.values.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = reader.values.get(i);
        }
        values.add(numbers);
    }

    double probability(float[] block) {
        double sum = 0;
        for (int t = 0; t < clues.size(); t++) {
            sum += leaf(clues.get(t), values.get(t), block);
        }
        return 1 / (1 + Math.exp(-sum));
    }

    /** Three places to a node: the clue, the place of the node below, that of the node above; a leaf has clue -1. */
    private static float leaf(int[] tree, float[] values, float[] block) {
        int node = 0;
        while (tree[node] >= 0) {
            node = block[tree[node]] <= values[node / 3] ? tree[node + 1] : tree[node + 2];
        }
        return values[node / 3];
    }

    private static final class Reader {
        private final String text;
        private int at;
        final List<Integer> clues = new ArrayList<>();
        final List<Float> values = new ArrayList<>();

        Reader(String text) {
            this.text = text;
        }

        int node() {
            int place = clues.size();
            clues.addAll(List.of(-1, -1, -1));
            boolean split = text.charAt(at) == '(';
            if (!split) {
                values.add(Float.parseFloat(word()));
                return place;
            }
            at++;
            clues.set(place, Clue.valueOf(word()).column());
            values.add(Float.parseFloat(word()));
            clues.set(place + 1, node());
            clues.set(place + 2, node());
            at = Math.min(text.length(), at + 1);
            skipBlank();
            return place;
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
