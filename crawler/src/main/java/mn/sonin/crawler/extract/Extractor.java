package mn.sonin.crawler.extract;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import mn.sonin.archive.Basis;
import mn.sonin.archive.Lead;
import mn.sonin.config.Selectors;
import mn.sonin.crawler.extract.Extraction.Directive;
import mn.sonin.crawler.extract.date.Reading;
import mn.sonin.crawler.extract.evidence.Candidate;
import mn.sonin.crawler.extract.evidence.Found;
import mn.sonin.crawler.extract.language.Languages;
import mn.sonin.crawler.extract.metadata.LinkedArticle;
import mn.sonin.crawler.extract.metadata.PageMetadata;
import mn.sonin.crawler.extract.text.BodyReader;
import mn.sonin.crawler.extract.text.Layout;
import mn.sonin.crawler.extract.text.NoticedPage;
import mn.sonin.crawler.extract.text.PageHints;
import mn.sonin.crawler.markup.Markup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Reads an article out of a page: evidence first, from every place that has some, then judgement. Needs no rule for a
 * site; a source's selectors are obeyed where there are some. Safe for many threads; of these, as many read at once as the machine
 * has processors, since each page being read needs memory, and more would not be read sooner.
 */
public final class Extractor {
    private final Bylines bylines = new Bylines();
    private final Credits credits = new Credits();
    private final Dates dates = new Dates(credits);
    private final Languages languages = new Languages();
    private final BodyReader blocks = new BodyReader();
    private final Bodies bodies = new Bodies(blocks);
    private final String product;
    private final Semaphore turns =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()));

    /** For pages that are nobody's: what they ask of a crawler by its name is not looked for. */
    public Extractor() {
        this("");
    }

    /**
     * For a crawler's pages.
     *
     * @param product the name that sites know the crawler by, as in {@code <meta name="ProductBot" content="noarchive">}
     */
    public Extractor(String product) {
        this.product = product.toLowerCase(Locale.ROOT);
    }

    /**
     * What the page says.
     *
     * @param lead what the feed or list said that led here
     * @param selectors the source's own rules; {@link Selectors#none()} for none
     */
    public Extraction extract(Page page, Optional<Lead> lead, Selectors selectors) {
        turns.acquireUninterruptibly();
        try {
            return read(page, lead, selectors);
        } finally {
            turns.release();
        }
    }

    private Extraction read(Page page, Optional<Lead> lead, Selectors selectors) {
        Reader reader = new Reader(page, lead, selectors);
        PageMetadata metadata = reader.metadata;
        Found<String> title = named(reader, selectors.title()).orElseGet(() -> Titles.judge(reader.titles));
        Found<Byline> byline = byline(reader, lead);
        Dates.Judged judged = dates.judge(
                new Dates.Place(
                        metadata,
                        reader.layout.lines(),
                        reader.titleLine,
                        page.address(),
                        reader.reading(),
                        page.zone()),
                named(reader, selectors.published()).flatMap(Found::best),
                lead);
        Found<String> text =
                bodies.judge(title, reader.document, metadata, reader.layout, hints(reader, byline), selectors);
        String body = text.value().orElse("");
        return new Extraction(
                title,
                Subtitles.judge(
                        metadata,
                        reader.layout.lines(),
                        reader.titleLine,
                        title.value().orElse("")),
                credits.credited(byline, body),
                credits.origin(reader.layout.lines(), outlet -> reader.site.isOwn(outlet, reader.document.title())),
                judged.published(),
                judged.modified(),
                judged.stated(),
                language(title.value().orElse("")),
                language(body),
                text,
                summary(metadata),
                directives(metadata, product),
                metadata.canonical()
                        .map(link -> Found.of(new Candidate<>(link, Basis.META, "canonical", 1)))
                        .orElseGet(Found::nothing),
                nextPart(reader),
                page.content(),
                page.zone());
    }

    private Found<String> language(String text) {
        if (text.isBlank()) {
            return Found.nothing();
        }
        Languages.Judged judged = languages.of(text);
        return Found.of(new Candidate<>(judged.code(), Basis.DETECTED, judged.script(), judged.confidence()));
    }

    /** What the first of these selectors finds, if there is one that finds something. */
    private static Optional<Found<String>> named(Reader reader, List<String> selectors) {
        for (String selector : selectors) {
            Element element = reader.document.selectFirst(selector);
            if (element != null && !element.text().isBlank()) {
                return Optional.of(
                        Found.of(new Candidate<>(TitleText.tidy(element.text()), Basis.SELECTOR, selector, 1)));
            }
        }
        return Optional.empty();
    }

    private Found<Byline> byline(Reader reader, Optional<Lead> lead) {
        return named(reader, reader.selectors.byline())
                .flatMap(Found::best)
                .map(line -> line.with(bylines.read(line.value(), reader.site)))
                .filter(line -> !line.value().isEmpty())
                .map(Found::of)
                .orElseGet(() ->
                        bylines.judge(reader.metadata, reader.layout.lines(), reader.titleLine, lead, reader.site));
    }

    /** The blocks of the page with what was noticed about them, for training the model and for the debugger. */
    public NoticedPage notice(Page page) {
        Reader reader = new Reader(page, Optional.empty(), Selectors.none());
        return blocks.notice(reader.layout, hints(reader, byline(reader, Optional.empty())));
    }

    /** A page being read: parsed once, cut into lines once. */
    private final class Reader {
        final Page page;
        final Selectors selectors;
        final Document document;
        final PageMetadata metadata;
        final SiteNames site;
        final TitleEvidence titles;
        final Layout layout;
        final int titleLine;

        Reader(Page page, Optional<Lead> lead, Selectors selectors) {
            this.page = page;
            this.selectors = selectors;
            this.document = Markup.whole(page.html(), page.address().orElse(""));
            selectors.remove().forEach(selector -> document.select(selector).remove());
            this.metadata = PageMetadata.of(document);
            this.site = SiteNames.of(metadata, page.address());
            this.titles = new TitleEvidence(metadata, lead, site);
            this.layout = blocks.lay(document.body());
            this.titleLine = Titles.line(titles, layout.lines());
        }

        Reading reading() {
            return new Reading(LocalDateTime.ofInstant(page.captured(), page.zone()), metadata.monthFirst());
        }
    }

    private static Found<String> nextPart(Reader reader) {
        return reader.page
                .address()
                .map(address -> NextPart.judge(
                        reader.metadata.links(), reader.page.first().orElse(address), reader.page.part()))
                .orElseGet(Found::nothing);
    }

    private static PageHints hints(Reader reader, Found<Byline> byline) {
        return new PageHints(
                reader.titles.offered().stream().map(Vote::text).toList(),
                summary(reader.metadata).value().stream().toList(),
                byline.value().map(Byline::people).orElseGet(List::of),
                reader.metadata.article().flatMap(LinkedArticle::body));
    }

    private static Found<String> summary(PageMetadata page) {
        return page.meta("og:description")
                .or(() -> page.meta("description"))
                .map(TitleText::tidy)
                .filter(text -> !text.isEmpty())
                .map(text -> Found.of(new Candidate<>(text, Basis.META, "description", 0.8)))
                .orElseGet(Found::nothing);
    }

    /** What is asked of everybody, and of this crawler by its name. */
    private static Set<Directive> directives(PageMetadata page, String product) {
        var asked = new TreeSet<Directive>();
        for (String content : Stream.of("robots", product)
                .flatMap(name -> page.metas(name).stream())
                .toList()) {
            String lower = content.toLowerCase(Locale.ROOT);
            if (Arrays.stream(lower.split(",", -1)).map(String::strip).anyMatch("none"::equals)) {
                asked.addAll(List.of(Directive.NOINDEX, Directive.NOFOLLOW));
            }
            for (Directive directive : Directive.values()) {
                if (lower.contains(directive.name().toLowerCase(Locale.ROOT))) {
                    asked.add(directive);
                }
            }
        }
        return asked;
    }
}
