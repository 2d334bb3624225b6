package mn.sonin.bench.index;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import mn.sonin.bench.Scratch;
import mn.sonin.bench.peers.BareLucene;
import mn.sonin.config.Configuration;
import mn.sonin.config.ConfigurationReader;
import mn.sonin.config.ConfigurationResult;
import mn.sonin.indexer.SearchAnswer;
import mn.sonin.indexer.SearchRequest;
import mn.sonin.indexer.analysis.Analyzers;
import mn.sonin.indexer.analysis.ExpansionFile;
import mn.sonin.indexer.answer.LuceneSearch;
import mn.sonin.indexer.index.LuceneIndex;
import mn.sonin.indexer.index.Wording;

/**
 * {@code ratio N FOLDER} indexes N generated articles in turn with bare Lucene (StandardAnalyzer; address, headline and text, stored; as many
 * threads as processors) and with Sonin, three rounds, and prints documents a second of processor time and their ratio. {@code search N FOLDER CONFIG} makes an
 * index of N articles where there is none, then prints the times of searches with facets and marks.
 */
public final class IndexBench {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ulaanbaatar");
    private static final int ROUNDS = 3;
    private static final int SEARCHES = 400;

    private final GeneratedNews news = new GeneratedNews();
    private final long count;
    private final Path folder;

    private IndexBench(long count, Path folder) {
        this.count = count;
        this.folder = folder;
    }

    public static void main(String[] args) throws Exception {
        if (args.length < 3) {
            System.err.println("usage: IndexBench ratio N FOLDER | search N FOLDER CONFIG");
            System.exit(2);
        }
        IndexBench bench = new IndexBench(Long.parseLong(args[1]), Path.of(args[2]));
        if (args[0].equals("ratio")) {
            bench.ratio();
        } else {
            bench.search(Path.of(args[3]));
        }
    }

    private void ratio() throws Exception {
        GeneratedArchive archive = new GeneratedArchive(news, count);
        for (int round = 1; round <= ROUNDS; round++) {
            double generating = rate(() -> generate(archive));
            double bare = rate(() -> BareLucene.index(archive, folder));
            double sonin = rate(() -> sonin(archive));
            System.out.printf(
                    Locale.ROOT,
                    "round %d: generating %.0f/s, bare Lucene %.0f/s, Sonin %.0f/s, ratio %.2f%n",
                    round,
                    generating,
                    bare,
                    sonin,
                    sonin / bare);
        }
    }

    private double rate(Work work) throws Exception {
        Scratch.delete(folder);
        Duration start = processor();
        work.run();
        return count * 1e9 / processor().minus(start).toNanos();
    }

    /** What this program has used of all processors: the same on a busy machine. */
    private static Duration processor() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }

    private void generate(GeneratedArchive archive) {
        for (long at = 0; at < count; at += 1_000) {
            archive.changesAfter(at, 1_000);
        }
    }

    private void sonin(GeneratedArchive archive) {
        try (LuceneIndex index = open(archive)) {
            index.follow((revisions, sequence, end) -> {});
        }
    }

    private LuceneIndex open(GeneratedArchive archive) {
        return LuceneIndex.open(folder, archive, new Wording(Analyzers.bundled()), ZONE);
    }

    private void search(Path config) throws Exception {
        Configuration configuration = ((ConfigurationResult.Read) ConfigurationReader.read(config)).configuration();
        try (LuceneIndex index = open(new GeneratedArchive(news, count))) {
            long start = System.nanoTime();
            long added = index.follow((revisions, sequence, end) -> {
                if (revisions % 50_000 == 0) {
                    System.out.println("indexed " + revisions);
                }
            });
            System.out.printf(Locale.ROOT, "indexed %d in %.0f s%n", added, (System.nanoTime() - start) / 1e9);
            LuceneSearch search = new LuceneSearch(
                    index,
                    () -> configuration,
                    ExpansionFile.at(config.resolve("expansions.tsv"), Clock.systemUTC()),
                    Clock.systemUTC(),
                    Duration.ofSeconds(60));
            time("first search", search, List.of("Rio Tinto"), 1);
            time("blank", search, List.of(""), SEARCHES / 4);
            time("one word", search, GeneratedNews.SUBJECTS, SEARCHES);
            time("two words", search, pairs(), SEARCHES);
            time(
                    "phrases",
                    search,
                    GeneratedNews.SUBJECTS.stream().map(s -> '"' + s + '"').toList(),
                    SEARCHES);
            time("topics", search, List.of("topic:rio-tinto", "topic:copper coal", "сонгууль topic:china"), SEARCHES);
        }
    }

    private static List<String> pairs() {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < GeneratedNews.SUBJECTS.size(); i++) {
            pairs.add(GeneratedNews.SUBJECTS.get(i) + " "
                    + GeneratedNews.SUBJECTS.get((i + 4) % GeneratedNews.SUBJECTS.size()));
        }
        return pairs;
    }

    private static void time(String what, LuceneSearch search, List<String> queries, int times) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long[] took = new long[times];
        long[] worked = new long[times];
        long hits = 0;
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            long began = threads.getCurrentThreadCpuTime();
            SearchAnswer answer = search.search(SearchRequest.of(queries.get(i % queries.size())));
            worked[i] = threads.getCurrentThreadCpuTime() - began;
            took[i] = System.nanoTime() - start;
            hits += ((SearchAnswer.Found) answer).total();
        }
        Arrays.sort(took);
        Arrays.sort(worked);
        System.out.printf(
                Locale.ROOT,
                "%-12s %7d hits on average, p50 %.1f ms, p99 %.1f ms, of processor time %.1f ms, %.1f ms%n",
                what,
                hits / times,
                took[times / 2] / 1e6,
                took[(int) (times * 0.99)] / 1e6,
                worked[times / 2] / 1e6,
                worked[(int) (times * 0.99)] / 1e6);
    }

    /** Something to time. */
    private interface Work {
        void run() throws Exception;
    }
}
