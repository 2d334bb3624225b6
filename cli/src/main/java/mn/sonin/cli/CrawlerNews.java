package mn.sonin.cli;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import mn.sonin.config.Configuration;
import mn.sonin.crawler.Crawler;
import mn.sonin.crawler.health.FeedHealth;
import mn.sonin.crawler.health.SourceHealth;
import mn.sonin.crawler.politeness.LoggedRequest;
import mn.sonin.crawler.politeness.PolitenessReport;
import mn.sonin.search.library.FeedState;
import mn.sonin.search.library.Library.Upcoming;
import mn.sonin.search.library.Treatment;

/** What the server tells of sources beyond what the archive holds, asked of the crawler that harvests them. */
final class CrawlerNews implements Upcoming {
    private final Crawler crawler;
    private final Supplier<Configuration> configuration;
    private final Function<String, Optional<Instant>> next;

    /** @param next when a source is visited, by its id */
    CrawlerNews(Crawler crawler, Supplier<Configuration> configuration, Function<String, Optional<Instant>> next) {
        this.crawler = crawler;
        this.configuration = configuration;
        this.next = next;
    }

    @Override
    public Optional<Instant> next(String source) {
        return next.apply(source);
    }

    @Override
    public Optional<Instant> nextHarvest(String source) {
        return configuration
                .get()
                .source(source)
                .filter(found -> next.apply(source).isPresent())
                .flatMap(crawler.agenda()::whole);
    }

    @Override
    public String advice(String source) {
        return health(source).map(SourceHealth::advice).orElse("");
    }

    @Override
    public List<FeedState> feeds(String source) {
        return health(source).stream()
                .flatMap(health -> health.feeds().stream())
                .map(CrawlerNews::feed)
                .toList();
    }

    private Optional<SourceHealth> health(String source) {
        return configuration.get().source(source).map(crawler::health);
    }

    private static FeedState feed(FeedHealth health) {
        return new FeedState(health.feed(), health.advice());
    }

    @Override
    public Optional<Treatment> treatment(String source) {
        PolitenessReport report = crawler.politeness(source);
        return Optional.of(new Treatment(
                report.since(),
                report.traffic().requests(),
                report.traffic().notModified(),
                report.traffic().bytes(),
                report.traffic().bytesSaved(),
                report.traffic().refused(),
                report.hosts().stream().map(CrawlerNews::host).toList(),
                report.newest().stream().map(CrawlerNews::request).toList()));
    }

    private static Treatment.Host host(PolitenessReport.HostState host) {
        return new Treatment.Host(
                host.host(), host.pause(), host.leftAloneUntil(), host.failures(), host.lastFailure());
    }

    private static Treatment.Request request(LoggedRequest request) {
        return new Treatment.Request(
                request.at(),
                request.host(),
                request.url(),
                request.robots(),
                request.outcome(),
                request.sent(),
                request.bytes(),
                request.bytesSaved());
    }
}
