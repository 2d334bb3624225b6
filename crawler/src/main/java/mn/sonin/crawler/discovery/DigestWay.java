package mn.sonin.crawler.discovery;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mn.sonin.archive.Basis;
import mn.sonin.archive.Moment;
import mn.sonin.archive.Purpose;
import mn.sonin.config.Discovery;
import mn.sonin.crawler.extract.date.AddressDate;
import mn.sonin.crawler.markup.Markup;
import mn.sonin.crawler.url.CanonicalUrl;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A page of headlines of other sites, numbered or each with the link to its story. */
final class DigestWay implements Way {
    private static final int LONGEST = 200;

    private final Discovery.Digest digest;
    private final ZoneId zone;

    DigestWay(Discovery.Digest digest, ZoneId zone) {
        this.digest = digest;
        this.zone = zone;
    }

    @Override
    public Basis basis() {
        return Basis.DIGEST;
    }

    @Override
    public Purpose purpose() {
        return Purpose.DIGEST;
    }

    @Override
    public boolean asksFor(String url) {
        return Shape.same(digest.url(), url);
    }

    @Override
    public List<Ask> begin(Span span) {
        return List.of(new Ask(digest.url(), Purpose.DIGEST, 1));
    }

    @Override
    public Reading read(Answer answer, Span span) {
        String text = Decoding.text(answer);
        if (digest.issues().isPresent() && asksFor(answer.url())) {
            return issues(Markup.page(text, answer.url()), digest.issues().get(), span);
        }
        return digest.item()
                .map(item -> linked(
                        Markup.page(text, answer.url()),
                        item,
                        AddressDate.of(answer.ask().url())))
                .orElseGet(() -> numbered(text));
    }

    private Reading issues(Document list, String selector, Span span) {
        List<String> issues = list.select(selector).stream()
                .map(link -> link.absUrl("href"))
                .filter(url -> url.startsWith("http"))
                .distinct()
                .toList();
        return issues.isEmpty()
                ? new Reading.Unusable("no link to a digest matches \"%s\"".formatted(selector))
                : new Reading.Stories(
                        List.of(),
                        issues.stream()
                                .filter(url ->
                                        AddressDate.of(url).map(span::wants).orElse(true))
                                .limit(span.whole() ? Long.MAX_VALUE : digest.pages())
                                .map(url -> new Ask(url, Purpose.DIGEST, 2))
                                .toList());
    }

    /** @param issued the day that the address of the page states: that of its headlines, as near as can be known */
    private Reading linked(Document page, String selector, Optional<LocalDate> issued) {
        Optional<Moment> day =
                issued.map(date -> new Moment(date.atStartOfDay(zone).toOffsetDateTime(), Moment.Precision.DAY));
        Map<String, Entry> once = new LinkedHashMap<>();
        page.select(selector).stream()
                .flatMap(item -> entry(item).stream())
                .forEach(entry -> once.putIfAbsent(entry.url(), entry.published(day)));
        return once.isEmpty()
                ? new Reading.Unusable("no headline with a link to another site matches \"%s\"".formatted(selector))
                : new Reading.Stories(List.copyOf(once.values()), List.of());
    }

    private Optional<Entry> entry(Element item) {
        Optional<Element> link =
                Optional.ofNullable(item.selectFirst(digest.link().orElse("a[href]")));
        return link.flatMap(source -> host(source.absUrl("href"))
                .filter(host -> !Optional.of(host).equals(host(digest.url())))
                .flatMap(host -> title(item, source)
                        .map(title -> Entry.at(source.absUrl("href"))
                                .titled(Optional.of(title))
                                .from(host))));
    }

    private Optional<String> title(Element item, Element link) {
        Element words = digest.title().map(item::selectFirst).orElse(null);
        if (words != null) {
            return Words.line(words.text());
        }
        Element rest = item.clone();
        rest.select(digest.link().orElse("a[href]")).remove();
        return Words.line(rest.text()).map(DigestWay::headline).or(() -> Words.line(link.text()));
    }

    /** The beginning of a text that is a summary rather than a headline. */
    private static String headline(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = text.lastIndexOf(' ', LONGEST);
        return text.substring(0, end > 0 ? end : LONGEST) + "…";
    }

    private static Optional<String> host(String url) {
        return CanonicalUrl.exact(url).canonical().map(address -> address.host().replaceFirst("^www\\.", ""));
    }

    private Reading numbered(String text) {
        List<Entry> headlines =
                new DigestText(zone).headlines(text.stripLeading().startsWith("<") ? shown(text) : text);
        return headlines.isEmpty()
                ? new Reading.Unusable("no line with a headline, a host and a date (WWW.… PUBLISHED:… or НИЙТЭЛСЭН:…)")
                : new Reading.Stories(headlines, List.of());
    }

    /** What a reader sees, with line breaks where blocks end, so that neither a menu nor a site's name runs into the first headline. */
    private static String shown(String html) {
        Document page = Markup.page(html, "");
        page.select("head,script,style,noscript").remove();
        page.select("br").after("\n");
        page.select("div,p,li,tr,nav,header,section,article,aside,main,footer,h1,h2,h3,h4,ul,ol,table,form")
                .before("\n")
                .after("\n");
        return page.wholeText();
    }
}
