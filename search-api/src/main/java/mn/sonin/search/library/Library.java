package mn.sonin.search.library;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import mn.sonin.archive.Archive;
import mn.sonin.archive.Article;
import mn.sonin.archive.ArticleId;
import mn.sonin.archive.Articles.Credit;
import mn.sonin.archive.Articles.RevisionId;
import mn.sonin.archive.Capture;
import mn.sonin.archive.CaptureId;
import mn.sonin.archive.Captures;
import mn.sonin.archive.Harvest;
import mn.sonin.archive.Harvests.Together;
import mn.sonin.archive.LedgerEntry;
import mn.sonin.archive.Revision;
import mn.sonin.config.Configuration;
import mn.sonin.config.Source;
import mn.sonin.indexer.Search;
import mn.sonin.indexer.SearchAnswer;
import mn.sonin.indexer.SearchRequest;
import mn.sonin.indexer.TimelineAnswer;
import mn.sonin.indexer.TimelineRequest;
import mn.sonin.indexer.story.Stories;

/** Where readers and programs ask. Safe for use by several threads. */
public final class Library {
    /** Over which days health is judged: long enough for a weekly site, short enough to show a break. */
    private static final int HEALTH_DAYS = 30;

    private final Supplier<Configuration> configuration;
    private final Archive archive;
    private final Search search;
    private final Stories stories;
    private final Retellings retellings;
    private final Upcoming upcoming;
    private final Clock clock;

    /** Knows when a source is visited next, and what else only the one who harvests can know. */
    @FunctionalInterface
    public interface Upcoming {
        /** When it is visited next, be it only for a feed or a page. */
        Optional<Instant> next(String source);

        /** When the whole of it is harvested next. */
        default Optional<Instant> nextHarvest(String source) {
            return next(source);
        }

        /** Its feeds; none where nobody harvests. */
        default List<FeedState> feeds(String source) {
            return List.of();
        }

        /** What to do about this source, for the operator; empty where nothing is to be done. */
        default String advice(String source) {
            return "";
        }

        /** How this source's hosts were treated; empty where nobody harvests. */
        default Optional<Treatment> treatment(String source) {
            return Optional.empty();
        }

        /** Nobody harvests here. */
        static Upcoming nothing() {
            return source -> Optional.empty();
        }
    }

    public Library(
            Supplier<Configuration> configuration,
            Archive archive,
            Search search,
            Stories stories,
            Upcoming upcoming,
            Clock clock) {
        this.configuration = configuration;
        this.archive = archive;
        this.search = search;
        this.stories = stories;
        this.retellings = new Retellings(stories, archive);
        this.upcoming = upcoming;
        this.clock = clock;
    }

    public Configuration configuration() {
        return configuration.get();
    }

    /** The zone of the archive's days. */
    public ZoneId zone() {
        return configuration().settings().zone();
    }

