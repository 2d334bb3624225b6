package mn.sonin.crawler;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import mn.sonin.archive.Article;
import mn.sonin.archive.ArticleId;
import mn.sonin.archive.Articles;
import mn.sonin.archive.Harvest;
import mn.sonin.archive.local.LocalArchive;
import mn.sonin.archive.local.Options;
import mn.sonin.config.Between;
import mn.sonin.config.Configuration;
import mn.sonin.config.Politeness;
import mn.sonin.config.Settings;
import mn.sonin.config.Source;
import mn.sonin.crawler.fetch.AddressPolicy;
import mn.sonin.crawler.fetch.Network;
import mn.sonin.crawler.fetch.Resolver;

/** A crawler over a real archive, on a clock turned by hand. */
public final class Newsroom implements AutoCloseable {
    public static final Instant START = Instant.parse("2026-08-01T18:00:00Z");
    private final Path home;
    private final Resolver resolver;
    private volatile Configuration configuration;
    public final TurnedClock clock;
    public LocalArchive archive;
    public Crawler crawler;

    public Newsroom(Path home, Source... sources) {
        this(home, new TurnedClock(START, Site.ZONE), sources);
    }

    public Newsroom(Path home, TurnedClock clock, Source... sources) {
        this(home, clock, Resolver.system(), sources);
    }

    public Newsroom(Path home, TurnedClock clock, Resolver resolver, Source... sources) {
        this.home = home;
        this.resolver = resolver;
        this.clock = clock;
        this.configuration = new Configuration(settings(), List.of(sources), List.of());
        this.archive = open();
        this.crawler = crawl();
    }

    private LocalArchive open() {
        return LocalArchive.open(home, new Options(clock, new Random(1), 100L << 20, 10L << 20));
    }

    private Crawler crawl() {
        return Crawler.open(
                () -> configuration,
                archive,
                "test",
                Network.of(AddressPolicy.allowingLoopback()).withResolver(resolver),
                clock,
                clock.sleeper(),
                new Random(1),
                Equipment.NONE.notingRequestsIn(home.resolve("requests")));
    }

    /** As after the program was stopped and started again. */
    public void restart() {
        close();
        archive = open();
        crawler = crawl();
    }

    /** As after the operator edited the files of the sources. */
    public void configure(Source... sources) {
        configuration = new Configuration(settings(), List.of(sources), List.of());
    }

    private static Settings settings() {
        return new Settings(
                new Settings.UserAgent("SoninBot", URI.create("https://example.org/bot")),
                Site.ZONE,
                4,
                new Settings.Limits(Duration.ofSeconds(2), Duration.ofSeconds(5), 1 << 20, 5),
                100L << 20,
                Settings.LogFormat.TEXT,
                new Settings.SourceDefaults(
                        "0 0 2 * * ?",
                        Duration.ofSeconds(1),
                        10_000,
                        List.of(),
                        new Between(Duration.ofMinutes(30), Duration.ofDays(1)),
                        Politeness.Noarchive.HEADLINE_ONLY),
                new Settings.Server("127.0.0.1", 0, Optional.empty(), Optional.empty()),
                Settings.Alerts.NONE,
                Map.of());
    }

    public Configuration configuration() {
        return configuration;
    }

    public List<Harvest> harvest() {
        return crawler.harvest(configuration.sources(), Progress.silent());
    }

    public Harvest harvestOne() {
        return harvest().getFirst();
    }

    public Article article(String url) {
        return archive.articles().find(ArticleId.of(url)).orElseThrow(() -> new AssertionError("no article " + url));
    }

    /** What an article of this address says below its headline. */
    public String text(String url) {
        return article(url).current().content().text().orElseThrow().value();
    }

    public List<String> titles() {
        return archive.articles().changesAfter(0, 100_000).changes().stream()
                .map(Articles.Change::revision)
                .filter(revision -> revision.current())
                .map(revision -> revision.content().title().value())
                .toList();
    }

    @Override
    public void close() {
        crawler.close();
        archive.close();
    }
}
