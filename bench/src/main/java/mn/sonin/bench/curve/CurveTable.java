package mn.sonin.bench.curve;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import mn.sonin.bench.curve.Asking.Kind;
import mn.sonin.bench.curve.Curve.Point;

/** A curve as a table in Markdown: a column for each size, and how much the last is of the one before. */
final class CurveTable {
    private final List<Point> points;

    /** At least one point, smallest first. */
    CurveTable(List<Point> points) {
        this.points = List.copyOf(points);
    }

    @Override
    public String toString() {
        StringBuilder table = new StringBuilder("| articles |");
        points.forEach(point ->
                table.append(String.format(Locale.ROOT, " %,d |", point.made().articles())));
        table.append(" last step |\n|---|")
                .append("---|".repeat(points.size() + 1))
                .append('\n');
        row(
                table,
                "articles indexed a CPU second",
                point -> (double) point.made().articles() / point.made().cpuSeconds());
        row(table, "CPU seconds to make the index anew", point -> point.made().cpuSeconds());
        row(
                table,
                "bytes an article",
                point -> (double) point.made().bytes() / point.made().articles());
        row(
                table,
                "seconds from start to first answer",
                point -> point.answered().startSeconds());
        row(table, "heap in use, MB", point -> (double) point.answered().heapMegabytes());
        List<Kind> kinds = points.getFirst().answered().kinds();
        for (int i = 0; i < kinds.size(); i++) {
            int at = i;
            row(
                    table,
                    kinds.get(at).what() + ": p50 / p99 ms (of processor time)",
                    point -> times(point.answered().kinds().get(at)),
                    point -> point.answered().kinds().get(at).p99());
        }
        return table.toString();
    }

    private void row(StringBuilder table, String what, ToDoubleFunction<Point> value) {
        row(table, what, point -> number(value.applyAsDouble(point)), value);
    }

    private void row(StringBuilder table, String what, Function<Point, String> cell, ToDoubleFunction<Point> growing) {
        table.append("| ")
                .append(what)
                .append(" | ")
                .append(points.stream().map(cell).collect(Collectors.joining(" | ")))
                .append(" | ")
                .append(growth(growing))
                .append(" |\n");
    }

    private String growth(ToDoubleFunction<Point> growing) {
        return points.size() < 2
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%.2f ×",
                        growing.applyAsDouble(points.getLast()) / growing.applyAsDouble(points.get(points.size() - 2)));
    }

    private static String times(Kind kind) {
        return String.format(
                Locale.ROOT, "%.1f / %.1f (%.1f / %.1f)", kind.p50(), kind.p99(), kind.workedP50(), kind.workedP99());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%,.0f", value);
    }
}
