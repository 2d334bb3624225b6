package mn.sonin.search.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mn.sonin.config.Configuration;
import mn.sonin.config.Topic;
import mn.sonin.indexer.SearchAnswer;
import mn.sonin.indexer.SearchRequest;
import mn.sonin.indexer.SearchRequest.Sort;
import mn.sonin.indexer.TimelineRequest;
import mn.sonin.indexer.TimelineRequest.Interval;
import mn.sonin.search.http.Asked;
import mn.sonin.search.http.Parameter;
import mn.sonin.search.http.Problem;
import mn.sonin.search.http.Reply;
import mn.sonin.search.library.Coverage;
import mn.sonin.search.library.CoverageAnswer;
import mn.sonin.search.library.Library;
import mn.sonin.search.library.Requests;
import mn.sonin.search.library.UnfinishedException;
import mn.sonin.search.question.Address;
import mn.sonin.search.question.Question;

/** The pages of topics. */
final class TopicsPage {
    static final Parameter<String> ID = Parameter.path("id", "Id of a topic.");
    static final Parameter<Interval> INTERVAL = Parameter.choice(
            "interval",
            new Interval[] {Interval.MONTH, Interval.WEEK, Interval.YEAR, Interval.DAY},
            "The span of one bucket.");
    static final Parameter<By> BY = Parameter.choice("by", By.values(), "What the chart has one colour for.");

    static final Parameter<Optional<String>> WITH =
            Parameter.word("with", "Id of another topic that the chart compares this one with, instead of by.");

    /** As many peaks as a reader takes in. */
    private static final int PEAKS = 3;

    private static final String PER_CENT = "\u202f%";

    private final Library library;
    private final Templates templates;

    TopicsPage(Library library, Templates templates) {
        this.library = library;
        this.templates = templates;
    }

    /** What the chart has one colour for. */
    enum By {
        LANGUAGE,
        SOURCE
    }

    /**
     * What the chart has a line for.
     *
     * @param with id of the topic that the topic is compared with, instead of {@code by}; empty for none
     */
    record Lines(By by, Optional<String> with) {
        /** The address with these lines and no others. */
        Address in(Address address) {
            Address other = address.without("by").without("with");
            return with.map(topic -> other.with("with", topic)).orElseGet(() -> other.with("by", lower(by)));
        }
    }

    /** A topic in the list. */
    record Line(String id, String name, String otherName, String otherLanguage, String description, String articles) {}

    /** What the list shows. */
    record ListView(List<Line> topics) {}

    /**
     * What a topic's page shows.
     *
     * @param first the earliest article
     * @param follows ways to hear of new articles
     * @param cite what keeps the search of this topic to be cited
     */
    record TopicView(
            String id,
            String name,
            String otherName,
            String otherLanguage,
            String description,
            String query,
            String total,
            Optional<HitLine> first,
            String peak,
            List<SearchView.Link> related,
            List<SearchView.Link> intervals,
            List<SearchView.Link> series,
            Table table,
            List<HitLine> english,
            List<HitLine> mongolian,
            String all,
            List<SearchView.Link> follows,
            List<SearchView.Link> takeaways,
            String cite) {}

    /** The numbers of the chart. */
    record Table(List<String> columns, List<Row> rows) {}

    /** The numbers of one bucket; the watch says how far they can be believed. */
    record Row(String label, List<Long> counts, long total, String share, String watch, boolean outage) {}

    Reply list(Asked asked) {
        Words words = Words.of(asked);
        Map<String, Long> counts = library.articlesByTopic();
        List<Line> lines = library.configuration().topics().stream()
                .map(topic -> line(topic, counts.getOrDefault(topic.id(), 0L), words))
                .toList();
        Chrome chrome = templates.chrome(words, words.say("topics.title"), "topics", Address.of("/topics"));
        return templates.render("topics", chrome, new ListView(lines));
    }

