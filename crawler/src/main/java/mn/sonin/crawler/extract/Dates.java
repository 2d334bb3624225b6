package mn.sonin.crawler.extract;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mn.sonin.archive.Basis;
import mn.sonin.archive.Lead;
import mn.sonin.archive.Moment;
import mn.sonin.crawler.extract.DateLabels.Label;
import mn.sonin.crawler.extract.date.AddressDate;
import mn.sonin.crawler.extract.date.DateReader;
import mn.sonin.crawler.extract.date.Mention;
import mn.sonin.crawler.extract.date.Mention.Kind;
import mn.sonin.crawler.extract.date.Reading;
import mn.sonin.crawler.extract.date.StatedDate;
import mn.sonin.crawler.extract.evidence.Candidate;
import mn.sonin.crawler.extract.evidence.Found;
import mn.sonin.crawler.extract.metadata.LinkedArticle;
import mn.sonin.crawler.extract.metadata.PageMetadata;
import mn.sonin.crawler.extract.text.Line;
import mn.sonin.crawler.extract.text.Tickers;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Judges when it was published and when it was changed: metadata before what is shown, since some pages show the day of
 * the visit; what is shown by its label, its element's name and its distance from the title.
 */
final class Dates {
    private static final List<String> PUBLISHED_METAS = List.of(
            "article:published_time",
            "og:article:published_time",
            "og:published_time",
            "article:published",
            "datepublished",
            "parsely-pub-date",
            "sailthru.date",
            "dc.date.issued",
            "dcterms.created",
            "dcterms.issued",
            "dc.date.created",
            "pubdate",
            "publishdate",
            "publish-date",
            "publish_date",
            "publication_date",
            "article_date_original",
            "article.published",
            "cxenseparse:recs:publishtime",
            "date_published",
            "originalpublicationdate",
            "citation_publication_date",
            "citation_date",
            "last-published",
            "article:post_date",
            "datecreated");
    private static final List<String> VAGUE_METAS =
            List.of("date", "dc.date", "dcterms.date", "dc:date", "created", "search_date", "bt:pubdate", "timestamp");
    private static final List<String> MODIFIED_METAS = List.of(
            "article:modified_time",
            "og:updated_time",
            "datemodified",
            "last-modified",
            "dcterms.modified",
            "revised",
            "article:modified",
            "dc.date.modified",
            "lastmod",
            "updated",
            "og:article:modified_time");
    private static final Pattern IN_SCRIPT = Pattern.compile(
            "\"(?:date_?published|published_?(?:at|date|on|time)?|publi(?:sh|cation)_?date|pub_?date|first_?published_?(?:at|date)?|created_?at|(?:deploy|reg)_?(?:dt|date)|display_?date|datePosted|uploadDate)\\\\?\"\\s*:\\s*\\\\?\"?([^\"\\\\,}]{8,35})",
            Pattern.CASE_INSENSITIVE);
    private static final List<String> FOR_MACHINES = List.of("datetime", "content", "title");
    private static final int SHORT_LINE = 30;
    private static final int FEW_WORDS = 8;
    private static final int ABOVE_TITLE = 10;
    private static final int BELOW_TITLE = 25;
    /** Beyond so many lines a page is an archive or a book, and its dates are not its own. */
    private static final int MOST_LINES = 3000;

    private static final int OLDEST = 1990;
    private static final double AGREEMENT = 0.04;
    /** Less than a day that the page shows by itself: an agency's text may be of the day before. */
    private static final double IN_DATELINE = 0.4;
    /** Between the date and the agency's name no more than {@code -ны өдөр}. */
    private static final int BEFORE_AGENCY = 8;

    private final DateReader reader = new DateReader();
    private final DateLabels labels = new DateLabels();
    private final Credits credits;

    Dates(Credits credits) {
        this.credits = credits;
    }

    record Judged(Found<StatedDate> published, Found<StatedDate> modified, List<Candidate<StatedDate>> stated) {}

    /** The page as the dates are looked for on it; dates without an offset are in its zone. */
    record Place(
            PageMetadata page,
            List<Line> lines,
            int titleLine,
            Optional<String> address,
            Reading reading,
            ZoneId zone) {}

