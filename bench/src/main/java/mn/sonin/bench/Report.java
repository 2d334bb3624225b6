package mn.sonin.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.ObjectMapper;

/**
 * What a measurement came to and on which machine: each figure with its median, least and most over all rounds, and its ratio to what it is
 * measured against, as a table in Markdown and as JSON.
 */
public final class Report {
    private final String machine;
    private final Map<Measured, List<Double>> values = new LinkedHashMap<>();
    private final Map<String, String> peers = new LinkedHashMap<>();

    private Report(String machine) {
        this.machine = machine;
    }

    /** What was measured, and in which unit. */
    private record Measured(String what, String unit) {}

    /**
     * One figure.
     *
     * @param rounds how often it was measured
     * @param ratio of the median to that of the peer in the same unit
     */
    public record Figure(
            String what, String unit, double median, double least, double most, int rounds, Optional<Ratio> ratio) {}

    /** How many times as much as the peer. */
    public record Ratio(String peer, double value) {}

    /** All of it, as it stands in the file. */
    private record Whole(String machine, List<Figure> figures) {}

    /** Begins with the machine as it is now, which is printed too. */
    public static Report begin() throws IOException {
        Report report = new Report(Machine.described());
        System.out.println(report.machine);
        return report;
    }

    /** The machine at the beginning. */
    public String machine() {
        return machine;
    }

    /** What one round came to. */
    public void add(String what, String unit, double value) {
        values.computeIfAbsent(new Measured(what, unit), any -> new ArrayList<>())
                .add(value);
    }

    /** The same, of what is counted. */
    public void add(String what, String unit, long value) {
        add(what, unit, (double) value);
    }

    /** Gives ratios of all figures of one thing to those of another. */
    public void beside(String what, String peer) {
        peers.put(what, peer);
    }

    /** All figures, in the order in which they first came. */
    public List<Figure> figures() {
        return values.keySet().stream().map(this::figure).toList();
    }

    private Figure figure(Measured measured) {
        double[] sorted = sorted(measured);
        Optional<Ratio> ratio = Optional.ofNullable(peers.get(measured.what))
                .filter(peer -> median(sorted(new Measured(peer, measured.unit))) > 0)
                .map(peer -> new Ratio(peer, median(sorted) / median(sorted(new Measured(peer, measured.unit)))));
        return new Figure(
                measured.what,
                measured.unit,
                median(sorted),
                sorted[0],
                sorted[sorted.length - 1],
                sorted.length,
                ratio);
    }

    private double[] sorted(Measured measured) {
        return values.getOrDefault(measured, List.of()).stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
    }

    /** Nothing where nothing was measured. */
    private static double median(double[] sorted) {
        return sorted.length == 0 ? 0 : (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** Puts machine and figures into a file as JSON. */
    public void write(Path file) throws IOException {
        write(file, new Whole(machine, figures()));
    }

    /** Puts anything that has been measured into a file as JSON, with the folder where there is none yet. */
    public static void write(Path file, Object measured) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(
                file, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(measured));
        System.out.println("JSON: " + file);
    }

    /** A row for each thing, a column for each unit: the median, the least and the most, the ratio. */
    @Override
    public String toString() {
        Set<String> units = new LinkedHashSet<>();
        Map<String, Map<String, Figure>> rows = new LinkedHashMap<>();
        for (Figure figure : figures()) {
            units.add(figure.unit);
            rows.computeIfAbsent(figure.what, any -> new LinkedHashMap<>()).put(figure.unit, figure);
        }
        StringBuilder table = new StringBuilder("| |");
        units.forEach(unit -> table.append(' ').append(unit).append(" |"));
        table.append("\n|---|").append("---|".repeat(units.size())).append('\n');
        rows.forEach((what, row) -> table.append("| ")
                .append(what)
                .append(units.stream()
                        .map(unit -> Optional.ofNullable(row.get(unit))
                                .map(Report::cell)
                                .orElse(""))
                        .collect(Collectors.joining(" | ", " | ", " |\n"))));
        return table.toString();
    }

    private static String cell(Figure figure) {
        String spread =
                figure.least == figure.most ? "" : " (%s – %s)".formatted(shown(figure.least), shown(figure.most));
        String ratio = figure.ratio
                .map(of -> String.format(Locale.ROOT, ", %.2f ×", of.value))
                .orElse("");
        return shown(figure.median) + spread + ratio;
    }

    /** With as many places as say something. */
    private static String shown(double value) {
        String format = value >= 100 || value == Math.rint(value) ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }
}