    private static Line line(Topic topic, long articles, Words words) {
        return new Line(
                topic.id(),
                topic.names().in(words.language()),
                topic.names().in(words.other().language()),
                words.other().language(),
                topic.description().in(words.language()),
                words.number(articles));
    }

    Reply one(Asked asked) {
        List<String> ids = Stream.concat(Stream.of(asked.value(ID)), asked.value(WITH).stream())
                .toList();
        return ids.stream()
                .filter(id -> library.configuration().topic(id).isEmpty())
                .findFirst()
                .map(unknown -> Reply.notFound(Words.of(asked).say("topic.unknown", unknown)))
                .orElseGet(
                        () -> page(library.configuration().topic(ids.getFirst()).orElseThrow(), asked));
    }

    private Reply page(Topic topic, Asked asked) {
        return switch (library.search(Requests.topic(topic.id(), Set.of(), Sort.OLDEST, 1, false))) {
            case SearchAnswer.Problem problem -> new Reply.Refused(Problem.badQuery(Question.fault(problem)));
            case SearchAnswer.Found oldest -> page(topic, UnfinishedException.whole(oldest), asked);
        };
    }

    private Reply page(Topic topic, SearchAnswer.Found oldest, Asked asked) {
        Words words = Words.of(asked);
        Interval interval = asked.value(INTERVAL);
        Lines lines = new Lines(asked.value(BY), asked.value(WITH));
        Address here = lines.in(Address.of("/topics/" + topic.id()).with("interval", lower(interval)));
        Address search = Address.of("/").with("topic", topic.id());
        Chrome chrome = templates
                .chrome(words, topic.names().in(words.language()), "topics", here)
                .following(search.at("/feed.atom").with("sort", "newest"))
                .charted();
        return templates.render("topic", chrome, view(topic, oldest, interval, lines, here, search, words));
    }

    private TopicView view(
            Topic topic,
            SearchAnswer.Found oldest,
            Interval interval,
            Lines lines,
            Address here,
            Address search,
            Words words) {
        Configuration configuration = library.configuration();
        Coverage coverage = coverage(topic, interval, lines);
        return new TopicView(
                topic.id(),
                topic.names().in(words.language()),
                topic.names().in(words.other().language()),
                words.other().language(),
                topic.description().in(words.language()),
                topic.query(),
                words.count("articles", oldest.total()),
                hits(oldest, words).stream().findFirst(),
                coverage.peaks().stream()
                        .limit(PEAKS)
                        .map(peak -> Buckets.label(peak, interval, words))
                        .collect(Collectors.joining(", ")),
                topic.related().stream()
                        .map(id -> new SearchView.Link(Names.topic(configuration, id, words), "/topics/" + id, false))
                        .toList(),
                links("interval", List.of(Interval.YEAR, Interval.MONTH, Interval.WEEK), interval, here, words),
                lines(topic, lines, here, words),
                table(coverage, interval, lines, words),
                hits(found(Requests.topic(topic.id(), Set.of("en"), Sort.NEWEST, 8, false)), words),
                hits(found(Requests.topic(topic.id(), Set.of("mn"), Sort.NEWEST, 8, false)), words),
                search.toString(),
                Follows.of(topic.names().in(words.language()), search, words),
                List.of(
                        new SearchView.Link(
                                "CSV",
                                search.at("/api/v1/export.csv")
                                        .with("bom", "yes")
                                        .toString(),
                                false),
                        new SearchView.Link(
                                "BibTeX", search.at("/api/v1/export.bib").toString(), false),
                        new SearchView.Link(
                                "RIS", search.at("/api/v1/export.ris").toString(), false)),
                search.at("/citations").toString());
    }

