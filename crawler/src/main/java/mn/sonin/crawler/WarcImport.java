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
     * @param passedOver further answers, that are no HTTP, too large or broken in themselves
     * @param foreign of sources that are not configured, or no articles
     * @param known kept by an earlier import
     * @param added articles new to the archive
     * @param cut pages that were cut short: kept, and not read
     * @param unreadable pages without an article
     * @param stopped why the file was read no further, with its name and the place; what came before is kept. Empty where it was read whole
     */
    public record Report(
            int answers,
            int passedOver,
            int foreign,
            int known,
            int added,
            int cut,
            int unreadable,
            Optional<String> stopped) {}

    /**
     * Takes in a file.
     *
     * @throws IOException where it cannot be opened
     */
    public Report take(Path file) throws IOException {
        Work work = new Work();
        long before = parts.archive().sequence();
        ForeignWarc.Answers read =
                ForeignWarc.read(file, configuration.settings().limits().bodyBytes(), work::take);
        Absorption.since(
                parts.archive().articles(),
                before,
                configuration.sources().stream().map(Source::id).toList());
        return new Report(
                read.given(),
                read.passedOver(),
                work.foreign,
                work.known,
                work.added,
                work.cut,
                work.unreadable,
                read.stopped());
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
        private int cut;
        private int unreadable;

        void take(Exchange exchange) {
            Optional<CanonicalUrl> exact = CanonicalUrl.exact(exchange.url()).canonical();
            Exchange spelled = exact.filter(url -> hasBlanks(exchange.url()))
                    .map(url -> at(url, exchange))
                    .orElse(exchange);
            Optional<Source> source = exact.flatMap(url -> parts.hosts().of(url.value()));
            Optional<CanonicalUrl> at = source.flatMap(
                    ours -> new Sifting(ours).address(exact.orElseThrow().value()));
            if (at.isEmpty() || !isPage(exchange)) {
                foreign++;
            } else if (isKept(spelled)) {
                known++;
            } else {
                keep(source.orElseThrow(), at.get(), spelled);
            }
        }

        /** The archive takes no address with them; browsers show such addresses, and some crawlers write them as shown. */
        private static boolean hasBlanks(String url) {
            return url.chars().anyMatch(c -> c <= ' ' || c == 0x7f);
        }

        private static Exchange at(CanonicalUrl url, Exchange exchange) {
            return new Exchange(
                    url.value(),
                    exchange.at(),
                    exchange.took(),
                    exchange.address(),
                    exchange.requestHead(),
                    exchange.responseHead(),
                    exchange.body(),
                    exchange.truncated());
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
            if (!capture.whole()) {
                cut++;
                return;
            }
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
