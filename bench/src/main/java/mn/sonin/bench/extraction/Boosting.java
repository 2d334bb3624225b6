package mn.sonin.bench.extraction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Gradient boosting of small decision trees for the logarithmic loss (Friedman 2001, with the second-order gain of Chen
 * and Guestrin 2016), over binned columns.
 */
final class Boosting {
    /**
     * How the trees are grown.
     *
     * @param fewest the least sum of second derivatives in a leaf
     * @param columns share of the columns that each tree may look at
     * @param rows share of the rows that each tree is grown on
     */
    record Settings(int trees, int depth, double rate, double ridge, double fewest, double columns, double rows) {}

    /** A tree over bins: a split, or a leaf where there is no {@code below}. */
    record Tree(int column, int bin, double value, List<Tree> children) {
        boolean isLeaf() {
            return children.isEmpty();
        }

        double value(Columns data, int row) {
            Tree tree = this;
            while (!tree.isLeaf()) {
                tree = tree.children.get((data.bins[tree.column][row] & 0xFF) <= tree.bin ? 0 : 1);
            }
            return tree.value;
        }
    }

    private final Settings settings;
    private final RandomGenerator random;

    Boosting(Settings settings, RandomGenerator random) {
        this.settings = settings;
        this.random = random;
    }

    /** Trees that tell wanted rows ({@code target} near 1) from others, each row weighing {@code weight}. */
    List<Tree> grow(Columns data, int[] rows, double[] target, double[] weight) {
        double[] sums = new double[data.rows()];
        var trees = new ArrayList<Tree>();
        double[] gradient = new double[data.rows()];
        double[] curvature = new double[data.rows()];
        for (int t = 0; t < settings.trees; t++) {
            for (int row : rows) {
                double p = 1 / (1 + Math.exp(-sums[row]));
                gradient[row] = weight[row] * (target[row] - p);
                curvature[row] = weight[row] * Math.max(1e-6, p * (1 - p));
            }
            int[] sample = Arrays.stream(rows)
                    .filter(row -> random.nextDouble() < settings.rows)
                    .toArray();
            Tree tree = node(data, sample, gradient, curvature, chosenColumns(data.count()), settings.depth);
            trees.add(tree);
            for (int row : rows) {
                sums[row] += tree.value(data, row);
            }
        }
        return trees;
    }

    private int[] chosenColumns(int count) {
        return random.doubles(count)
                .mapToInt(draw -> draw < settings.columns ? 1 : 0)
                .toArray();
    }

    private record Split(int column, int bin, double gain) {}

    private Tree node(Columns data, int[] rows, double[] g, double[] h, int[] columns, int depth) {
        double sumG = 0;
        double sumH = 0;
        for (int row : rows) {
            sumG += g[row];
            sumH += h[row];
        }
        Split split = depth == 0 || sumH < 2 * settings.fewest
                ? new Split(-1, 0, 0)
                : bestSplit(data, rows, g, h, columns, sumG, sumH);
        if (split.column < 0) {
            return new Tree(-1, 0, settings.rate * sumG / (sumH + settings.ridge), List.of());
        }
        int[][] parts = parted(data.bins[split.column], split.bin, rows);
        return new Tree(
                split.column,
                split.bin,
                0,
                List.of(
                        node(data, parts[0], g, h, columns, depth - 1),
                        node(data, parts[1], g, h, columns, depth - 1)));
    }

    private Split bestSplit(Columns data, int[] rows, double[] g, double[] h, int[] columns, double sumG, double sumH) {
        var best = new Split(-1, 0, 1e-9);
        double[] binG = new double[Columns.BINS];
        double[] binH = new double[Columns.BINS];
        for (int column = 0; column < columns.length; column++) {
            int limits = data.limits(column);
            if (columns[column] == 0 || limits == 0) {
                continue;
            }
            Arrays.fill(binG, 0);
            Arrays.fill(binH, 0);
            byte[] bins = data.bins[column];
            for (int row : rows) {
                binG[bins[row]] += g[row];
                binH[bins[row]] += h[row];
            }
            double leftG = 0;
            double leftH = 0;
            for (int bin = 0; bin < limits; bin++) {
                leftG += binG[bin];
                leftH += binH[bin];
                if (leftH < settings.fewest || sumH - leftH < settings.fewest) {
                    continue;
                }
                double gain = gain(leftG, leftH) + gain(sumG - leftG, sumH - leftH) - gain(sumG, sumH);
                if (gain > best.gain) {
                    best = new Split(column, bin, gain);
                }
            }
        }
        return best;
    }

    private double gain(double g, double h) {
        return g * g / (h + settings.ridge);
    }

    private static int[][] parted(byte[] bins, int bin, int[] rows) {
        int below = 0;
        for (int row : rows) {
            below += bins[row] <= bin ? 1 : 0;
        }
        int[][] parts = {new int[below], new int[rows.length - below]};
        int b = 0;
        int a = 0;
        for (int row : rows) {
            if (bins[row] <= bin) {
                parts[0][b++] = row;
            } else {
                parts[1][a++] = row;
            }
        }
        return parts;
    }
}
