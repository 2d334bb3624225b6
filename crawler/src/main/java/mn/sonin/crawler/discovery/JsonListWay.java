package mn.sonin.crawler.discovery;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mn.sonin.archive.Basis;
import mn.sonin.archive.Moment;
import mn.sonin.archive.Purpose;
import mn.sonin.config.Discovery;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;

/** A list that the site's own script reads as JSON, paged by number, backwards by day, or by the time of the last entry. */
final class JsonListWay implements Way {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    /** How many entries an address asks for. */
    private static final Pattern SIZE = Pattern.compile("[?&](?:size|limit|count|per_page)=(\\d+)");

    /** Pages of a list without days that a backfill walks at most. */
    private static final int WHOLE = 10_000;
    /** Days of a list by day that an ordinary harvest reads at least: the last story of a day follows the last harvest of that day. */
    private static final int DAYS = 2;

    private final Discovery.JsonList list;
    private final ZoneId zone;
    private final DateWords dates;

    /** What a page of a list by time begins before; of the page that is read next. */
    private Optional<LocalDateTime> before = Optional.empty();

    private boolean skips;
    private boolean filled;

    JsonListWay(Discovery.JsonList list, ZoneId zone, DateWords dates) {
        this.list = list;
        this.zone = zone;
        this.dates = dates;
    }

    @Override
    public Basis basis() {
        return Basis.REST;
    }

    @Override
    public Purpose purpose() {
        return Purpose.REST;
    }

    @Override
    public boolean storiesAlone() {
        return true;
    }

    @Override
    public boolean asksFor(String url) {
        return Shape.same(list.url(), url);
    }

    /** Without a time to go on from, each day has a page of its own. */
    @Override
    public boolean daily() {
        return list.url().contains("{date}") && !list.url().contains("{time}");
    }

    /** The first page; of a list by day the pages of all days, newest first, so that one that is empty or missing keeps no other back. */
    @Override
    public List<Ask> begin(Span span) {
        long pages = daily() ? last(span) : 1;
        return Stream.iterate(1, step -> step <= pages, step -> step + 1)
                .map(step -> new Ask(page(step, span, evening(span.to())), Purpose.REST, step))
                .toList();
    }

    private static LocalDateTime evening(LocalDate day) {
        return day.atTime(23, 59, 59);
    }

    private String page(int number, Span span, LocalDateTime time) {
        before = Optional.of(time);
        LocalDate day = span.to().minusDays(number - 1L);
        return list.url()
                .replace("{date}", day.toString())
                .replace("{time}", TIME.format(time))
                .replace("{page}", Integer.toString(number))
                .replace(" ", "%20");
    }

    @Override
    public Reading read(Answer answer, Span span) {
        String text = Decoding.text(answer).strip();
        JsonNode items = Json.tree(text).map(this::items).orElseGet(MissingNode::getInstance);
        if (!items.isArray()) {
            return new Reading.Unusable("expected a JSON list at \"%s\", got a text that begins \"%s\""
                    .formatted(list.items(), Json.beginning(text)));
        }
        return stories(items, answer, span);
    }

    /** Without a pointer the tree itself is the list, or all objects in it that have what the link needs. */
    private JsonNode items(JsonNode tree) {
        if (!list.items().isEmpty()) {
            return tree.at(list.items());
        }
        Matcher field = Json.FIELD.matcher(list.link());
        return tree.isArray() || !field.find()
                ? tree
                : JsonNodeFactory.instance.arrayNode().addAll(tree.findParents(field.group(1)));
    }

    private Reading stories(JsonNode items, Answer answer, Span span) {
        List<Entry> entries = Json.elements(items)
                .flatMap(item -> entry(item, answer.at()).stream())
                .toList();
        filled |= !entries.isEmpty();
        if (entries.isEmpty() && answer.ask().step() == 1 && !span.whole() && !daily()) {
            return new Reading.Unusable("the JSON list at \"%s\" has no entries with what \"%s\" needs"
                    .formatted(list.items(), list.link()));
        }
        return new Reading.Stories(entries, further(entries, answer.ask(), span));
    }

    @Override
    public Optional<String> nothingShown() {
        return daily() && !filled
                ? Optional.of("on none of its days the JSON list at \"%s\" has entries with what \"%s\" needs"
                        .formatted(list.items(), list.link()))
                : Optional.empty();
    }

    private List<Ask> further(List<Entry> entries, Ask ask, Span span) {
        Optional<LocalDateTime> oldest = oldest(entries);
        LocalDateTime next = next(oldest, span);
        boolean more = ask.step() < last(span) && !(list.url().contains("{time}") && span.isBefore(next.toLocalDate()));
        skips = full(entries) && !(more && (list.url().contains("{page}") || oldest.isPresent()));
        boolean paged = (list.url().contains("{page}") && !entries.isEmpty())
                || list.url().contains("{time}");
        return paged && more && !daily() ? List.of(ask.next(page(ask.step() + 1, span, next))) : List.of();
    }

    /** The time of the last entry, where a list by time goes on from it; it would show the same page again otherwise. */
    private Optional<LocalDateTime> oldest(List<Entry> entries) {
        return list.url().contains("{time}")
                ? entries.stream()
                        .flatMap(entry -> entry.published().stream())
                        .filter(at -> at.precision() != Moment.Precision.DAY)
                        .map(at -> LocalDateTime.ofInstant(at.instant(), zone))
                        .min(Comparator.naturalOrder())
                        .filter(time -> before.map(time::isBefore).orElse(true))
                : Optional.empty();
    }

    private LocalDateTime next(Optional<LocalDateTime> oldest, Span span) {
        return oldest.orElseGet(() ->
                evening(before.map(LocalDateTime::toLocalDate).orElse(span.to()).minusDays(1)));
    }

    private boolean full(List<Entry> entries) {
        Matcher size = SIZE.matcher(list.url());
        return size.find() && entries.size() >= Integer.parseInt(size.group(1));
    }

    @Override
    public boolean skips() {
        return skips;
    }

    private long last(Span span) {
        if (span.from().isEmpty()) {
            return daily() ? Math.max(list.pages(), DAYS) : list.pages();
        }
        return daily() ? ChronoUnit.DAYS.between(span.from().get(), span.to()) + 1 : WHOLE;
    }

    private Optional<Entry> entry(JsonNode item, Instant now) {
        return Json.filled(list.link(), item)
                .map(url -> Entry.at(url)
                        .titled(Json.plain(item, list.title()))
                        .published(list.date().flatMap(field -> date(item, field, now)))
                        .summed(list.summary().flatMap(field -> Json.plain(item, field))));
    }

    private Optional<Moment> date(JsonNode item, String field, Instant now) {
        return Json.raw(item, field).flatMap(text -> FeedDate.read(text, zone).or(() -> dates.read(text, now, zone)));
    }
}
