package mn.sonin.crawler;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mn.sonin.archive.Attested;
import mn.sonin.archive.Capture;
import mn.sonin.archive.Captures.Answer;
import mn.sonin.archive.Content;
import mn.sonin.archive.Lead;
import mn.sonin.archive.Revision;
import mn.sonin.config.Source;
import mn.sonin.crawler.ArticleReading.Further;
import mn.sonin.crawler.ArticleReading.Read;
import mn.sonin.crawler.discovery.Entry;
import mn.sonin.crawler.discovery.Shown;
import mn.sonin.crawler.discovery.Span;
import mn.sonin.crawler.discovery.Way;
import mn.sonin.crawler.fetch.FetchRequest;
import mn.sonin.crawler.fetch.FetchResult;
import mn.sonin.crawler.health.FeedHealth;
import mn.sonin.crawler.robots.RobotsVerdict;
import mn.sonin.crawler.url.CanonicalUrl;

/**
 * A dry run against a site: each place is asked once, and a few of the pages it leads to are read, but no article is kept.
 * What the site answers goes to the archive of the crawler, so give it one that may be thrown away.
 */
public final class SourceCheck {
    private static final int PAGES = 3;

    private final Source source;
    private final Parts parts;
    private final Map<String, Lead> leads = new LinkedHashMap<>();
    private final RuleWorth rules;

    SourceCheck(Source source, Parts parts) {
        this.source = source;
        this.parts = parts;
        this.rules = new RuleWorth(source.selectors());
    }

    /**
     * One line of the table.
     *
     * @param step what was tried, as in {@code robots}, {@code feed}, {@code article}
     * @param good whether it serves
     * @param found what was found, or why nothing was
     */
    public record Line(String step, String url, boolean good, String found) {}

    /** Tries everything once, politely. */
    public List<Line> run() {
        List<Line> table = new ArrayList<>();
        table.add(robots());
        Span today = Span.newest(parts.clock().instant().atZone(source.zone()).toLocalDate());
        new Discovering(source, parts.archive(), parts.places()::fetch, this::take, parts.dates())
                .run(today)
                .forEach(place -> table.add(line(place)));
        leads.values().stream().limit(PAGES).forEach(lead -> table.add(article(lead)));
        table.addAll(rules.verdicts());
        return table;
    }

    /** Stories found, so far; the first ones are told as samples. */
    List<Lead> leads() {
        return List.copyOf(leads.values());
    }

    private int take(Way way, List<Entry> entries, List<Lead> found, Capture capture) {
        found.forEach(lead -> leads.putIfAbsent(lead.url(), lead));
        return 0;
    }

    private Line robots() {
        Optional<CanonicalUrl> home =
                CanonicalUrl.exact(source.home().toString()).canonical();
        if (home.isEmpty()) {
            return new Line("robots", source.home().toString(), false, "no address of the web");
        }
        return switch (parts.fetcher().robots(source, home.get())) {
            case RobotsVerdict.Allowed allowed ->
                new Line(
                        "robots",
                        home.get().value(),
                        true,
                        allowed.crawlDelay()
                                .map(delay -> "allowed, one request every " + delay.toSeconds() + " s")
                                .orElse("allowed"));
            case RobotsVerdict.Disallowed disallowed ->
                new Line("robots", home.get().value(), false, disallowed.rule());
            case RobotsVerdict.Deferred deferred ->
                new Line("robots", home.get().value(), false, deferred.reason());
        };
    }

    private Line line(PlaceReport place) {
        if (!place.good()) {
            return new Line(place.kind(), place.url(), false, place.reason());
        }
        Shown shown = place.shown();
        String found = "%d entries, %d of them articles".formatted(shown.entries(), shown.leads());
        if (shown.entries() > 0 && shown.leads() == 0) {
            return new Line(place.kind(), place.url(), false, found + ": see \"addresses: article\" in its file");
        }
        Optional<String> silence = place.kind().equals("feed")
                ? FeedHealth.silence(
                        shown.newest(),
                        shown.usual(),
                        source.zone(),
                        parts.clock().instant())
                : Optional.empty();
        return silence.map(text -> new Line(
                        place.kind(), place.url(), false, found + "; it has " + text + ": see whether it has moved"))
                .orElseGet(() -> new Line(place.kind(), place.url(), true, found + newest(shown)));
    }

    private String newest(Shown shown) {
        return shown.newest()
                .map(at -> ", the newest of " + LocalDate.ofInstant(at, source.zone()))
                .orElse("");
    }

    private Line article(Lead lead) {
        Optional<CanonicalUrl> url = CanonicalUrl.exact(lead.url()).canonical();
        if (url.isEmpty()) {
            return new Line("article", lead.url(), false, "no address of the web");
        }
        return switch (parts.fetcher().fetch(FetchRequest.article(source, url.get(), lead, 1))) {
            case FetchResult.Fetched page -> read(lead, page.at(), page.capture(), page.answer());
            case FetchResult.NotModified same ->
                read(lead, same.url(), same.known(), parts.archive().captures().read(same.known()));
            case FetchResult.Blocked blocked -> new Line("article", lead.url(), false, blocked.reason());
            case FetchResult.Refused refused -> new Line("article", lead.url(), false, refused.reason());
            case FetchResult.Gone gone -> new Line("article", lead.url(), false, "it answered " + gone.status());
            case FetchResult.Unreachable none -> new Line("article", lead.url(), false, none.reason());
            case FetchResult other -> new Line("article", lead.url(), false, "it could not be read: " + other);
        };
    }

    private Line read(Lead lead, CanonicalUrl at, Capture capture, Answer answer) {
        return switch (parts.reading()
                .read(source, at, capture, answer, Optional.of(lead), Revision.Kind.FIRST, Further.NONE)) {
            case Read.Article article -> {
                rules.page(selectors -> parts.reading().extraction(at, capture, answer, Optional.of(lead), selectors));
                yield line(at, article.observation().content());
            }
            case Read.Unreadable unreadable -> new Line("article", at.value(), false, unreadable.reason());
            case Read.Left left -> new Line("article", at.value(), true, "left out: " + left.reason());
        };
    }

    private static Line line(CanonicalUrl at, Content content) {
        String found = "\"%s\", %s, %s, language %s"
                .formatted(
                        content.title().value(),
                        content.published()
                                .map(when -> when.value().at().toLocalDate().toString())
                                .orElse("no date"),
                        content.text()
                                .map(Attested::value)
                                .map(text -> text.length() + " characters")
                                .orElse("no text"),
                        content.language().value());
        return new Line(
                "article",
                at.value(),
                content.published().isPresent() && content.text().isPresent(),
                found);
    }
}
