package mn.sonin.crawler.discovery;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mn.sonin.archive.Basis;
import mn.sonin.archive.Moment;
import mn.sonin.archive.Purpose;
import mn.sonin.config.Discovery;
import mn.sonin.crawler.markup.Markup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A page that lists stories, and the pages that continue it. Stories pinned to the top of every page are told by their
 * standing on an earlier page.
 */
final class ListPageWay implements Way {
    /** Pages of a list that a backfill walks at most. */
    private static final int WHOLE = 10_000;

    private static final List<String> LINK_ATTRIBUTES = List.of("href", "data-url");

    private static final List<String> DATE_ATTRIBUTES = List.of("datetime", "rawdate", "data-date", "content");

    private final Discovery.ListPage list;
    private final ZoneId zone;
    private final DateWords dates;
    private final Set<String> shown = new HashSet<>();
    private final Set<String> asked = new HashSet<>();

    ListPageWay(Discovery.ListPage list, ZoneId zone, DateWords dates) {
        this.list = list;
        this.zone = zone;
        this.dates = dates;
    }

    @Override
    public Basis basis() {
        return Basis.LIST;
    }

    @Override
    public Purpose purpose() {
        return Purpose.LIST;
    }

    @Override
    public boolean storiesAlone() {
        return true;
    }

    @Override
    public boolean asksFor(String url) {
        return Shape.same(list.url(), url)
                || list.next()
                        .map(next -> isPattern(next) ? Shape.same(next, url) : isBelow(url))
                        .orElse(false);
    }

    private static boolean isPattern(String next) {
        return next.contains("{page}");
    }

    private boolean isBelow(String url) {
        String first = list.url().replaceFirst("/$", "");
        return url.startsWith(first + "/") || url.startsWith(first + "?");
    }

    @Override
    public List<Ask> begin(Span span) {
        return List.of(new Ask(list.url(), Purpose.LIST, 1));
    }

    @Override
    public Reading read(Answer answer, Span span) {
        Document page = Markup.page(Decoding.text(answer), answer.url());
        List<Entry> entries = page.select(list.item()).stream()
                .flatMap(item -> entry(item, answer.at()).stream())
                .collect(Collectors.toMap(Entry::url, entry -> entry, ListPageWay::better, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
        if (entries.isEmpty() && answer.ask().step() == 1) {
            return new Reading.Unusable("no entry of the list matches \"%s\" on a page of %d bytes titled \"%s\""
                    .formatted(list.item(), answer.body().length(), page.title()));
        }
        List<Entry> fresh =
                entries.stream().filter(entry -> shown.add(entry.url())).toList();
        return new Reading.Stories(fresh, further(answer.ask(), page, fresh, span));
    }

    /** Lists often link to a story twice: from its picture, without words, and from its headline. */
    private static Entry better(Entry first, Entry again) {
        return first.title().isPresent() ? first : again;
    }

    /** Paging ends with the configured pages, or in a backfill where a page shows nothing new or only older days. */
    private List<Ask> further(Ask ask, Document page, List<Entry> fresh, Span span) {
        int last = span.whole() ? WHOLE : list.pages();
        if (list.next().isEmpty() || ask.step() >= last || ends(ask, fresh, span)) {
            return List.of();
        }
        String next = list.next().get();
        Optional<String> url = isPattern(next)
                ? Optional.of(next.replace("{page}", Integer.toString(ask.step() + 1)))
                : unread(ask, page, next);
        return url.map(ask::next).stream().toList();
    }

    /** Numbered links may lead to the first page under another address; nothing new on the second page read is no end then. */
    private boolean ends(Ask ask, List<Entry> fresh, Span span) {
        boolean firstAgain =
                ask.step() == 2 && list.next().filter(next -> !isPattern(next)).isPresent();
        return fresh.isEmpty() ? !firstAgain : fresh.stream().allMatch(entry -> older(entry, span));
    }

    /** The first page that is linked to and was not asked for in this pass. */
    private Optional<String> unread(Ask ask, Document page, String links) {
        asked.add(ask.url());
        return page.select(links).stream()
                .flatMap(link -> LINK_ATTRIBUTES.stream().map(link::absUrl))
                .filter(url -> url.startsWith("http"))
                .map(url -> url.replaceFirst("#.*", ""))
                .filter(asked::add)
                .findFirst();
    }

    private boolean older(Entry entry, Span span) {
        return entry.time()
                .map(at -> span.isBefore(at.atZone(zone).toLocalDate()))
                .orElse(false);
    }

    private Optional<Entry> entry(Element item, Instant now) {
        return link(item)
                .map(link -> Entry.at(link.absUrl("href"))
                        .titled(words(item, list.title())
                                .or(() -> Words.line(link.text()))
                                .or(() -> Words.line(link.attr("title"))))
                        .published(list.date().flatMap(selector -> date(item, selector, now)))
                        .summed(list.summary().flatMap(selector -> words(item, Optional.of(selector)))))
                .filter(entry -> entry.url().startsWith("http"));
    }

    private Optional<Element> link(Element item) {
        Stream<Element> links = list.link().isPresent()
                ? item.select(list.link().get()).stream()
                : Stream.concat(Stream.of(item), item.select("a[href]").stream());
        return links.filter(link -> link.hasAttr("href")).findFirst();
    }

    private static Optional<String> words(Element item, Optional<String> selector) {
        return selector.stream()
                .flatMap(query -> item.select(query).stream())
                .flatMap(element -> Words.line(element.text()).stream())
                .findFirst();
    }

    private Optional<Moment> date(Element item, String selector, Instant now) {
        return item.select(selector).stream()
                .flatMap(element -> Stream.concat(attributes(element), Stream.of(element.text())))
                .flatMap(text -> read(text, now).stream())
                .findFirst();
    }

    private static Stream<String> attributes(Element element) {
        return DATE_ATTRIBUTES.stream().map(element::attr).filter(text -> !text.isBlank());
    }

    private Optional<Moment> read(String text, Instant now) {
        return FeedDate.read(text, zone).or(() -> dates.read(text, now, zone));
    }
}
