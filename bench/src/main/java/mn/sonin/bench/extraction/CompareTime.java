package mn.sonin.bench.extraction;

import java.io.IOException;
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
 * that one runs, for the memory of its process alone.
 */
public final class CompareTime {
    private static final int WARM_UP = 200;

    private record Stored(String url, String html) {}

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
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        int failed = 0;
        List<String[]> files = files(manifests);
        for (int i = -Math.min(WARM_UP, files.size()); i < files.size(); i++) {
            String[] file = files.get(i < 0 ? -i - 1 : i);
            var page = new Stored(file[0], Batch.decode(Path.of(file[1])));
            double own = sonin ? millis(() -> sonin(page)) : 0;
            double other = peer ? millis(() -> readability4j(page)) : 0;
            failed += other < 0 && i >= 0 ? 1 : 0;
            if (i >= 0) {
                ours.add(own);
                theirs.add(other);
            }
        }
        if (sonin) {
            System.out.println(line("sonin", ours));
        }
        if (peer) {
            System.out.println(line("readability4j", theirs) + " failed=" + failed);
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

    /** Milliseconds; negative where the page made it throw. What was found is of no account here. */
    private static double millis(Runnable read) {
        long start = System.nanoTime();
        try {
            read.run();
        } catch (RuntimeException failed) {
            return -1;
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private static String line(String name, List<Double> millis) {
        double[] sorted = millis.stream()
                .mapToDouble(Double::doubleValue)
                .filter(m -> m >= 0)
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return name + " pages=0";
        }
        double mean = Arrays.stream(sorted).average().orElse(0);
        return String.format(
                Locale.ROOT,
                "%s pages=%d median_ms=%.2f mean_ms=%.2f p95_ms=%.2f",
                name,
                sorted.length,
                sorted[sorted.length / 2],
                mean,
                sorted[(int) (sorted.length * 0.95)]);
    }
}
