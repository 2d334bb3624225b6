package mn.sonin.crawler.extract;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import mn.sonin.archive.Basis;
import mn.sonin.archive.Lead;
import mn.sonin.config.Selectors;
import mn.sonin.crawler.extract.Extraction.Directive;
import mn.sonin.crawler.extract.date.Reading;
import mn.sonin.crawler.extract.evidence.Candidate;
import mn.sonin.crawler.extract.evidence.Found;
import mn.sonin.crawler.extract.metadata.LinkedArticle;
import mn.sonin.crawler.extract.metadata.PageMetadata;
import mn.sonin.crawler.extract.text.Body;
import mn.sonin.crawler.extract.text.BodyReader;
import mn.sonin.crawler.extract.text.Layout;
import mn.sonin.crawler.extract.text.NoticedPage;
import mn.sonin.crawler.extract.text.PageHints;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * Reads an article out of a page: evidence first, from every place that has some, then judgement. Needs no rule for a
 * site; a source's selectors are obeyed where there are some. Immutable, and safe for many threads.
 */
public final class Extractor {
    private final Titles titles = new Titles();
    private final Bylines bylines = new Bylines();
    private final Dates dates = new Dates();
    private final BodyReader bodies = new BodyReader();

    /**
     * What the page says.
     *
     * @param lead what the feed or list said that led here
     * @param selectors the source's own rules; {@link Selectors#none()} for none
     */
    public Extraction extract(Page page, Optional<Lead> lead, Selectors selectors) {
        Reader reader = new Reader(page);
        Found<String> title = titles.judge(reader.metadata, lead, page.address());
        Found<Byline> byline = byline(reader, lead);
        Dates.Judged judged = dates.judge(
                new Dates.Place(
                        reader.metadata, reader.layout.lines(), reader.titleLine, page.address(), reading(reader)),
                lead,
                reader.metadata.scripts());
        Body body = bodies.read(reader.layout, hints(reader.metadata, byline));
        PageMetadata metadata = reader.metadata;
        return new Extraction(
                title,
                Found.nothing(),
                byline,
                Found.nothing(),
                judged.published(),
                judged.modified(),
                judged.stated(),
                Found.nothing(),
                Found.nothing(),
                body.isEmpty()
                        ? Found.nothing()
                        : Found.of(new Candidate<>(body.text(), Basis.VISIBLE_TEXT, "", body.confidence())),
                summary(metadata),
                directives(metadata),
                metadata.canonical()
                        .map(link -> Found.of(new Candidate<>(link, Basis.META, "canonical", 1)))
                        .orElseGet(Found::nothing),
                Found.nothing(),
                false,
                page.content());
    }

    /** The blocks of the page with what was noticed about them, for training the model and for the debugger. */
    public NoticedPage notice(Page page) {
        Reader reader = new Reader(page);
        return bodies.notice(reader.layout, hints(reader.metadata, byline(reader, Optional.empty())));
    }

    /** A page being read: parsed once, cut into lines once. */
    private final class Reader {
        final Page page;
        final PageMetadata metadata;
        final SiteNames site;
        final Layout layout;
        final int titleLine;

        Reader(Page page) {
            this.page = page;
            Document document = Jsoup.parse(page.html(), page.address().orElse(""));
            this.metadata = PageMetadata.of(document);
            this.site = SiteNames.of(metadata, page.address());
            this.layout = bodies.lay(document.body());
            this.titleLine = titles.line(metadata, layout.lines());
        }
    }

    private Found<Byline> byline(Reader reader, Optional<Lead> lead) {
        return bylines.judge(reader.metadata, reader.layout.lines(), reader.titleLine, lead, reader.site);
    }

    private static Reading reading(Reader reader) {
        return new Reading(
                LocalDateTime.ofInstant(reader.page.captured(), Extraction.HOME), reader.metadata.monthFirst());
    }

    private PageHints hints(PageMetadata page, Found<Byline> byline) {
        return new PageHints(
                titles.offered(page),
                summary(page).value().stream().toList(),
                byline.value().map(Byline::people).orElseGet(List::of),
                page.article().flatMap(LinkedArticle::body));
    }

    private static Found<String> summary(PageMetadata page) {
        return page.meta("og:description")
                .or(() -> page.meta("description"))
                .map(text -> Found.of(new Candidate<>(text, Basis.META, "description", 0.8)))
                .orElseGet(Found::nothing);
    }

    private static Set<Directive> directives(PageMetadata page) {
        var asked = new TreeSet<Directive>();
        for (String content : page.metas("robots")) {
            String lower = content.toLowerCase(Locale.ROOT);
            for (Directive directive : Directive.values()) {
                if (lower.contains(directive.name().toLowerCase(Locale.ROOT))) {
                    asked.add(directive);
                }
            }
        }
        return asked;
    }
}
