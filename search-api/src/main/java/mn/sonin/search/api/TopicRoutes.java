package mn.sonin.search.api;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mn.sonin.config.Configuration;
import mn.sonin.config.Topic;
import mn.sonin.indexer.SearchAnswer;
import mn.sonin.indexer.SearchRequest;
import mn.sonin.indexer.TimelineRequest;
import mn.sonin.indexer.TimelineRequest.Interval;
import mn.sonin.search.http.Asked;
import mn.sonin.search.http.Parameter;
import mn.sonin.search.http.Problem;
import mn.sonin.search.http.Reply;
import mn.sonin.search.http.Says;
import mn.sonin.search.library.Coverage;
import mn.sonin.search.library.CoverageAnswer;
import mn.sonin.search.library.Library;
import mn.sonin.search.library.Requests;
import mn.sonin.search.library.UnfinishedException;
import mn.sonin.search.question.Question;

/** Topics and coverage over time for programs. */
public final class TopicRoutes {
    static final Parameter<String> ID = Parameter.path("id", "Id of a topic, as in /api/v1/topics.");
    static final Parameter<Interval> INTERVAL = Parameter.choice(
            "interval",
            new Interval[] {Interval.MONTH, Interval.DAY, Interval.WEEK, Interval.YEAR},
            "The span of one bucket, in the archive's zone; weeks begin on Monday.");
    static final Parameter<By> BY =
            Parameter.choice("by", By.values(), "A series for each source or language, or one for all.");
    static final Parameter<List<String>> COMPARE = Parameter.texts(
            "compare",
            10,
            "A query for a series of its own, as in topic:rio-tinto; may be given several times. Each counts what it finds among "
                    + "what the rest of the request chooses. Not together with by.");

    private final Library library;

    TopicRoutes(Library library) {
        this.library = library;
    }

    /** What a chart has one line for. */
    public enum By {
        NOTHING,
        SOURCE,
        LANGUAGE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** As the index is asked. */
        public Optional<String> series() {
            return this == NOTHING ? Optional.empty() : Optional.of(word());
        }
    }

    Reply list(Asked asked) {
        Map<String, Long> counts = library.articlesByTopic();
        return Reply.json(new TopicList(library.configuration().topics().stream()
                .map(topic -> line(topic, counts.getOrDefault(topic.id(), 0L)))
                .toList()));
    }

    Reply one(Asked asked) {
        String id = asked.value(ID);
        Configuration configuration = library.configuration();
        return configuration
                .topic(id)
                .map(this::record)
                .orElseGet(
                        () -> Reply.notFound("No topic has the id \"%s\"; /api/v1/topics lists them.".formatted(id)));
    }

    Reply timeline(Asked asked) {
        Interval interval = asked.value(INTERVAL);
        By by = asked.value(BY);
        List<String> compared = asked.value(COMPARE);
        if (by != By.NOTHING && !compared.isEmpty()) {
            return new Reply.Refused(Problem.badParameters(List.of(Problem.Fault.of(
                    "compare", "compare and by cannot be given together; leave by=%s out".formatted(by.word())))));
        }
        return ArticleRoutes.asking(library, asked, request -> switch (library.coverage(
                new TimelineRequest(request, interval, by.series(), compared))) {
            case CoverageAnswer.Covered covered -> Reply.json(Timeline.of(covered.coverage(), interval, by));
            case CoverageAnswer.Refused refused ->
                new Reply.Refused(Problem.badQuery(Question.fault(refused.problem())));
        });
    }

    private Reply record(Topic topic) {
        SearchRequest oldest = Requests.topic(topic.id(), Set.of(), SearchRequest.Sort.OLDEST, 1, true);
        return switch (library.search(oldest)) {
            case SearchAnswer.Found found ->
                Reply.json(new TopicRecord(
                        line(topic, UnfinishedException.whole(found).total()),
                        found.hits().stream().findFirst().map(hit -> ArticleLine.of(hit, library.stories())),
                        counts(found, "language"),
                        counts(found, "source")));
            case SearchAnswer.Problem problem -> new Reply.Refused(Problem.badQuery(Question.fault(problem)));
        };
    }

    private static List<ArticleList.Count> counts(SearchAnswer.Found found, String facet) {
        return found.facets().getOrDefault(facet, List.of()).stream()
                .map(count -> new ArticleList.Count(count.value(), count.count()))
                .toList();
    }

