package mn.sonin.crawler.discovery;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mn.sonin.archive.Basis;
import mn.sonin.archive.Moment;
import mn.sonin.archive.Purpose;
import mn.sonin.config.Discovery;
import mn.sonin.crawler.extract.date.AddressDate;
import mn.sonin.crawler.markup.Markup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Pages whose address holds the day; what they link to is of that day unless its own address says otherwise. */
final class DatedListWay implements Way {
    private final Discovery.DatedList list;
    private final ZoneId zone;
    private final Pattern pages;
    private final Set<String> shown = new HashSet<>();

    DatedListWay(Discovery.DatedList list, ZoneId zone) {
        this.list = list;
        this.zone = zone;
        this.pages = pages(list.url());
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
    public boolean asksFor(String url) {
        return Shape.same(list.url(), url);
    }

    @Override
    public boolean daily() {
        return true;
    }

    /** One page a day, newest first; step 1 is the last day wanted. */
    @Override
    public List<Ask> begin(Span span) {
        LocalDate first = span.from().orElseGet(() -> span.to().minusDays(list.days() - 1L));
        long days = first.datesUntil(span.to().plusDays(1)).count();
        return Stream.iterate(1, step -> step <= days, step -> step + 1)
                .map(step -> new Ask(address(span.to().minusDays(step - 1L)), Purpose.LIST, step))
                .toList();
    }

    private String address(LocalDate day) {
        return list.url()
                .replace("{yyyy}", String.format(Locale.ROOT, "%04d", day.getYear()))
                .replace("{MM}", String.format(Locale.ROOT, "%02d", day.getMonthValue()))
                .replace("{dd}", String.format(Locale.ROOT, "%02d", day.getDayOfMonth()));
    }

    /** The day that the address of a page holds; a page that is read out of the archive has no other. */
    private Optional<LocalDate> day(String address) {
        Matcher page = pages.matcher(address);
        try {
            return page.find()
                    ? Optional.of(LocalDate.of(number(page, "yyyy"), number(page, "MM"), number(page, "dd")))
                    : Optional.empty();
        } catch (DateTimeException | IllegalArgumentException otherwise) {
            return Optional.empty();
        }
    }

    private static int number(Matcher page, String group) {
        return Integer.parseInt(page.group(group));
    }

    private static Pattern pages(String url) {
        String pattern = Pattern.quote(url);
        for (String part : List.of("yyyy", "MM", "dd")) {
            pattern = pattern.replaceFirst(
                    Pattern.quote("{" + part + "}"), "\\\\E(?<" + part + ">\\\\d{" + part.length() + "})\\\\Q");
        }
        return Pattern.compile(pattern);
    }

    @Override
    public Reading read(Answer answer, Span span) {
        Document page = Markup.page(Decoding.text(answer), answer.url());
        LocalDate day = day(answer.ask().url())
                .orElseGet(() -> span.to().minusDays(answer.ask().step() - 1L));
        List<Entry> entries = page.select(list.item()).stream()
                .flatMap(item -> link(item).stream())
                .filter(link -> link.absUrl("href").startsWith("http"))
                .filter(link -> shown.add(link.absUrl("href")))
                .map(link -> entry(link, day))
                .toList();
        return new Reading.Stories(entries, List.of());
    }

    @Override
    public Optional<String> nothingShown() {
        return shown.isEmpty()
                ? Optional.of("none of its days shows a story that matches \"%s\"".formatted(list.item()))
                : Optional.empty();
    }

    private static Optional<Element> link(Element item) {
        return item.hasAttr("href") ? Optional.of(item) : Optional.ofNullable(item.selectFirst("a[href]"));
    }

    private Entry entry(Element link, LocalDate shown) {
        String url = link.absUrl("href");
        LocalDate day = AddressDate.of(url).orElse(shown);
        return Entry.at(url)
                .titled(Words.line(link.text()))
                .published(Optional.of(new Moment(day.atStartOfDay(zone).toOffsetDateTime(), Moment.Precision.DAY)));
    }
}
