package mn.sonin.crawler;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import mn.sonin.archive.Archive;
import mn.sonin.archive.Article;
import mn.sonin.archive.ArticleId;
import mn.sonin.archive.Articles;
import mn.sonin.archive.Capture;
import mn.sonin.archive.CaptureNote;
import mn.sonin.archive.Exchange;
import mn.sonin.archive.Observation;
import mn.sonin.archive.Purpose;
import mn.sonin.archive.Recorded;
import mn.sonin.archive.Revision;
import mn.sonin.archive.warc.ForeignWarc;
import mn.sonin.config.Configuration;
import mn.sonin.config.Source;
import mn.sonin.crawler.url.CanonicalUrl;

/**
 * Pages that another crawler fetched (news-crawl, Browsertrix, Heritrix, wget): those that are articles of a configured source
 * are kept and read like our own. The same file is taken once.
 */
public final class WarcImport {
    private final Configuration configuration;
    private final Parts parts;

    WarcImport(Configuration configuration, Parts parts) {
        this.configuration = configuration;
        this.parts = parts;
    }

    /**
     * What an import came to.
     *
     * @param answers in the file
     * @param foreign of sources that are not configured, or no articles
     * @param known kept by an earlier import
     * @param added articles new to the archive
     * @param unreadable pages without an article
     */
    public record Report(int answers, int foreign, int known, int added, int unreadable) {}

    /**
     * Takes in a file.
     *
     * @throws IOException where it cannot be read as a WARC file; what came before that place is kept
     */
    public Report take(Path file) throws IOException {
        Work work = new Work();
        int answers = ForeignWarc.read(file, configuration.settings().limits().bodyBytes(), work::take);
        return new Report(answers, work.foreign, work.known, work.added, work.unreadable);
    }

    /**
     * Whether an imported page is older than what is known of its article: what it said before we saw it first does not undo what it
     * says now.
     */
    static boolean isOlder(Observation imported, Articles articles) {
        return articles.find(ArticleId.of(imported.url()))
                .map(Article::current)
                .filter(current -> current.kind() != Revision.Kind.HEADLINE_ONLY)
                .filter(current -> current.observed().isAfter(imported.observed()))
                .isPresent();
    }

    /** One run through a file. */
    private final class Work {
        private final Archive archive = parts.archive();
        private int foreign;
        private int known;
        private int added;
        private int unreadable;

        void take(Exchange exchange) {
            Optional<CanonicalUrl> exact = CanonicalUrl.exact(exchange.url()).canonical();
            Optional<Source> source = exact.flatMap(url -> parts.hosts().of(url.value()));
            Optional<CanonicalUrl> at = source.flatMap(
                    ours -> new Sifting(ours).address(exact.orElseThrow().value()));
            if (at.isEmpty() || !isPage(exchange)) {
                foreign++;
            } else if (isKept(exchange)) {
                known++;
            } else {
                keep(source.orElseThrow(), at.get(), exchange);
            }
        }

        private static boolean isPage(Exchange exchange) {
            String head = exchange.responseHead().decode(StandardCharsets.ISO_8859_1);
            return head.substring(0, Math.max(0, head.indexOf('\r'))).contains(" 200");
        }

        private boolean isKept(Exchange exchange) {
            return archive.captures().history(exchange.url()).stream()
                    .anyMatch(capture -> capture.at().equals(exchange.at().truncatedTo(ChronoUnit.MICROS)));
        }

        private void keep(Source source, CanonicalUrl at, Exchange exchange) {
            Capture capture = archive.captures()
                    .append(exchange, new CaptureNote(source.id(), Purpose.ARTICLE, Optional.empty()));
            switch (parts.reading()
                    .read(
                            source,
                            at,
                            capture,
                            archive.captures().read(capture),
                            Optional.empty(),
                            Revision.Kind.FIRST,
                            ArticleReading.Further.NONE)) {
                case ArticleReading.Read.Article article -> record(article.observation(), capture);
                case ArticleReading.Read.Left left -> archive.captures().settle(capture.id());
                case ArticleReading.Read.Unreadable bad -> {
                    unreadable++;
                    archive.captures().settle(capture.id());
                }
            }
        }

        private void record(Observation seen, Capture capture) {
            if (isOlder(seen, archive.articles())) {
                archive.captures().settle(capture.id());
            } else if (archive.articles().record(seen) instanceof Recorded.Added) {
                added++;
            }
        }
    }
}