    Judged judge(Place place, Optional<Candidate<String>> named, Optional<Lead> lead) {
        var published = new ArrayList<Candidate<StatedDate>>();
        var modified = new ArrayList<Candidate<StatedDate>>();
        named.ifPresent(c -> offer(published, c.value(), Basis.SELECTOR, c.detail(), 1, place.reading));
        machine(place, published, modified);
        place.address
                .flatMap(AddressDate::of)
                .map(StatedDate::ofDay)
                .filter(date -> possible(date, place.reading))
                .ifPresent(date -> published.add(new Candidate<>(date, Basis.ADDRESS, "", 0.6)));
        lead.ifPresent(shown -> shown.published()
                .map(Dates::stated)
                .filter(date -> possible(date, place.reading))
                .ifPresent(date -> published.add(new Candidate<>(date, shown.basis(), "lead", 0.65))));
        times(place, published, modified);
        boolean shallow = published.stream().noneMatch(c -> c.confidence() > 0.7);
        shown(place, published, modified, shallow);
        if (published.isEmpty()) {
            inScripts(place.page.scripts(), place.reading, published);
        }
        var stated = new ArrayList<Candidate<StatedDate>>(published);
        stated.addAll(modified);
        if (published.isEmpty()) {
            modified.stream()
                    .limit(1)
                    .forEach(c -> published.add(new Candidate<>(c.value(), c.basis(), c.detail(), c.confidence() / 4)));
        }
        return new Judged(
                LocalOffset.applied(Found.mostConfident(agreed(published)), place.zone),
                Found.mostConfident(agreed(modified)),
                List.copyOf(stated));
    }

    private void machine(Place place, List<Candidate<StatedDate>> published, List<Candidate<StatedDate>> modified) {
        PageMetadata page = place.page;
        Reading reading = place.reading;
        Optional<LinkedArticle> article = page.article();
        article.flatMap(LinkedArticle::published)
                .ifPresent(d -> offer(published, d, Basis.JSON_LD, "datePublished", 0.95, reading));
        article.flatMap(LinkedArticle::modified)
                .ifPresent(d -> offer(modified, d, Basis.JSON_LD, "dateModified", 0.9, reading));
        PUBLISHED_METAS.forEach(
                key -> page.meta(key).ifPresent(d -> offer(published, d, Basis.META, key, 0.9, reading)));
        VAGUE_METAS.forEach(key -> page.meta(key).ifPresent(d -> offer(published, d, Basis.META, key, 0.66, reading)));
        MODIFIED_METAS.forEach(key -> page.meta(key).ifPresent(d -> offer(modified, d, Basis.META, key, 0.8, reading)));
        for (String key : List.of("datepublished", "datecreated")) {
            page.properties(key).stream()
                    .limit(1)
                    .forEach(e -> offer(published, value(e), Basis.MICRODATA, "datePublished", 0.82, reading));
        }
        page.properties("datemodified").stream()
                .limit(1)
                .forEach(e -> offer(modified, value(e), Basis.MICRODATA, "dateModified", 0.8, reading));
    }

    private void times(Place place, List<Candidate<StatedDate>> published, List<Candidate<StatedDate>> modified) {
        if (place.page.times().isEmpty()) {
            return;
        }
        IdentityHashMap<Element, Line> byElement = new IdentityHashMap<>();
        place.lines.forEach(line -> byElement.putIfAbsent(line.element(), line));
        // Dozens of cards show the same few days.
        Map<String, Optional<StatedDate>> read = new HashMap<>();
        int order = 0;
        for (Element time : place.page.times()) {
            order++;
            Line line = lineOf(time, byElement);
            String shown = time.text();
            String names = (time.className() + " " + time.attr("itemprop")).toLowerCase(Locale.ROOT);
            boolean changed = names.contains("updat")
                    || names.contains("modif")
                    || (line != null
                            && labels.before(
                                            line.text(), Math.max(0, line.text().indexOf(shown)))
                                    == Label.MODIFIED);
            double weight = 0.62
                    + (time.hasAttr("pubdate") || names.contains("publish") ? 0.1 : 0)
                    + (line != null && near(place, line) ? 0.1 : 0)
                    - (line == null || line.aside() ? 0.25 : 0)
                    - Math.min(order, 20) * 0.005;
            read.computeIfAbsent(forMachines(time).orElse(shown), text -> reader.machine(text, place.reading))
                    .filter(date -> possible(date, place.reading))
                    .map(date -> new Candidate<>(date, Basis.TIME_ELEMENT, "time", weight))
                    .ifPresent((changed ? modified : published)::add);
        }
    }

    private static @Nullable Line lineOf(Element element, IdentityHashMap<Element, Line> byElement) {
        for (Element e = element; e != null; e = e.parent()) {
            Line line = byElement.get(e);
            if (line != null) {
                return line;
            }
        }
        return null;
    }

    private static boolean near(Place place, Line line) {
        return place.titleLine >= 0
                && line.index() >= place.titleLine - ABOVE_TITLE
                && line.index() <= place.titleLine + BELOW_TITLE;
    }