    private static TopicLine line(Topic topic, long articles) {
        return new TopicLine(
                topic.id(),
                SourceRoutes.NamesRecord.of(topic.names()),
                SourceRoutes.NamesRecord.of(topic.description()),
                topic.query(),
                topic.related(),
                articles);
    }

    /** All topics. */
    @Says("All topics, in the order of the configuration.")
    record TopicList(@Says("The topics.") List<TopicLine> topics) {}

    /** A named, bilingual query. */
    @Says("A named query in both languages.")
    record TopicLine(
            @Says("Its id.") String id,
            @Says("What readers call it.") SourceRoutes.NamesRecord names,
            @Says("One sentence in each language.") SourceRoutes.NamesRecord description,
            @Says("What it searches.") String query,
            @Says("Ids of other topics.") List<String> related,
            @Says("Articles that it finds.") long articles) {}

    /** A topic and what there is on it. */
    @Says("A topic and what there is on it.")
    record TopicRecord(
            @Says("The topic.") TopicLine topic,
            @Says("The earliest article on it.") Optional<ArticleLine> first,
            @Says("Articles by language.") List<ArticleList.Count> languages,
            @Says("Articles by source.") List<ArticleList.Count> sources) {}

    /** Coverage over time. */
    @Says("How much was written when, and how well that time was watched.")
    public record Timeline(
            @Says("day, week, month or year.") String interval,
            @Says("nothing, source or language.") String by,

            @Says("First days of the buckets, without gaps, from the first day asked for to the last.")
            List<LocalDate> buckets,

            @Says(
                    "By name of the source or language, or by the compared query; one called all where no series were asked for.")
            Map<String, SeriesRecord> series,

            @Says("How well each bucket was watched.") List<WatchRecord> ledger,
            @Says("The first bucket with an article.") Optional<LocalDate> firstSeen,

            @Says(
                    "The buckets that stand out, all series together, highest first, at most ten: higher than those beside them, and at least "
                            + "twice the average since the first article; the highest of all is always one.")
            List<LocalDate> peaks,

            @Says("Buckets without any article that were watched: nothing was written. One that was not is no silence.")
            List<LocalDate> silent) {
        /** As programs read it. */
        public static Timeline of(Coverage coverage, Interval interval, By by) {
            Map<String, SeriesRecord> series = new LinkedHashMap<>();
            coverage.series()
                    .forEach((name, line) -> series.put(
                            name,
                            new SeriesRecord(
                                    line.counts(), line.shares(), coverage.first(line), coverage.peaks(line))));
            return new Timeline(
                    interval.name().toLowerCase(Locale.ROOT),
                    by.word(),
                    coverage.buckets(),
                    series,
                    coverage.watch().stream().map(WatchRecord::of).toList(),
                    coverage.first(),
                    coverage.peaks(),
                    coverage.silent());
        }
    }

    /** One line of a chart. */
    @Says("One line of a chart.")
    public record SeriesRecord(
            @Says("Articles found, one number for each bucket.")
            List<Long> counts,

            @Says(
                    "Their share of all articles of the same source or language in the bucket, 0 to 1; of a compared query, of all that the rest of "
                            + "the request's filters let through; null where there were none.")
            List<Optional<Double>> shares,

            @Says("The first bucket with an article.") Optional<LocalDate> firstSeen,
            @Says("Its own peaks.") List<LocalDate> peaks) {}

    /** How well a bucket was watched. */
    @Says("How well a bucket was watched, in source-days.")
    public record WatchRecord(
            @Says("Source-days that went well.") int harvested,
            @Says("Source-days that went well in part.") int partial,
            @Says("Source-days that failed.") int failed,
            @Says("Source-days on which a site refused us.") int blocked,
            @Says("Source-days nobody watched.") int notMonitored,

            @Says(
                    "watched: a low number means that little was written; outage: it means nothing; unwatched: nobody looked at the time.")
            String state,

            @Says("Whether failures outweigh good days, so that a low number means nothing.")
            boolean outage) {
        static WatchRecord of(Coverage.Watch watch) {
            return new WatchRecord(
                    watch.harvested(),
                    watch.partial(),
                    watch.failed(),
                    watch.blocked(),
                    watch.unmonitored(),
                    watch.state().name().toLowerCase(Locale.ROOT),
                    watch.outage());
        }
    }
}
