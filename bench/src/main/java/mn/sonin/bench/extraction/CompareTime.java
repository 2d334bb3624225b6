package mn.sonin.bench.extraction;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import mn.sonin.bench.Report;
import mn.sonin.config.Selectors;
import mn.sonin.crawler.extract.Batch;
import mn.sonin.crawler.extract.Extractor;
import mn.sonin.crawler.extract.Page;
import net.dankito.readability4j.Readability4J;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Times the extractor and Readability4J on the same pages in the same run, page by page in turn, after a warm-up on the
 * first of them: {@code CompareTime MANIFEST…}. With {@code sonin} or {@code readability4j} before the manifests only
 * that one runs, for the memory of its process alone. Beside the time that passed stands the processor's time of the
 * thread that read, which other work on the machine does not lengthen.
 */
public final class CompareTime {
    private static final Path RESULTS = Path.of("bench/target/compare-time.json");
    private static final String SONIN = "sonin";
    private static final String PEER = "readability4j";
    private static final int WARM_UP = 200;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private record Stored(String url, String html) {}

    /** Milliseconds of one page. */
    private record Took(double wall, double cpu, boolean failed) {}

    private final Extractor extractor = new Extractor();
    private final Instant now = Clock.systemUTC().instant();

    private CompareTime() {}

    public static void main(String[] args) throws IOException {
        boolean one = args.length > 0 && List.of(SONIN, PEER).contains(args[0]);
        var manifests = Arrays.stream(args).skip(one ? 1 : 0).map(Path::of).toList();
        new CompareTime().run(one ? Optional.of(args[0]) : Optional.empty(), manifests);
    }

    private void run(Optional<String> only, List<Path> manifests) throws IOException {
        Report report = Report.begin();
        boolean sonin = only.isEmpty() || only.get().equals(SONIN);
        boolean peer = only.isEmpty() || only.get().equals(PEER);
        List<Took> ours = new ArrayList<>();
        List<Took> theirs = new ArrayList<>();
        List<String[]> files = files(manifests);
        for (int i = -Math.min(WARM_UP, files.size()); i < files.size(); i++) {
            boolean counts = i >= 0;
            String[] file = files.get(counts ? i : -i - 1);
            var page = new Stored(file[0], Batch.decode(Path.of(file[1])));
            read(sonin, () -> sonin(page)).filter(took -> counts).ifPresent(ours::add);
            read(peer, () -> readability4j(page)).filter(took -> counts).ifPresent(theirs::add);
        }
        if (sonin) {
            tell(report, SONIN, ours);
        }
        if (peer) {
            tell(report, PEER, theirs);
        }
        report.beside(SONIN, PEER);
        System.out.println(report);
        report.write(RESULTS);
    }

    private static List<String[]> files(List<Path> manifests) throws IOException {
        var json = JsonMapper.builder().build();
        var files = new ArrayList<String[]>();
        for (Path manifest : manifests) {
            for (String line : Files.readAllLines(manifest)) {
                JsonNode row = json.readTree(line);
                String file =
                        manifest.resolveSibling(row.path("file").asString()).toString();
                files.add(new String[] {row.path("url").asString(""), file});
            }
        }
        return files;
    }

    private void sonin(Stored page) {
        extractor.extract(Page.of(Optional.of(page.url), page.html, now), Optional.empty(), Selectors.none());
    }

    private static void readability4j(Stored page) {
        new Readability4J(page.url, page.html).parse();
    }

    /** What was found is of no account here; a page that makes it throw has failed. */
    private static Optional<Took> read(boolean wanted, Runnable reading) {
        if (!wanted) {
            return Optional.empty();
        }
        long cpu = THREADS.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        boolean failed = false;
        try {
            reading.run();
        } catch (RuntimeException e) {
            failed = true;
        }
        double wall = (System.nanoTime() - start) / 1e6;
        return Optional.of(new Took(wall, (THREADS.getCurrentThreadCpuTime() - cpu) / 1e6, failed));
    }

    private static void tell(Report report, String name, List<Took> all) {
        List<Took> read = all.stream().filter(took -> !took.failed).toList();
        report.add(name, "pages", read.size());
        report.add(name, "failed", all.size() - read.size());
        if (!read.isEmpty()) {
            double[] wall = read.stream().mapToDouble(Took::wall).sorted().toArray();
            double[] cpu = read.stream().mapToDouble(Took::cpu).sorted().toArray();
            report.add(name, "ms, median", wall[wall.length / 2]);
            report.add(name, "mean", Arrays.stream(wall).average().orElseThrow());
            report.add(name, "95 %", wall[(int) (wall.length * 0.95)]);
            report.add(name, "ms of processor time, median", cpu[cpu.length / 2]);
            report.add(
                    name,
                    "of processor time, mean",
                    Arrays.stream(cpu).average().orElseThrow());
        }
    }
}
