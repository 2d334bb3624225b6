package mn.sonin.bench.curve;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import mn.sonin.bench.Machine;
import mn.sonin.bench.Scratch;
import mn.sonin.bench.curve.Asking.Answered;
import mn.sonin.bench.curve.Making.Made;
import mn.sonin.indexer.analysis.Analyzers;
import tools.jackson.databind.ObjectMapper;

/**
 * {@code CURVE.json CURVE.svg CONFIG FOLDER N…} makes an index of the first N generated articles for each N in a folder of its own, unless it is
 * there from an earlier run that came to its end, asks each, and prints a table; the same as JSON and as a picture in the files.
 */
public final class Curve {
    private static final String INDEX = "index";

    /** Written when an index is whole. */
    private static final String MADE = "made.json";

    /** From so many articles on, the heap of 2 GB that such an archive is promised; half a gigabyte below. */
    private static final long LARGE = 5_000_000;

    private final Path folder;
    private final Path config;
    private final ObjectMapper json = new ObjectMapper();
    private final String analysis = Analyzers.bundled().version();

    private Curve(Path folder, Path config) {
        this.folder = folder;
        this.config = config;
    }

    /** One size. */
    record Point(Made made, Answered answered) {}

    /** All sizes of one run. */
    record Report(String machine, List<Point> points) {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length < 5) {
            System.err.println("usage: Curve CURVE.json CURVE.svg CONFIG FOLDER N...");
            System.exit(2);
        }
        Curve curve = new Curve(Path.of(arguments[3]), Path.of(arguments[2]));
        String machine = Machine.described();
        System.out.println(machine);
        List<Point> points = new ArrayList<>();
        for (String size : List.of(arguments).subList(4, arguments.length)) {
            points.add(curve.point(Long.parseLong(size)));
            System.out.println(points.getLast());
        }
        System.out.println(new CurveTable(points));
        Files.writeString(
                Path.of(arguments[0]),
                curve.json.writerWithDefaultPrettyPrinter().writeValueAsString(new Report(machine, points)));
        Files.writeString(Path.of(arguments[1]), new CurvePicture(machine, points).svg());
    }

    private Point point(long articles) throws IOException, InterruptedException {
        Path inside = Files.createDirectories(folder.resolve(Long.toString(articles)));
        Path note = inside.resolve(MADE);
        if (!finished(note)) {
            Files.deleteIfExists(note);
            Scratch.delete(inside.resolve(INDEX));
            Path unfinished = inside.resolve(MADE + ".new");
            Files.writeString(unfinished, run(Making.class, articles, inside));
            Files.move(unfinished, note, StandardCopyOption.ATOMIC_MOVE);
        }
        return new Point(
                json.readValue(Files.readString(note), Made.class),
                json.readValue(run(Asking.class, articles, inside), Answered.class));
    }

    /** Whether an index was made to its end, by the analysis of today. */
    private boolean finished(Path note) throws IOException {
        return Files.exists(note)
                && analysis.equals(
                        json.readValue(Files.readString(note), Made.class).analysis());
    }

    /** What a program prints as its last line, run by a Java machine of its own with the options of the launcher. */
    private String run(Class<?> program, long articles, Path inside) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        articles < LARGE ? "-Xmx512m" : "-Xmx2g",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        ManagementFactory.getRuntimeMXBean().getClassPath(),
                        program.getName(),
                        Long.toString(articles),
                        inside.resolve(INDEX).toString(),
                        config.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int ended = process.waitFor();
        if (ended != 0) {
            throw new IllegalStateException(
                    "%s of %d articles ended with %d: %s".formatted(program.getSimpleName(), articles, ended, printed));
        }
        return printed.lines().reduce("", (before, line) -> line);
    }
}
