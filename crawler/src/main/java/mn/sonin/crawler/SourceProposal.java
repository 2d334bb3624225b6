package mn.sonin.crawler;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mn.sonin.archive.Captures;
import mn.sonin.archive.Lead;
import mn.sonin.archive.Purpose;
import mn.sonin.config.Addresses;
import mn.sonin.config.Configuration;
import mn.sonin.config.Discovery;
import mn.sonin.config.Names;
import mn.sonin.config.Place;
import mn.sonin.config.Politeness;
import mn.sonin.config.Rhythm;
import mn.sonin.config.Selectors;
import mn.sonin.config.Settings;
import mn.sonin.config.Source;
import mn.sonin.crawler.discovery.Span;
import mn.sonin.crawler.extract.encoding.PageDecoder;
import mn.sonin.crawler.fetch.FetchRequest;
import mn.sonin.crawler.fetch.FetchResult;
import mn.sonin.crawler.markup.Markup;
import mn.sonin.crawler.url.CanonicalUrl;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A look at a site that no file describes yet, at the politeness of any source, and the file that it could have. What the
 * site answers goes to the archive of the crawler, so give it one that may be thrown away.
 */
public final class SourceProposal {
    private static final int HEADLINES = 10;
    private static final Pattern NOT_IN_AN_ID = Pattern.compile("[^a-z0-9]+");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}");
    /** What YAML does not take as it stands. */
    private static final Pattern UNPRINTED = Pattern.compile("[\\p{Cc}\\p{Cs}\\u2028\\u2029\\ufeff\\ufffe\\uffff]");
    /** Where neither headlines nor page tell the language: a file without one would not be read. */
    private static final String UNTOLD = "en";

    /** Where feeds and sitemaps often are; asked only where the site names none itself. */
    private static final List<String> USUAL_FEEDS = List.of("/feed/", "/rss", "/rss.xml");

    private static final List<String> USUAL_SITEMAPS = List.of("/sitemap.xml", "/sitemap_index.xml", "/wp-sitemap.xml");

    private final URI site;
    private final List<Discovery> known;
    private final Configuration configuration;
    private final Parts parts;

    SourceProposal(URI site, List<String> feeds, Configuration configuration, Parts parts) {
        this.site = site;
        this.known = feeds.stream().<Discovery>map(Discovery.Feed::new).toList();
        this.configuration = configuration;
        this.parts = parts;
    }

    /** What the look came to. */
    public sealed interface Result {
        /**
         * A file to be looked through and confirmed.
         *
         * @param id its name without the ending
         * @param yaml its text
         * @param headlines samples of what it would find
         * @param tried each way that was tried, and what it gave
         */
        record Proposed(String id, String yaml, List<String> headlines, List<PlaceReport> tried) implements Result {
            public Proposed {
                headlines = List.copyOf(headlines);
                tried = List.copyOf(tried);
            }
        }

        /** The site cannot be looked at, or shows no way to its stories. */
        record Nothing(String reason, List<PlaceReport> tried) implements Result {
            public Nothing {
                tried = List.copyOf(tried);
            }
        }
    }

    /** Looks at the site. */
    public Result look() {
        Optional<CanonicalUrl> home = CanonicalUrl.exact(site.toString()).canonical();
        if (home.isEmpty()) {
            return new Result.Nothing(
                    "\"%s\" is no address of the web; write it as https://…".formatted(site), List.of());
        }
        return switch (parts.fetcher().fetch(FetchRequest.place(source(site, List.of()), home.get(), Purpose.LIST))) {
            case FetchResult.Fetched page -> propose(document(page.answer(), page.at()), page.at());
            case FetchResult.NotModified same ->
                propose(document(parts.archive().captures().read(same.known()), same.url()), same.url());
            case FetchResult.Blocked blocked -> new Result.Nothing(blocked.reason(), List.of());
            case FetchResult.Refused refused -> new Result.Nothing(refused.reason(), List.of());
            case FetchResult.Unreachable none -> unread(home.get(), none.reason());
            case FetchResult.RetryLater later -> unread(home.get(), later.reason());
            case FetchResult other -> unread(home.get(), "the front page cannot be read: " + other.reason());
        };
    }

    /** Feeds that were given may serve where the front page does not: the host of a feed often has none. */
    private Result unread(CanonicalUrl home, String reason) {
        return known.isEmpty() ? new Result.Nothing(reason, List.of()) : propose(Markup.page("", home.value()), home);
    }

    private static Document document(Captures.Answer answer, CanonicalUrl at) {
        byte[] body = answer.body().toArray();
        return Markup.page(
                new PageDecoder().decode(body, answer.header("Content-Type")).html(), at.value());
    }

    private Result propose(Document page, CanonicalUrl at) {
        List<PlaceReport> tried = new ArrayList<>();
        List<Lead> leads = new ArrayList<>();
        Predicate<Discovery> serves = way -> serves(way, at, tried, leads);
        List<Discovery> ways = new ArrayList<>();
        feedsAndPosts(page, at).filter(serves).forEach(ways::add);
        sitemaps(at, serves).forEach(ways::add);
        ListFinder.on(page).map(list -> list(at, list)).filter(serves).ifPresent(ways::add);
        if (ways.isEmpty()) {
            return new Result.Nothing(
                    "no feed, sitemap, REST interface or list of stories was found on " + at.origin(), tried);
        }
        List<String> headlines = leads.stream()
                .flatMap(lead -> lead.title().stream())
                .distinct()
                .limit(HEADLINES)
                .toList();
        return new Result.Proposed(id(at), yaml(page, at, ways, headlines), headlines, tried);
    }

    private Stream<Discovery> feedsAndPosts(Document page, CanonicalUrl at) {
        Set<Discovery> candidates = new LinkedHashSet<>(known);
        feeds(page).forEach(candidates::add);
        if (candidates.isEmpty()) {
            USUAL_FEEDS.forEach(path -> candidates.add(new Discovery.Feed(at.origin() + path)));
        }
        wordPress(page, at).map(root -> new Discovery.WordPress(root, 30, 1)).ifPresent(candidates::add);
        return candidates.stream();
    }

    /** Those that robots.txt names, or else the first that is where sitemaps often are: the others often lead to the same one. */
    private Stream<Discovery> sitemaps(CanonicalUrl at, Predicate<Discovery> serves) {
        List<String> named = parts.fetcher().sitemaps(source(home(at), List.of()), at);
        Stream<String> urls = named.isEmpty()
                ? USUAL_SITEMAPS.stream().map(path -> at.origin() + path)
                : named.stream().limit(3);
        return urls.<Discovery>map(Discovery.Sitemap::new).filter(serves).limit(named.isEmpty() ? 1 : 3);
    }

    /** Where the REST interface is, by the link that WordPress puts on each page, or else where the files of a page are WordPress's. */
    private static Optional<String> wordPress(Document page, CanonicalUrl at) {
        Optional<String> named = page.select("link[rel=https://api.w.org/]").stream()
                .map(link -> link.absUrl("href"))
                .findFirst();
        boolean likely = !page.select("[src*=/wp-content/], [href*=/wp-content/], [src*=/wp-includes/]")
                .isEmpty();
        return named.or(() -> likely ? Optional.of(at.origin() + "/wp-json/") : Optional.empty());
    }

    private static Stream<Discovery> feeds(Document page) {
        return page.select("link[rel~=(?i)alternate][type~=(?i)(rss|atom|feed)]").stream()
                .map(link -> link.absUrl("href"))
                .filter(url -> url.startsWith("http") && !url.contains("/comments/"))
                .distinct()
                .limit(3)
                .map(Discovery.Feed::new);
    }

    private static Discovery list(CanonicalUrl at, ListFinder.Found list) {
        return new Discovery.ListPage(
                at.value(),
                list.item(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1);
    }

    private boolean serves(Discovery way, CanonicalUrl at, List<PlaceReport> tried, List<Lead> leads) {
        Span today = Span.newest(
                parts.clock().instant().atZone(parts.clock().getZone()).toLocalDate());
        List<PlaceReport> reports = new Discovering(
                        source(home(at), List.of(way)),
                        parts.archive(),
                        parts.fetcher()::fetch,
                        (reader, entries, found, capture) -> {
                            leads.addAll(found);
                            return 0;
                        },
                        parts.dates())
                .run(today);
        tried.addAll(reports);
        return reports.stream()
                .anyMatch(report ->
                        report.good() && (report.shown().leads() > 0 || report.state() == PlaceReport.State.UNCHANGED));
    }

    /** Where redirects led: a site that has moved shows stories of its new host. */
    private static URI home(CanonicalUrl at) {
        return URI.create(at.origin() + "/");
    }

    /** The source as it would be, with what holds for every source. */
    private Source source(URI home, List<Discovery> ways) {
        Settings.SourceDefaults defaults = configuration.settings().sources();
        return new Source(
                "proposal",
                new Names("Proposal", "Санал"),
                home,
                Set.of(),
                List.of(),
                Set.of(),
                true,
                configuration.settings().zone(),
                ways,
                Set.of(),
                new Rhythm.Cron(defaults.cron(), configuration.settings().zone()),
                new Politeness(
                        defaults.delay(),
                        defaults.dailyBudget(),
                        defaults.revisits(),
                        defaults.feeds(),
                        defaults.noarchive()),
                Addresses.plain(),
                Selectors.none(),
                Optional.empty(),
                false,
                new Place("proposal", 1));
    }

    private static String id(CanonicalUrl at) {
        String host = SourceHosts.plain(at.host());
        String name = host.contains(".") && !host.matches("[\\d.]+") ? host.substring(0, host.lastIndexOf('.')) : host;
        return NOT_IN_AN_ID.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("-");
    }

    private String yaml(Document page, CanonicalUrl at, List<Discovery> ways, List<String> headlines) {
        String name = Optional.ofNullable(page.selectFirst("meta[property=og:site_name]"))
                .map(meta -> meta.attr("content"))
                .filter(text -> !text.isBlank())
                .orElseGet(() -> page.title().isBlank() ? at.host() : page.title());
        StringBuilder yaml = new StringBuilder();
        yaml.append("# Proposed by \"sonin sources add\"; look it through before the first harvest.\n");
        yaml.append("name: {en: %1$s, mn: %1$s}\n".formatted(quoted(name)));
        yaml.append("home: ").append(home(at)).append('\n');
        Set<String> languages = languages(page, headlines);
        yaml.append("languages: [")
                .append(languages.isEmpty() ? UNTOLD : String.join(", ", languages))
                .append(
                        languages.isEmpty()
                                ? "] # it could not be told: write the ISO 639-1 code of the site's\n"
                                : "]\n");
        yaml.append("discovery:\n");
        ways.forEach(way -> yaml.append("  - ").append(entry(way)).append('\n'));
        return yaml.toString();
    }

    private Set<String> languages(Document page, List<String> headlines) {
        Set<String> languages = headlines.stream()
                .map(parts.headlines()::language)
                .filter(language -> LANGUAGE.matcher(language).matches())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        String declared = Optional.ofNullable(page.selectFirst("html[lang]"))
                .map((Element html) -> html.attr("lang"))
                .orElse("");
        String main = declared.split("[-_]", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (languages.isEmpty() && LANGUAGE.matcher(main).matches()) {
            languages.add(main);
        }
        return languages;
    }

    private static String entry(Discovery way) {
        return switch (way) {
            case Discovery.Feed feed -> "{feed: %s}".formatted(quoted(feed.url()));
            case Discovery.Sitemap sitemap -> "{sitemap: %s}".formatted(quoted(sitemap.url()));
            case Discovery.WordPress posts ->
                "{wordpress: %s, per-page: %d}".formatted(quoted(posts.url()), posts.perPage());
            case Discovery.ListPage list -> "{list: %s, item: %s}".formatted(quoted(list.url()), quoted(list.item()));
            case Discovery.RobotsSitemaps robots -> "{robots-sitemaps: %s}".formatted(quoted(robots.url()));
            case Discovery.JsonList list -> throw new IllegalStateException("no JSON list is ever proposed");
            case Discovery.DatedList list -> throw new IllegalStateException("no dated list is ever proposed");
            case Discovery.Digest digest -> throw new IllegalStateException("no digest is ever proposed");
        };
    }

    /** YAML's double quotes, which every value may stand in. */
    private static String quoted(String text) {
        return '"'
                + UNPRINTED.matcher(text).replaceAll(" ").replace("\\", "\\\\").replace("\"", "\\\"")
                + '"';
    }
}
