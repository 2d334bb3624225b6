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
import java.util.Locale;
import java.util.Optional;
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
    private static final int WARM_UP = 200;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private record Stored(String url, String html) {}

    /** Milliseconds of one page. */
    private record Took(double wall, double cpu, boolean failed) {}

    private final Extractor extractor = new Extractor();
    private final Instant now = Clock.systemUTC().instant();

    private CompareTime() {}

    public static void main(String[] args) throws IOException {
        boolean one = args.length > 0 && List.of("sonin", "readability4j").contains(args[0]);
        var manifests = Arrays.stream(args).skip(one ? 1 : 0).map(Path::of).toList();
        new CompareTime().run(one ? Optional.of(args[0]) : Optional.empty(), manifests);
    }

    private void run(Optional<String> only, List<Path> manifests) throws IOException {
        boolean sonin = only.isEmpty() || only.get().equals("sonin");
        boolean peer = only.isEmpty() || only.get().equals("readability4j");
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
            System.out.println(line("sonin", ours));
        }
        if (peer) {
            System.out.println(line("readability4j", theirs));
        }
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

    private static String line(String name, List<Took> all) {
        List<Took> read = all.stream().filter(took -> !took.failed).toList();
        if (read.isEmpty()) {
            return name + " pages=0 failed=" + all.size();
        }
        double[] wall = read.stream().mapToDouble(Took::wall).sorted().toArray();
        double[] cpu = read.stream().mapToDouble(Took::cpu).sorted().toArray();
        return String.format(
                Locale.ROOT,
                "%s pages=%d failed=%d median_ms=%.2f mean_ms=%.2f p95_ms=%.2f cpu_median_ms=%.2f cpu_mean_ms=%.2f",
                name,
                read.size(),
                all.size() - read.size(),
                wall[wall.length / 2],
                Arrays.stream(wall).average().orElse(0),
                wall[(int) (wall.length * 0.95)],
                cpu[cpu.length / 2],
                Arrays.stream(cpu).average().orElse(0));
    }
}