    private void shown(
            Place place,
            List<Candidate<StatedDate>> published,
            List<Candidate<StatedDate>> modified,
            boolean everywhere) {
        for (Line line : place.lines) {
            boolean near = near(place, line);
            if (line.words() > SHORT_LINE && near && everywhere && !line.aside()) {
                inDateline(line.text(), place.reading).ifPresent(published::add);
            }
            if (line.words() > SHORT_LINE || !(near || everywhere) || (line.aside() && !line.dateline())) {
                continue;
            }
            if (!near && (line.index() > MOST_LINES || line.text().chars().noneMatch(Character::isDigit))) {
                continue;
            }
            if (Tickers.isOne(line.text())) {
                continue;
            }
            for (Mention mention : reader.mentions(line.text(), place.reading)) {
                Label label = labels.before(line.text(), mention.start());
                double weight = 0.3
                        + (near ? 0.12 : 0)
                        + (line.dateline() ? 0.1 : 0)
                        + (label == Label.PUBLISHED ? 0.1 : 0)
                        + (line.words() <= FEW_WORDS ? 0.08 : 0)
                        - (line.aside() ? 0.2 : 0)
                        - (mention.kind() == Kind.FULL ? 0 : line.words() > FEW_WORDS ? 0.25 : 0.1)
                        - distance(place, line);
                if (mention.kind() != Kind.VAGUE && weight > 0.1 && possible(mention.date(), place.reading)) {
                    (label == Label.MODIFIED ? modified : published)
                            .add(new Candidate<>(mention.date(), Basis.VISIBLE_TEXT, line.text(), weight));
                }
            }
        }
    }

    /** The date right before the agency's name with which a text begins. */
    private Optional<Candidate<StatedDate>> inDateline(String text, Reading reading) {
        return credits.dateline(text)
                .flatMap(dateline -> reader.mentions(dateline, reading).stream()
                        .filter(mention -> mention.kind() == Kind.FULL || mention.kind() == Kind.WITHOUT_YEAR)
                        .filter(mention -> dateline.length() - mention.end() <= BEFORE_AGENCY)
                        .map(Mention::date)
                        .filter(date -> possible(date, reading))
                        .findFirst()
                        .map(date -> new Candidate<>(date, Basis.VISIBLE_TEXT, dateline, IN_DATELINE)));
    }

    private static double distance(Place place, Line line) {
        return Math.min(200, Math.abs(line.index() - Math.max(0, place.titleLine))) / 4000.0;
    }

    private void inScripts(List<Element> scripts, Reading reading, List<Candidate<StatedDate>> published) {
        for (Element script : scripts) {
            Matcher matcher = IN_SCRIPT.matcher(script.data());
            if (matcher.find()) {
                offer(published, matcher.group(1), Basis.PAGE_JSON, "", 0.4, reading);
            }
        }
    }

    private static String value(Element element) {
        return forMachines(element).orElseGet(element::text);
    }

    /** What an attribute for machines says. */
    private static Optional<String> forMachines(Element element) {
        for (String key : FOR_MACHINES) {
            String value = element.attr(key);
            if (!value.isBlank() && value.chars().anyMatch(Character::isDigit)) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    private void offer(
            List<Candidate<StatedDate>> into,
            String value,
            Basis basis,
            String detail,
            double weight,
            Reading reading) {
        reader.machine(value, reading)
                .filter(date -> possible(date, reading))
                .ifPresent(date -> into.add(new Candidate<>(date, basis, detail, weight)));
    }

    private static boolean possible(StatedDate date, Reading reading) {
        return date.day().getYear() >= OLDEST
                && !date.day().isAfter(reading.now().toLocalDate().plusDays(1));
    }

    private static StatedDate stated(Moment moment) {
        return moment.precision() == Moment.Precision.DAY
                ? StatedDate.ofDay(moment.at().toLocalDate())
                : new StatedDate(
                        moment.at().toLocalDate(),
                        Optional.of(moment.at().toLocalTime()),
                        Optional.of(moment.at().getOffset()),
                        moment.precision());
    }

    /** Every other place that states the same day makes a candidate a little surer. */
    private static List<Candidate<StatedDate>> agreed(List<Candidate<StatedDate>> candidates) {
        Map<LocalDate, Set<Basis>> places = new HashMap<>();
        candidates.forEach(c -> places.computeIfAbsent(c.value().day(), day -> EnumSet.noneOf(Basis.class))
                .add(c.basis()));
        return candidates.stream()
                .map(c -> {
                    int others = places.getOrDefault(c.value().day(), Set.of()).size() - 1;
                    return new Candidate<>(
                            c.value(), c.basis(), c.detail(), Math.min(1, c.confidence() + others * AGREEMENT));
                })
                .toList();
    }
}
