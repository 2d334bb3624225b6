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

    private static final String INSTALL = "install the package \"chromium\" on this machine; the file is well";

    private static final String CLOSED =
            "the site lets no robot in: write to its editors, or find its headlines elsewhere (a feed, a digest)";

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
     * @param advice what to do about it; empty where nothing is to be done
     */
    public record Line(String step, String url, boolean good, String found, String advice) {
        static Line good(String step, String url, String found) {
            return new Line(step, url, true, found, "");
        }

        static Line bad(String step, String url, String found, String advice) {
            return new Line(step, url, false, found, advice);
        }
    }

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
            return Line.bad("robots", source.home().toString(), "no address of the web", mend("home"));
        }
        return switch (parts.fetcher().robots(source, home.get())) {
            case RobotsVerdict.Allowed allowed ->
                Line.good(
                        "robots",
                        home.get().value(),
                        allowed.crawlDelay()
                                .map(delay -> "allowed, one request every " + delay.toSeconds() + " s")
                                .orElse("allowed"));
            case RobotsVerdict.Disallowed disallowed ->
                Line.bad("robots", home.get().value(), "robots.txt says \"%s\"".formatted(disallowed.rule()), CLOSED);
            case RobotsVerdict.Deferred deferred ->
                Line.bad("robots", home.get().value(), deferred.reason(), "try again in a few hours");
        };
    }

    private Line line(PlaceReport place) {
        return switch (place.state()) {
            case READ, UNCHANGED -> shown(place);
            case BLOCKED -> Line.bad(place.kind(), place.url(), place.reason(), CLOSED);
            case FAILED ->
                Line.bad(
                        place.kind(),
                        place.url(),
                        place.reason(),
                        "open it in a browser: where it has moved, " + mend("discovery"));
            case NO_BROWSER -> Line.bad(place.kind(), place.url(), place.reason(), INSTALL);
            case BUDGET_SPENT -> Line.bad(place.kind(), place.url(), place.reason(), advice(FetchResult.Ground.BUDGET));
            case UNUSABLE ->
                place.shown().entries() > 0
                        ? shown(place)
                        : Line.bad(
                                place.kind(),
                                place.url(),
                                place.reason(),
                                "open it in a browser: where it looks otherwise now, " + mend("discovery"));
        };
    }

    private Line shown(PlaceReport place) {
        Shown shown = place.shown();
        if (place.kind().equals("digest")) {
            return Line.good("digest", place.url(), shown.entries() + " headlines of other outlets" + newest(shown));
        }
        String found = shown.entries() == 0
                ? "no stories of its own"
                : "%d entries, %d of them articles".formatted(shown.entries(), shown.leads());
        if (shown.entries() == 0 && place.state() == PlaceReport.State.READ && !place.further()) {
            return Line.bad(
                    place.kind(),
                    place.url(),
                    found,
                    "open it in a browser: where it shows stories there, " + mend("discovery"));
        }
        if (shown.entries() > 0 && shown.leads() == 0) {
            return Line.bad(
                    place.kind(),
                    place.url(),
                    found,
                    "compare its links with what the file wants: " + mend("addresses: article"));
        }
        return silence(place)
                .map(silence -> Line.bad(
                        place.kind(),
                        place.url(),
                        "%s; it has %s".formatted(found, silence),
                        "see whether it has moved, and " + mend("discovery")))
                .orElseGet(() -> Line.good(place.kind(), place.url(), found + newest(shown)));
    }

    private Optional<String> silence(PlaceReport place) {
        return place.kind().equals("feed")
                ? FeedHealth.silence(
                        place.shown().newest(),
                        place.shown().usual(),
                        source.zone(),
                        parts.clock().instant())
                : Optional.empty();
    }

    private String newest(Shown shown) {
        return shown.newest()
                .map(at -> ", the newest of " + LocalDate.ofInstant(at, source.zone()))
                .orElse("");
    }

    private String mend(String key) {
        return "mend \"%s\" in %s".formatted(key, source.place().file());
    }

    private Line article(Lead lead) {
        Optional<CanonicalUrl> url = CanonicalUrl.exact(lead.url()).canonical();
        if (url.isEmpty()) {
            return Line.bad("article", lead.url(), "no address of the web", mend("addresses"));
        }
        return switch (parts.fetcher().fetch(FetchRequest.article(source, url.get(), lead, 1))) {
            case FetchResult.Fetched page -> read(lead, page.at(), page.capture(), page.answer());
            case FetchResult.NotModified same ->
                read(lead, same.url(), same.known(), parts.archive().captures().read(same.known()));
            case FetchResult.Blocked blocked -> Line.bad("article", lead.url(), blocked.reason(), CLOSED);
            case FetchResult.Refused refused ->
                Line.bad("article", lead.url(), refused.reason(), advice(refused.ground()));
            case FetchResult other ->
                Line.bad("article", lead.url(), other.reason(), "open it in a browser, and try again later");
        };
    }

    private String advice(FetchResult.Ground ground) {
        return switch (ground) {
            case ROBOTS -> CLOSED;
            case BUDGET ->
                "try again tomorrow, or raise \"politeness: daily-budget\" in "
                        + source.place().file();
            case PRIVATE_ADDRESS, NOT_WEB -> "open it in a browser: where it leads elsewhere now, " + mend("discovery");
            case NO_BROWSER -> INSTALL;
        };
    }

    private Line read(Lead lead, CanonicalUrl at, Capture capture, Answer answer) {
        return switch (parts.reading()
                .read(source, at, capture, answer, Optional.of(lead), Revision.Kind.FIRST, Further.NONE)) {
            case Read.Article article -> {
                rules.page(selectors ->
                        parts.reading().extraction(at, capture, answer, Optional.of(lead), selectors, source.zone()));
                Content content = article.observation().content();
                yield article.closed()
                        ? Line.good(
                                "article",
                                at.value(),
                                "\"%s\": the page asks not to be archived; its headline alone is kept"
                                        .formatted(content.title().value()))
                        : line(at, content);
            }
            case Read.Unreadable unreadable ->
                Line.bad("article", at.value(), unreadable.reason(), mend("addresses: article"));
            case Read.Left left -> Line.good("article", at.value(), "left out: " + left.reason());
        };
    }

    private Line line(CanonicalUrl at, Content content) {
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
        if (content.text().isEmpty()) {
            return Line.bad("article", at.value(), found, mend("selectors: body"));
        }
        return content.published().isEmpty()
                ? Line.bad("article", at.value(), found, mend("selectors: published"))
                : Line.good("article", at.value(), found);
    }
}