    private Coverage coverage(Topic topic, Interval interval, Lines lines) {
        TimelineRequest asked = lines.with()
                .map(other -> new TimelineRequest(
                        Requests.counting(""),
                        interval,
                        Optional.empty(),
                        List.of("topic:" + topic.id(), "topic:" + other)))
                .orElseGet(() -> new TimelineRequest(
                        Requests.topic(topic.id(), Set.of(), Sort.OLDEST, 0, false),
                        interval,
                        Optional.of(lower(lines.by())),
                        List.of()));
        return switch (library.coverage(asked)) {
            case CoverageAnswer.Covered covered -> covered.coverage();
            case CoverageAnswer.Refused refused ->
                throw new IllegalStateException("topic %s does not parse: %s"
                        .formatted(topic.id(), refused.problem().message()));
        };
    }

    private String line(String series, Lines lines, Words words) {
        if (lines.with().isPresent()) {
            return Names.topic(library.configuration(), series.substring("topic:".length()), words);
        }
        return lines.by() == By.LANGUAGE
                ? words.name("language", series)
                : Names.source(library.configuration(), series, words);
    }

    private Table table(Coverage coverage, Interval interval, Lines lines, Words words) {
        List<String> columns = coverage.series().keySet().stream()
                .map(series -> line(series, lines, words))
                .toList();
        List<Row> rows = new ArrayList<>();
        IntStream.range(0, coverage.buckets().size())
                .forEach(at -> rows.add(new Row(
                        Buckets.label(coverage.buckets().get(at), interval, words),
                        coverage.series().values().stream()
                                .map(series -> series.counts().get(at))
                                .toList(),
                        coverage.total(at),
                        lines.with().isPresent() ? shares(coverage, at, words) : share(coverage, at, words),
                        Buckets.watch(coverage.watch().get(at), words),
                        coverage.watch().get(at).outage())));
        return new Table(columns, rows);
    }

    /** Of compared topics each has its own share. */
    private static String shares(Coverage coverage, int at, Words words) {
        return coverage.series().values().stream()
                .map(series -> series.shares()
                        .get(at)
                        .map(share -> words.decimal(100 * share) + PER_CENT)
                        .orElse("–"))
                .collect(Collectors.joining(" · "));
    }

    private static String share(Coverage coverage, int at, Words words) {
        double whole = 0;
        long found = 0;
        for (Coverage.Series series : coverage.series().values()) {
            Optional<Double> share = series.shares().get(at);
            if (share.isPresent() && share.get() > 0) {
                whole += series.counts().get(at) / share.get();
            }
            found += series.counts().get(at);
        }
        return whole == 0 ? "–" : words.decimal(100 * found / whole) + PER_CENT;
    }

    private List<SearchView.Link> lines(Topic topic, Lines now, Address here, Words words) {
        Stream<SearchView.Link> by = Stream.of(By.LANGUAGE, By.SOURCE)
                .map(value -> new Lines(value, Optional.empty()))
                .map(lines -> new SearchView.Link(
                        words.say("by." + lower(lines.by())), lines.in(here).toString(), lines.equals(now)));
        Stream<SearchView.Link> with = topic.related().stream()
                .map(other -> new Lines(now.by(), Optional.of(other)))
                .map(lines -> new SearchView.Link(
                        words.say(
                                "by.topic",
                                Names.topic(
                                        library.configuration(), lines.with().orElseThrow(), words)),
                        lines.in(here).toString(),
                        lines.equals(now)));
        return Stream.concat(by, with).toList();
    }

    private static <E extends Enum<E>> List<SearchView.Link> links(
            String parameter, List<E> values, E now, Address here, Words words) {
        return values.stream()
                .map(value -> new SearchView.Link(
                        words.say(parameter + "." + lower(value)),
                        here.with(parameter, lower(value)).toString(),
                        value == now))
                .toList();
    }

    private List<HitLine> hits(SearchAnswer.Found found, Words words) {
        return HitLine.all(found.hits(), library, words);
    }

    private SearchAnswer.Found found(SearchRequest request) {
        return switch (library.search(request)) {
            case SearchAnswer.Found found -> found;
            case SearchAnswer.Problem problem ->
                throw new IllegalStateException("a topic does not parse: " + problem.message());
        };
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
