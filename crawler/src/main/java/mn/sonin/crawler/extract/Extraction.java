package mn.sonin.crawler.extract;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mn.sonin.archive.Attested;
import mn.sonin.archive.Basis;
import mn.sonin.archive.Content;
import mn.sonin.crawler.extract.date.StatedDate;
import mn.sonin.crawler.extract.encoding.Decoded;
import mn.sonin.crawler.extract.evidence.Candidate;
import mn.sonin.crawler.extract.evidence.Found;

/**
 * What was read out of one page. Every field keeps the winner with its basis and confidence, and the runners-up.
 *
 * @param title the headline, in the capitals that the site uses, without the site's name
 * @param subtitle a second headline under the first
 * @param byline people and agencies apart
 * @param origin the outlet that this is a reprint of, as the page names it
 * @param published when the page says it was published
 * @param modified when the page says it was last changed
 * @param stated every date that the page states, in the order found
 * @param headlineLanguage ISO 639-1 code; {@code und} where it cannot be told
 * @param bodyLanguage ISO 639-1 code; {@code und} where it cannot be told
 * @param text paragraphs separated by a line feed
 * @param summary the description or standfirst for machines
 * @param directives what the robots meta tags ask
 * @param canonical the address that the page calls its own
 * @param nextPart the address where the story goes on
 * @param encoding how the page was decoded and what was mended
 * @param zone of the page's dates without an offset
 */
public record Extraction(
        Found<String> title,
        Found<String> subtitle,
        Found<Byline> byline,
        Found<String> origin,
        Found<StatedDate> published,
        Found<StatedDate> modified,
        List<Candidate<StatedDate>> stated,
        Found<String> headlineLanguage,
        Found<String> bodyLanguage,
        Found<String> text,
        Found<String> summary,
        Set<Directive> directives,
        Found<String> canonical,
        Found<String> nextPart,
        Decoded encoding,
        ZoneId zone) {
    /** What a robots meta tag can ask of an archive. */
    public enum Directive {
        NOARCHIVE,
        NOINDEX,
        NOFOLLOW,
        NOSNIPPET
    }

    public Extraction {
        stated = List.copyOf(stated);
        directives = Set.copyOf(directives);
    }

    /**
     * The values to keep, each with its basis; empty where the page gave no title, since an article needs one. Dates
     * without an offset are in the page's zone.
     */
    public Optional<Content> content() {
        return title.best()
                .map(headline -> new Content(
                        attested(headline),
                        subtitle.best().map(Extraction::attested),
                        summary.best().map(Extraction::attested),
                        text.best().map(Extraction::attested),
                        names(byline.best().map(b -> b.with(b.value().people()))),
                        names(byline.best().map(b -> b.with(b.value().agencies()))),
                        origin.best().map(Extraction::attested),
                        published.best().map(c -> attested(c.with(c.value().moment(zone)))),
                        modified.best().map(c -> attested(c.with(c.value().moment(zone)))),
                        language()));
    }

    private Attested<String> language() {
        return bodyLanguage
                .best()
                .filter(body -> !body.value().equals("und"))
                .or(headlineLanguage::best)
                .map(Extraction::attested)
                .orElseGet(() -> Attested.of("und", Basis.DETECTED));
    }

    private static <T> Attested<T> attested(Candidate<T> candidate) {
        return new Attested<>(candidate.value(), candidate.basis(), candidate.detail());
    }

    private static List<Attested<String>> names(Optional<Candidate<List<String>>> names) {
        return names.stream()
                .flatMap(all -> all.value().stream().map(name -> attested(all.with(name))))
                .toList();
    }
}
