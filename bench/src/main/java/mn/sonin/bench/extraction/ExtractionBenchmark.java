package mn.sonin.bench.extraction;

import de.l3s.boilerpipe.BoilerpipeProcessingException;
import de.l3s.boilerpipe.extractors.CommonExtractors;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mn.sonin.bench.hot.Beside;
import mn.sonin.config.Selectors;
import mn.sonin.crawler.extract.Extractor;
import mn.sonin.crawler.extract.Page;
import mn.sonin.sample.SampleArticle;
import mn.sonin.sample.SampleWeb;
import net.dankito.readability4j.Readability4J;
import org.jsoup.Jsoup;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** One page of the sample web, read. Readability4J finds title, byline and text of it, boilerpipe its text; parsing alone is what Sonin and Readability4J begin with. */
@Beside("readability4j")
public class ExtractionBenchmark {
    private static final int PAGES = 60;

    /** Articles of all sites of the sample web, decoded. */
    @State(Scope.Benchmark)
    public static class Pages {
        private final List<Stored> pages = pages();
        private final Extractor extractor = new Extractor();
        private final Instant captured = Instant.parse("2026-01-01T00:00:00Z");

        private record Stored(String url, String html) {}

        private static List<Stored> pages() {
            List<Stored> pages = new ArrayList<>();
            try (SampleWeb web = SampleWeb.start()) {
                List<SampleArticle> articles = web.articles();
                for (int i = 0; i < articles.size() && pages.size() < PAGES; i += articles.size() / (3 * PAGES)) {
                    page(articles.get(i).url()).ifPresent(pages::add);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the sample web does not answer", e);
            }
            if (pages.size() < PAGES) {
                throw new IllegalStateException(
                        "the sample web showed %d pages, not %d".formatted(pages.size(), PAGES));
            }
            return pages;
        }

        /** Nothing where robots are kept out, the story is gone or stands elsewhere, or its page is in an older encoding. */
        private static Optional<Stored> page(String url) throws IOException {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(url).toURL().openConnection();
            if (connection.getResponseCode() != 200
                    || !"text/html; charset=utf-8".equals(connection.getContentType())) {
                return Optional.empty();
            }
            try (InputStream body = connection.getInputStream()) {
                return Optional.of(new Stored(url, new String(body.readAllBytes(), StandardCharsets.UTF_8)));
            }
        }
    }

    /** All fields with their evidence. */
    @Benchmark
    @OperationsPerInvocation(PAGES)
    public void sonin(Pages pages, Blackhole read) {
        for (Pages.Stored page : pages.pages) {
            read.consume(pages.extractor.extract(
                    Page.of(Optional.of(page.url), page.html, pages.captured), Optional.empty(), Selectors.none()));
        }
    }

    @Benchmark
    @OperationsPerInvocation(PAGES)
    public void readability4j(Pages pages, Blackhole read) {
        for (Pages.Stored page : pages.pages) {
            read.consume(new Readability4J(page.url, page.html).parse());
        }
    }

    /** Text alone, by the extractor that its manual names for news; it parses with NekoHTML. */
    @Benchmark
    @OperationsPerInvocation(PAGES)
    public void boilerpipe(Pages pages, Blackhole read) throws BoilerpipeProcessingException {
        for (Pages.Stored page : pages.pages) {
            read.consume(CommonExtractors.ARTICLE_EXTRACTOR.getText(page.html));
        }
    }

    /** The limit of all that parse with jsoup. */
    @Benchmark
    @OperationsPerInvocation(PAGES)
    public void jsoupParsing(Pages pages, Blackhole read) {
        for (Pages.Stored page : pages.pages) {
            read.consume(Jsoup.parse(page.html, page.url));
        }
    }
}
