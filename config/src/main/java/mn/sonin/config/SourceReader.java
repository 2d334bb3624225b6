package mn.sonin.config;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import mn.sonin.config.Settings.SourceDefaults;

/** Reads one file of {@code sources/}. */
final class SourceReader {
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern HOST = Pattern.compile("[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)+");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}");
    /** Quartz's cron: six or seven fields of digits, names and the signs of its grammar. */
    private static final Pattern CRON = Pattern.compile("[0-9A-Za-z*?/,#-]+( +[0-9A-Za-z*?/,#-]+){5,6}");

    private static final Pattern FIELD = Pattern.compile("\\{\\w+}");

    private static final Map<String, Function<Section, Optional<Discovery>>> KINDS = Map.of(
            "feed", SourceReader::feed,
            "sitemap", SourceReader::sitemap,
            "robots-sitemaps", SourceReader::robotsSitemaps,
            "wordpress", SourceReader::wordPress,
            "list", SourceReader::listPage,
            "json", SourceReader::jsonList,
            "dated", SourceReader::datedList,
            "digest", SourceReader::digest);

    private final Section file;
    private final Settings settings;
    private final Set<Discovery> optional = new HashSet<>();

    private SourceReader(Section file, Settings settings) {
        this.file = file;
        this.settings = settings;
    }

    /** The source of this file, or empty where it cannot be used (the problems are noted). */
    static Optional<Source> read(String id, Section file, Settings settings) {
        Optional<Source> source = new SourceReader(file, settings).source(id);
        file.finish();
        return source;
    }

    private Optional<Source> source(String id) {
        if (!ID.matcher(id).matches()) {
            file.problem(
                    "name",
                    "a source file's name must be lower-case letters, digits and hyphens, got \"%s.yaml\""
                            .formatted(id));
        }
        Optional<Names> names = file.section("name").flatMap(SourceReader::names);
        if (names.isEmpty()) {
            file.problem("name", "name is missing; give it as {en: …, mn: …}");
        }
        Optional<URI> home =
                file.required("home", key -> file.address(key).map(URI::create), "the front page's address");
        Set<String> hosts = hosts(file, "hosts");
        List<String> languages = languages();
        List<Discovery> discovery = discovery();
        Set<String> collections = collections();
        boolean enabled = file.truth("enabled").orElse(true);
        Rhythm rhythm = rhythm();
        Politeness politeness = politeness();
        Addresses addresses =
                file.section("addresses").map(SourceReader::addresses).orElse(Addresses.plain());
        Selectors selectors =
                file.section("selectors").map(SourceReader::selectors).orElse(Selectors.none());
        if (names.isEmpty() || home.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Source(
                id,
                names.get(),
                home.get(),
                hosts,
                languages,
                collections,
                enabled,
                file.zone("zone").orElse(settings.zone()),
                discovery,
                optional,
                rhythm,
                politeness,
                addresses,
                selectors,
                file.pattern("keep"),
                file.truth("render").orElse(false),
                file.place()));
    }

    /** Both names of a mapping {@code {en: …, mn: …}}. */
    static Optional<Names> names(Section section) {
        Optional<String> en = section.required("en", section::text, "the English name");
        Optional<String> mn = section.required("mn", section::text, "the Mongolian name");
        return en.flatMap(english -> mn.map(mongolian -> new Names(english, mongolian)));
    }

    static Optional<String> cron(Section section, String key) {
        Optional<String> expression = section.text(key);
        expression
                .filter(text -> !CRON.matcher(text).matches())
                .ifPresent(text -> section.problem(
                        key,
                        "\"%s\" is no cron expression of six fields (second minute hour day month weekday), as in \"0 0 2 * * ?\""
                                .formatted(text)));
        return expression;
    }

    static Optional<Integer> budget(Section section, String key) {
        return section.integer(key, 1, 1_000_000);
    }

    static Optional<Politeness.Noarchive> noarchive(Section section, String key) {
        return section.choice(
                key, Map.of("headline-only", Politeness.Noarchive.HEADLINE_ONLY, "skip", Politeness.Noarchive.SKIP));
    }

    private List<String> languages() {
        List<String> languages = file.texts("languages");
        if (languages.isEmpty()) {
            file.problem("languages", "languages is missing; give ISO 639-1 codes, as in [mn, en]");
        }
        languages.stream()
                .filter(code -> !LANGUAGE.matcher(code).matches())
                .forEach(code -> file.problem(
                        "languages",
                        "\"%s\" is no ISO 639-1 code; write two lower-case letters, as in mn".formatted(code)));
        return languages;
    }

    private Set<String> collections() {
        List<String> collections = file.texts("collections");
        collections.stream()
                .filter(id -> !settings.collections().containsKey(id))
                .forEach(id -> file.problem(
                        "collections",
                        "collection \"%s\" is not one of sonin.yaml's collections %s"
                                .formatted(id, settings.collections().keySet())));
        return Set.copyOf(collections);
    }

    private List<Discovery> discovery() {
        List<Discovery> discovery = new ArrayList<>();
        List<Section> entries = file.sections("discovery");
        if (entries.isEmpty()) {
            file.problem(
                    "discovery",
                    "discovery is missing; give at least one of "
                            + KINDS.keySet().stream().sorted().toList());
        }
        for (Section entry : entries) {
            List<Function<Section, Optional<Discovery>>> kinds = KINDS.entrySet().stream()
                    .filter(kind -> entry.has(kind.getKey()))
                    .map(Map.Entry::getValue)
                    .toList();
            if (kinds.size() == 1) {
                boolean maybe = entry.truth("optional").orElse(false);
                kinds.getFirst().apply(entry).ifPresent(way -> {
                    discovery.add(way);
                    if (maybe) {
                        optional.add(way);
                    }
                });
            } else {
                entry.problem(
                        "discovery",
                        "an entry needs exactly one of %s, got %s"
                                .formatted(KINDS.keySet().stream().sorted().toList(), entry.keys()));
            }
        }
        return discovery;
    }

    private static Optional<Discovery> feed(Section entry) {
        return entry.address("feed").map(Discovery.Feed::new);
    }

    private static Optional<Discovery> sitemap(Section entry) {
        return entry.address("sitemap").map(Discovery.Sitemap::new);
    }

    private static Optional<Discovery> robotsSitemaps(Section entry) {
        return entry.address("robots-sitemaps").map(Discovery.RobotsSitemaps::new);
    }

    private static Optional<Discovery> wordPress(Section entry) {
        Optional<String> link = link(entry);
        int perPage = entry.integer("per-page", 1, 100).orElse(30);
        int pages = pages(entry);
        return entry.address("wordpress").map(url -> new Discovery.WordPress(url, link, perPage, pages));
    }

    private static Optional<Discovery> listPage(Section entry) {
        Optional<String> item = entry.required("item", entry::selector, "the selector of one entry of the list");
        Optional<String> link = entry.selector("link");
        Optional<String> title = entry.selector("title");
        Optional<String> date = entry.selector("date");
        Optional<String> summary = entry.selector("summary");
        Optional<String> next = next(entry);
        int pages = pages(entry);
        return item.flatMap(selector -> entry.address("list")
                .map(url -> new Discovery.ListPage(url, selector, link, title, date, summary, next, pages)));
    }

    /** An address, or what is none and has no place for a number, which is the selector of links. */
    private static Optional<String> next(Section entry) {
        Optional<String> written = entry.text("next");
        if (written.filter(text -> !text.startsWith("http") && !text.contains("{page}"))
                .isPresent()) {
            return entry.selector("next");
        }
        written.filter(pattern -> !pattern.contains("{page}"))
                .ifPresent(pattern -> entry.problem(
                        "next",
                        "next \"%s\" has no {page}; write where the number of the page goes, or the selector of the links to further pages"
                                .formatted(pattern)));
        return entry.address("next");
    }

    private static Optional<Discovery> jsonList(Section entry) {
        String items = entry.text("items").orElse("");
        Optional<String> link = entry.required("link", key -> link(entry), "an address with {field} names");
        Optional<String> title = entry.required("title", entry::text, "the field that holds the title");
        Optional<String> date = entry.text("date");
        Optional<String> summary = entry.text("summary");
        int pages = pages(entry);
        Optional<String> url = entry.address("json");
        if (link.isEmpty() || title.isEmpty() || url.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Discovery.JsonList(url.get(), items, link.get(), title.get(), date, summary, pages));
    }

    /** An address that differs from entry to entry. */
    private static Optional<String> link(Section entry) {
        Optional<String> link = entry.address("link");
        link.filter(pattern -> !FIELD.matcher(pattern).find())
                .ifPresent(pattern -> entry.problem(
                        "link",
                        "link \"%s\" has no {field}; write where the entry's own value goes, as in https://example.mn/r/{id}"
                                .formatted(pattern)));
        return link;
    }

    private static Optional<Discovery> datedList(Section entry) {
        Optional<String> item = entry.required("item", entry::selector, "the selector of the links");
        int days = entry.integer("days", 1, 366).orElse(2);
        return item.flatMap(
                selector -> entry.address("dated").map(url -> new Discovery.DatedList(url, selector, days)));
    }

    private static Optional<Discovery> digest(Section entry) {
        Optional<String> issues = entry.selector("issues");
        Optional<String> item = entry.selector("item");
        Optional<String> link = entry.selector("link");
        Optional<String> title = entry.selector("title");
        int pages = pages(entry);
        return entry.address("digest").map(url -> new Discovery.Digest(url, issues, item, link, title, pages));
    }

    private static int pages(Section entry) {
        return entry.integer("pages", 1, 1000).orElse(1);
    }

    private Rhythm rhythm() {
        SourceDefaults defaults = settings.sources();
        Rhythm usual = new Rhythm.Cron(defaults.cron(), settings.zone());
        return file.section("rhythm")
                .map(section -> {
                    if (section.has("cron") == section.has("every")) {
                        section.problem("cron", "rhythm needs either cron or every, got " + section.keys());
                    }
                    Optional<Rhythm> cron = cron(section, "cron").map(text -> new Rhythm.Cron(text, settings.zone()));
                    Optional<Rhythm> every = section.positiveDuration("every").map(Rhythm.Every::new);
                    return cron.or(() -> every).orElse(usual);
                })
                .orElse(usual);
    }

    private Politeness politeness() {
        SourceDefaults defaults = settings.sources();
        return file.section("politeness")
                .map(section -> new Politeness(
                        section.duration("delay").orElse(defaults.delay()),
                        budget(section, "daily-budget").orElse(defaults.dailyBudget()),
                        section.has("revisits") ? section.ascendingDurations("revisits") : defaults.revisits(),
                        section.between("feeds").orElse(defaults.feeds()),
                        noarchive(section, "noarchive").orElse(defaults.noarchive())))
                .orElseGet(() -> new Politeness(
                        defaults.delay(),
                        defaults.dailyBudget(),
                        defaults.revisits(),
                        defaults.feeds(),
                        defaults.noarchive()));
    }

    private static Addresses addresses(Section section) {
        Optional<Pattern> identity = section.pattern("identity");
        identity.filter(pattern -> pattern.matcher("").groupCount() < 1)
                .ifPresent(pattern -> section.problem(
                        "identity",
                        "identity \"%s\" has no group; put the part that identifies the page in brackets"
                                .formatted(pattern)));
        Optional<String> template = section.address("template");
        if (identity.isPresent() != template.isPresent()) {
            section.problem("identity", "identity and template belong together; give both or neither");
        }
        return new Addresses(
                section.pattern("article"),
                Set.copyOf(section.texts("drop-parameters")),
                Set.copyOf(section.texts("keep-parameters")),
                hosts(section, "mirrors"),
                identity,
                template);
    }

    private static Set<String> hosts(Section section, String key) {
        List<String> hosts = section.texts(key);
        hosts.stream()
                .filter(host -> !HOST.matcher(host).matches())
                .forEach(host -> section.problem(
                        key, "%s has \"%s\"; write the host alone, as in news.example.mn".formatted(key, host)));
        return Set.copyOf(hosts);
    }

    private static Selectors selectors(Section section) {
        return new Selectors(
                section.selectors("title"),
                section.selectors("byline"),
                section.selectors("published"),
                section.selectors("body"),
                section.selectors("remove"));
    }
}
