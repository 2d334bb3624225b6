package mn.sonin.bench.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.LongStream;
import mn.sonin.archive.Articles;
import mn.sonin.archive.Attested;
import mn.sonin.bench.hot.Beside;
import mn.sonin.bench.index.GeneratedNews;
import mn.sonin.indexer.analysis.Mode;
import mn.sonin.indexer.analysis.MongolianAnalyzer;
import mn.sonin.sample.SampleWeb;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** The terms of one Mongolian text. StandardAnalyzer is the limit: it finds words where they stand and lowers their case. */
@Beside("standardAnalyzer")
public class AnalysisBenchmark {
    private static final int TEXTS = 200;

    /** Headlines of the sample web, or bodies of generated articles. */
    @State(Scope.Benchmark)
    public static class Texts {
        @Param({"headline", "body"})
        public String text = "headline";

        private final List<String> headlines = headlines();
        private final List<String> bodies = bodies();
        private final Analyzer forHeadlines = new MongolianAnalyzer(Mode.INDEX);
        private final Analyzer forBodies = new MongolianAnalyzer(Mode.BODY);
        private final Analyzer standard = new StandardAnalyzer();

        private static List<String> headlines() {
            try (SampleWeb web = SampleWeb.start()) {
                List<String> headlines = web.articles().stream()
                        .filter(article -> article.language().equals("mn"))
                        .map(article -> article.titles().getFirst())
                        .limit(TEXTS)
                        .toList();
                if (headlines.size() < TEXTS) {
                    throw new IllegalStateException(
                            "the sample web has %d Mongolian headlines, not %d".formatted(headlines.size(), TEXTS));
                }
                return headlines;
            } catch (IOException e) {
                throw new UncheckedIOException("the sample web does not start", e);
            }
        }

        private static List<String> bodies() {
            GeneratedNews news = new GeneratedNews();
            return LongStream.iterate(1, number -> number + 1)
                    .mapToObj(news::article)
                    .map(Articles.Change::revision)
                    .filter(revision -> revision.content().language().value().equals("mn"))
                    .map(revision ->
                            revision.content().text().map(Attested::value).orElseThrow())
                    .limit(TEXTS)
                    .toList();
        }

        private List<String> chosen() {
            return text.equals("headline") ? headlines : bodies;
        }

        private Analyzer sonin() {
            return text.equals("headline") ? forHeadlines : forBodies;
        }
    }

    @Benchmark
    @OperationsPerInvocation(TEXTS)
    public void sonin(Texts texts, Blackhole terms) throws IOException {
        analyze(texts.sonin(), texts.chosen(), terms);
    }

    @Benchmark
    @OperationsPerInvocation(TEXTS)
    public void standardAnalyzer(Texts texts, Blackhole terms) throws IOException {
        analyze(texts.standard, texts.chosen(), terms);
    }

    private static void analyze(Analyzer analyzer, List<String> texts, Blackhole terms) throws IOException {
        for (String text : texts) {
            try (TokenStream stream = analyzer.tokenStream("text", text)) {
                CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
                stream.reset();
                while (stream.incrementToken()) {
                    terms.consume(term.length());
                }
                stream.end();
            }
        }
    }
}
