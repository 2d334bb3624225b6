package mn.sonin.bench.curve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import mn.sonin.bench.curve.Asking.Kind;
import mn.sonin.bench.curve.Curve.Point;

/** A curve as a picture (SVG): articles from left to right, and a panel for each thing measured; both axes grow tenfold from line to line. */
final class CurvePicture {
    private static final int WIDTH = 420;
    private static final int HEIGHT = 260;
    private static final int LEFT = 52;
    private static final int TOP = 34;
    private static final int NAMES = 150;
    private static final int FOOT = 30;

    /** Told apart by all eyes (Okabe and Ito), on white. */
    private static final List<String> COLOURS =
            List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#000000");

    private final String machine;
    private final List<Point> points;

    CurvePicture(String machine, List<Point> points) {
        this.machine = machine;
        this.points = List.copyOf(points);
    }

    /** The whole picture. */
    String svg() {
        List<Panel> panels = new ArrayList<>();
        panels.add(new Panel("Search, p99, ms of processor time", kinds(Kind::workedP99)));
        panels.add(new Panel("Search, p50, ms of processor time", kinds(Kind::workedP50)));
        panels.add(panel(
                "Articles indexed a CPU second",
                point -> size(point) / point.made().cpuSeconds()));
        panels.add(panel(
                "Bytes of index an article",
                point -> (double) point.made().bytes() / point.made().articles()));
        panels.add(panel("Heap in use, MB", point -> (double) point.answered().heapMegabytes()));
        panels.add(panel("Start to first answer, s", point -> point.answered().startSeconds()));
        int rows = (panels.size() + 1) / 2;
        StringBuilder svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="11">
                <title>Sonin from %s to %s articles</title>
                <rect width="100%%" height="100%%" fill="#fff"/>
                """.formatted(
                        2 * (WIDTH + NAMES),
                        rows * HEIGHT + FOOT,
                        tens(size(points.getFirst())),
                        tens(size(points.getLast()))));
        for (int i = 0; i < panels.size(); i++) {
            svg.append("<g transform=\"translate(%d %d)\">%n".formatted(i % 2 * (WIDTH + NAMES), i / 2 * HEIGHT));
            panels.get(i).draw(svg);
            svg.append("</g>\n");
        }
        svg.append("<text x=\"%d\" y=\"%d\" fill=\"#555\">%s</text>%n</svg>%n"
                .formatted(LEFT, rows * HEIGHT + FOOT / 2, escaped(machine)));
        return svg.toString();
    }

    private Map<String, List<Double>> kinds(ToDoubleFunction<Kind> measure) {
        Map<String, List<Double>> lines = new LinkedHashMap<>();
        List<Kind> kinds = points.getFirst().answered().kinds();
        for (int i = 0; i < kinds.size(); i++) {
            int at = i;
            lines.put(
                    kinds.get(at).what(),
                    points.stream()
                            .map(point -> measure.applyAsDouble(
                                    point.answered().kinds().get(at)))
                            .toList());
        }
        return lines;
    }

    private Panel panel(String title, ToDoubleFunction<Point> measure) {
        return new Panel(
                title, Map.of("", points.stream().map(measure::applyAsDouble).toList()));
    }

    private static double size(Point point) {
        return (double) point.made().articles();
    }

    private static String tens(double value) {
        return value >= 1 ? String.format(Locale.ROOT, "%,.0f", value) : String.format(Locale.ROOT, "%.2g", value);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    /** One thing measured, by one or several lines of a value for each point. */
    private final class Panel {
        private final String title;
        private final Map<String, List<Double>> lines;
        private final int lowest;
        private final int highest;
        private final int fewest = (int) Math.floor(Math.log10(size(points.getFirst())));
        private final int most = Math.max(fewest + 1, (int) Math.ceil(Math.log10(size(points.getLast()))));

        Panel(String title, Map<String, List<Double>> lines) {
            this.title = title;
            this.lines = lines;
            double[] all = lines.values().stream()
                    .flatMap(List::stream)
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            double least = all[0];
            double largest = all[0];
            for (double value : all) {
                least = Math.min(least, value);
                largest = Math.max(largest, value);
            }
            this.lowest = (int) Math.floor(Math.log10(least));
            this.highest = Math.max(lowest + 1, (int) Math.ceil(Math.log10(largest)));
        }

        private void draw(StringBuilder svg) {
            svg.append(
                    "<text x=\"%d\" y=\"18\" font-size=\"13\" font-weight=\"bold\">%s</text>%n".formatted(LEFT, title));
            for (int power = fewest; power <= most; power++) {
                double x = x(Math.pow(10, power));
                grid(svg, x, TOP, x, HEIGHT - FOOT);
                label(svg, x, HEIGHT - FOOT + 14, "middle", tens(Math.pow(10, power)));
            }
            for (int power = lowest; power <= highest; power++) {
                double y = y(Math.pow(10, power));
                grid(svg, LEFT, y, WIDTH - 8, y);
                label(svg, LEFT - 6, y + 4, "end", tens(Math.pow(10, power)));
            }
            int drawn = 0;
            for (Map.Entry<String, List<Double>> line : lines.entrySet()) {
                line(svg, line.getValue(), COLOURS.get(drawn % COLOURS.size()));
                label(svg, WIDTH + 16, TOP + 8 + 16.0 * drawn, "start", line.getKey());
                if (!line.getKey().isEmpty()) {
                    svg.append("<rect x=\"%d\" y=\"%d\" width=\"10\" height=\"10\" fill=\"%s\"/>%n"
                            .formatted(WIDTH, TOP - 1 + 16 * drawn, COLOURS.get(drawn % COLOURS.size())));
                }
                drawn++;
            }
        }

        private void line(StringBuilder svg, List<Double> values, String colour) {
            StringBuilder path = new StringBuilder();
            for (int i = 0; i < values.size(); i++) {
                double x = x(size(points.get(i)));
                double y = y(values.get(i));
                path.append(String.format(Locale.ROOT, "%s%.1f %.1f", i == 0 ? "M" : " L", x, y));
                svg.append(String.format(
                        Locale.ROOT,
                        "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"><title>%.2f</title></circle>%n",
                        x,
                        y,
                        colour,
                        values.get(i)));
            }
            svg.append("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n".formatted(path, colour));
        }

        private double x(double articles) {
            return LEFT + (WIDTH - 8.0 - LEFT) * (Math.log10(articles) - fewest) / (most - fewest);
        }

        private double y(double value) {
            return HEIGHT - FOOT - (HEIGHT - FOOT - (double) TOP) * (Math.log10(value) - lowest) / (highest - lowest);
        }

        private void grid(StringBuilder svg, double x1, double y1, double x2, double y2) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>%n",
                    x1,
                    y1,
                    x2,
                    y2));
        }

        private void label(StringBuilder svg, double x, double y, String anchor, String text) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"#333\">%s</text>%n",
                    x,
                    y,
                    anchor,
                    escaped(text)));
        }
    }
}
