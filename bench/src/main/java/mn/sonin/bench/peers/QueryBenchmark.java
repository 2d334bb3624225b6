package mn.sonin.bench.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import mn.sonin.bench.Scratch;
import mn.sonin.bench.hot.Beside;
import mn.sonin.bench.index.GeneratedArchive;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** One search of 10,000 generated articles, for the first twenty. */
@Beside("bareLucene")
public class QueryBenchmark {
    private static final int ARTICLES = 10_000;
    private static final int QUESTIONS = 100;

    /** Both indexes of the same articles. */
    @State(Scope.Benchmark)
    public static class Indexes {
        private final Scratch scratch = Scratch.make("query-benchmark");
        private final BareLucene bare;
        private final SoninEngine sonin;
        private final SoninEngine plain;

        public Indexes() {
            GeneratedArchive archive = GeneratedArchive.of(ARTICLES);
            this.bare = bare(archive, scratch.path().resolve("lucene"));
            this.sonin = SoninEngine.open(archive, scratch.path().resolve("sonin"), Path.of("config"));
            this.plain = sonin.plain();
        }

        private static BareLucene bare(GeneratedArchive archive, Path folder) {
            try {
                BareLucene.index(archive, folder);
                return BareLucene.open(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(folder + ": the index cannot be made or opened", e);
            }
        }

        @TearDown
        public void close() throws IOException {
            bare.close();
            sonin.close();
            scratch.close();
        }
    }

    /** What is asked, one after the other. */
    @State(Scope.Benchmark)
    public static class Asked {
        @Param({"word", "phrase"})
        public String kind = "word";

        private final List<String> words = new Questions(ARTICLES).words(QUESTIONS);
        private final List<String> phrases = new Questions(ARTICLES).phrases(QUESTIONS);

        private List<String> questions() {
            return kind.equals("word") ? words : phrases;
        }
    }

    /** As a page asks: in both languages, with counts and marks. */
    @Benchmark
    @OperationsPerInvocation(QUESTIONS)
    public void sonin(Indexes indexes, Asked asked, Blackhole read) throws IOException {
        ask(indexes.sonin, asked, read);
    }

    /** For addresses alone. */
    @Benchmark
    @OperationsPerInvocation(QUESTIONS)
    public void soninAddressesAlone(Indexes indexes, Asked asked, Blackhole read) throws IOException {
        ask(indexes.plain, asked, read);
    }

    /** The limit: addresses alone, of words as they are written. */
    @Benchmark
    @OperationsPerInvocation(QUESTIONS)
    public void bareLucene(Indexes indexes, Asked asked, Blackhole read) throws IOException {
        ask(indexes.bare, asked, read);
    }

    private static void ask(SearchEngine engine, Asked asked, Blackhole read) throws IOException {
        for (String question : asked.questions()) {
            read.consume(engine.best(question));
        }
    }
}