    public Instant now() {
        return clock.instant();
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone());
    }

    public SearchAnswer search(SearchRequest request) {
        return search.search(request);
    }

    /**
     * Searches.
     *
     * @param once whether of the articles that tell one event only the first is shown
     */
    public SearchAnswer search(SearchRequest request, boolean once) {
        return once ? new Folding(this).search(request) : search(request);
    }

    /** Revisions that answer and became current after this place of the archive's sequence. */
    public SearchAnswer arrivals(SearchRequest request, long after) {
        return search.arrivals(request, after);
    }

    public List<Search.Suggestion> suggest(String typed, int limit) {
        return search.suggest(typed, limit);
    }

    /** Which articles tell one event. */
    public Stories stories() {
        return stories;
    }

    /** A story with what its articles say; empty where there is none, or its articles are all gone. */
    public Optional<StoryCard> story(ArticleId id) {
        return stories.find(id).flatMap(story -> StoryCard.of(story, archive.articles()));
    }

    /** Who tells an event, by time of publication; at most so many. */
    public List<Retold> retold(ArticleId story, int limit) {
        return retellings.of(story, limit);
    }

    /** The place in the archive's sequence that answers reflect. */
    public long indexed() {
        return search.sequence();
    }

    /** The version of the analysis and its dictionaries. */
    public String analysisVersion() {
        return search.analysisVersion();
    }

    /** The newest committed place in the archive's sequence. */
    public long sequence() {
        return archive.sequence();
    }

    /** What one article said over time, oldest first. */
    public List<Revision> history(ArticleId id) {
        return archive.articles().history(id);
    }

    /** Who wrote these revisions, and what proves them; in no order. */
    public List<Credit> credits(List<RevisionId> revisions) {
        return archive.articles().credits(revisions);
    }

    /** How many articles there are. */
    public long articles() {
        return archive.articles().count();
    }

    /** All that is known of an article. */
    public Optional<Dossier> dossier(ArticleId id) {
        return archive.articles().find(id).map(this::dossier);
    }

    public Optional<Article> article(ArticleId id) {
        return archive.articles().find(id);
    }

    private Dossier dossier(Article article) {
        return new Dossier(
                article,
                archive.articles().history(article.id()),
                archive.captures().history(article.url()));
    }

    public Optional<Capture> capture(CaptureId id) {
        return archive.captures().find(id);
    }

    public Captures.Answer read(Capture capture) {
        return archive.captures().read(capture);
    }

    /** The headlines changed or taken away since then, newest first. */
    public List<Edit> editsSince(Instant since) {
        return new Edits(archive).since(since);
    }

    /** The headlines of a day, as of a place in the archive's sequence; empty for all that is known by now. */
    public DayDigest digest(LocalDate day, OptionalLong asOf) {
        return DayDigest.of(day, asOf, this);
    }

    /**
     * How much was written when; or what is wrong with the query.
     *
     * @throws UnfinishedException where counting takes too long
     */
    public CoverageAnswer coverage(TimelineRequest request) {
        return switch (search.timeline(request)) {
            case TimelineAnswer.Refused refused -> new CoverageAnswer.Refused(refused.problem());
            case TimelineAnswer.Unfinished unfinished ->
                throw new UnfinishedException(
                        "the search came to its limit of time before all was counted; ask for less, or again when the server is less busy");
            case TimelineAnswer.Counted counted ->
                new CoverageAnswer.Covered(
                        new Watching(archive.ledger(), sources(request.search())).of(counted, request.interval()));
        };
    }

    /** The sources that a search can find anything of. */
    public List<String> sources(SearchRequest request) {
        return configuration().sources().stream()
                .filter(source ->
                        request.sources().isEmpty() || request.sources().contains(source.id()))
                .filter(source -> request.collections().isEmpty()
                        || source.collections().stream().anyMatch(request.collections()::contains))
                .map(Source::id)
                .toList();
    }

    /** How every source fares, in the order of the configuration. */
    public List<SourceHealth> health() {
        Map<String, Long> counts = articlesBySource();
        return configuration().sources().stream()
                .map(source -> health(source, counts.getOrDefault(source.id(), 0L)))
                .toList();
    }

    /** How this source fares; empty where there is none. */
    public Optional<SourceHealth> health(String id) {
        return configuration()
                .source(id)
                .map(source -> health(source, articlesBySource().getOrDefault(id, 0L)));
    }

    /** How this source's hosts were treated of late; empty where nobody harvests here. */
    public Optional<Treatment> treatment(String source) {
        return upcoming.treatment(source);
    }

    /** The ledger of a source between two days, both included. */
    public List<LedgerEntry> ledger(String source, LocalDate from, LocalDate to) {
        return archive.ledger().of(source, from, to);
    }

    /** The passes over a source in the last thirty days, newest first. */
    public List<Harvest> harvests(String source) {
        return archive.harvests()
                .since(source, now().minus(Duration.ofDays(HEALTH_DAYS)))
                .reversed();
    }

    /**
     * How many current articles each source has.
     *
     * @throws UnfinishedException where counting takes too long
     */
    public Map<String, Long> articlesBySource() {
        return facet("source");
    }

    /**
     * How many current articles each topic finds.
     *
     * @throws UnfinishedException where counting takes too long
     */
    public Map<String, Long> articlesByTopic() {
        return facet("topic");
    }

    private Map<String, Long> facet(String name) {
        return switch (search.search(Requests.counting(""))) {
            case SearchAnswer.Found found ->
                UnfinishedException.whole(found).facets().getOrDefault(name, List.of()).stream()
                        .collect(Collectors.toMap(SearchAnswer.Count::value, SearchAnswer.Count::count, Long::sum));
            case SearchAnswer.Problem problem ->
                throw new IllegalStateException("a blank query was refused: " + problem.message());
        };
    }

    private SourceHealth health(Source source, long articles) {
        LocalDate today = today();
        List<LedgerEntry> days = archive.ledger().of(source.id(), today.minusDays(HEALTH_DAYS), today);
        Together passes = archive.harvests()
                .between(
                        source.id(),
                        today.minusDays(HEALTH_DAYS).atStartOfDay(zone()).toInstant(),
                        now());
        Optional<LedgerEntry> last = days.isEmpty() ? Optional.empty() : Optional.of(days.getLast());
        return new SourceHealth(
                source,
                last.map(LedgerEntry::state).orElse(LedgerEntry.State.NOT_MONITORED),
                last.map(LedgerEntry::reason).orElse(""),
                archive.harvests().newest(source.id()),
                passes.lastAnswer(),
                articles,
                perDay(days),
                share(passes.counts(), passes.counts().withDate()),
                share(passes.counts(), passes.counts().withText()),
                upcoming.nextHarvest(source.id()),
                upcoming.next(source.id()),
                upcoming.feeds(source.id()),
                upcoming.advice(source.id()),
                days);
    }

    private static OptionalDouble perDay(List<LedgerEntry> days) {
        return days.stream()
                .filter(day -> day.state() == LedgerEntry.State.HARVESTED || day.state() == LedgerEntry.State.PARTIAL)
                .mapToInt(LedgerEntry::articles)
                .average();
    }

    private static OptionalDouble share(Harvest.Counts counts, int with) {
        int read = counts.added() + counts.changed();
        return read == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.min(1.0, (double) with / read));
    }
}
