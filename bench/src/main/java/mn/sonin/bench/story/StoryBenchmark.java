package mn.sonin.bench.story;

import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import mn.sonin.bench.Scratch;
import mn.sonin.bench.hot.Beside;
import mn.sonin.bench.index.GeneratedArchive;
import mn.sonin.indexer.analysis.Analyzers;
import mn.sonin.indexer.analysis.Expansions;
import mn.sonin.indexer.story.StoryIndex;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One generated article put to a story, among 500; nothing of it is in a store, so each is made anew, the peer's too. */
@Beside("minHash")
public class StoryBenchmark {
    private static final int ARTICLES = 500;

    /** What is told. */
    @State(Scope.Benchmark)
    public static class News {
        private final GeneratedArchive archive = GeneratedArchive.of(ARTICLES);
        private final Expansions expansions = Expansions.bundled();
        private final ZoneId zone = ZoneId.of("Asia/Ulaanbaatar");
    }

    /** Across languages, with roles and reasons, kept on disk. */
    @Benchmark
    @OperationsPerInvocation(ARTICLES)
    public long sonin(News news) throws IOException {
        try (Scratch scratch = Scratch.make("story-benchmark");
                StoryIndex stories = StoryIndex.open(
                        scratch.path(), news.archive, Analyzers.bundled(), () -> news.expansions, news.zone)) {
            return stories.follow((articles, sequence, end) -> {});
        }
    }

    /** Near-duplicates of one language alone, in memory, each compared with all before it. */
    @Benchmark
    @OperationsPerInvocation(ARTICLES)
    public int[] minHash(News news) {
        List<int[]> sketches = news.archive.changesAfter(0, ARTICLES).changes().stream()
                .map(StoryQuality::sketch)
                .toList();
        return MinHash.leaders(sketches);
    }
}
