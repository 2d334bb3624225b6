package mn.sonin.bench.curve;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import mn.sonin.bench.Times;
import mn.sonin.bench.index.GeneratedArchive;
import mn.sonin.bench.index.GeneratedNews;
import mn.sonin.bench.load.Usage;
import mn.sonin.bench.peers.Questions;
import mn.sonin.bench.peers.SoninEngine;
import mn.sonin.config.Configuration;
import mn.sonin.config.Topic;
import mn.sonin.indexer.Search;
import mn.sonin.indexer.SearchAnswer;
import mn.sonin.indexer.SearchRequest;
import mn.sonin.indexer.SearchRequest.Expanding;
import mn.sonin.indexer.TimelineAnswer;
import mn.sonin.indexer.TimelineRequest;
import tools.jackson.databind.ObjectMapper;

/** {@code N FOLDER CONFIG} opens the index of N generated articles, asks it all kinds of questions and prints the times as a line of JSON. */
final class Asking {
    private static final int QUESTIONS = 200;
    private static final int ROUNDS = 2;
    private static final int PREFIX = 4;
    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    private final Search search;
    private final Configuration configuration;
    private final Questions questions;

    private Asking(Search search, Configuration configuration, long articles) {
        this.search = search;
        this.configuration = configuration;
        this.questions = new Questions(Math.toIntExact(articles));
    }

    /**
     * What an index answered.
     *
     * @param startSeconds from the start of the Java machine to the first answer
     * @param heapMegabytes in use after a collection, when all was asked
     * @param kinds all kinds, always in this order
     */
    record Answered(long articles, double startSeconds, long heapMegabytes, List<Kind> kinds) {}

    /**
     * One kind of question.
     *
     * @param what the kind
     * @param p50 milliseconds by the clock
     * @param p99 milliseconds by the clock
     * @param workedP50 milliseconds of processor time of the asking thread and of all that help it, which other work on the machine hardly
     *     changes
     * @param workedP99 milliseconds of the same
     * @param hits articles found on average
     */
    record Kind(String what, double p50, double p99, double workedP50, double workedP99, double hits) {}

    public static void main(String[] arguments) throws IOException {
        long articles = Long.parseLong(arguments[0]);
        Path config = Path.of(arguments[2]);
        try (SoninEngine engine = SoninEngine.open(GeneratedArchive.of(articles), Path.of(arguments[1]), config)) {
            Asking asking = new Asking(engine.search(), SoninEngine.configuration(config), articles);
            asking.found(SearchRequest.of("Rio Tinto"));
            double start = (System.currentTimeMillis()
                            - ManagementFactory.getRuntimeMXBean().getStartTime())
                    / 1e3;
            List<Kind> kinds = asking.kinds();
            Answered answered = new Answered(articles, start, Usage.now().heapMegabytes(), kinds);
            System.out.println(new ObjectMapper().writeValueAsString(answered));
        }
    }

    private List<Kind> kinds() {
        List<String> words = questions.words(QUESTIONS);
        List<String> topics = configuration.topics().stream().map(Topic::id).toList();
        List<SearchRequest> themed = new ArrayList<>();
        for (int i = 0; i < QUESTIONS; i++) {
            themed.add(SearchRequest.of(
                    "topic:" + topics.get(i % topics.size()) + (i % 2 == 0 ? "" : " " + words.get(i))));
        }
        return List.of(
                searches("one word", requests(words, Expanding.OFF)),
                searches("phrase", requests(questions.phrases(QUESTIONS), Expanding.OFF)),
                searches("prefix", requests(words.stream().map(Asking::prefix).toList(), Expanding.OFF)),
                searches("both languages", requests(pairs(), Expanding.ALL)),
                searches("topic, counts and marks", themed),
                searches(
                        "counts of %d topics".formatted(topics.size()),
                        List.of(SearchRequest.of("").page(0, Optional.empty()))),
                charts("chart by month", words));
    }

    private static List<SearchRequest> requests(List<String> queries, Expanding expanding) {
        return queries.stream()
                .map(query -> SearchRequest.of(query).expanding(expanding))
                .toList();
    }

    private static String prefix(String word) {
        return word.substring(0, Math.min(PREFIX, word.length())) + "*";
    }

    /** Subjects of the news, each with another: their words stand in a third of all headlines, and expansions reach the other language. */
    private static List<String> pairs() {
        List<String> subjects = GeneratedNews.SUBJECTS;
        List<String> pairs = new ArrayList<>(subjects);
        for (int i = 0; i < subjects.size(); i++) {
            pairs.add(subjects.get(i) + " " + subjects.get((i + 4) % subjects.size()));
        }
        return pairs;
    }

    private Kind searches(String what, List<SearchRequest> requests) {
        long[] hits = new long[1];
        return timed(what, requests, request -> hits[0] += found(request), hits);
    }

    private long found(SearchRequest request) {
        return switch (search.search(request)) {
            case SearchAnswer.Found found -> found.total();
            case SearchAnswer.Problem problem ->
                throw new IllegalStateException(request.query() + ": " + problem.message());
        };
    }

    private Kind charts(String what, List<String> words) {
        long[] hits = new long[1];
        return timed(
                what,
                words.stream()
                        .map(word -> new TimelineRequest(
                                SearchRequest.of(word),
                                TimelineRequest.Interval.MONTH,
                                Optional.of("language"),
                                List.of()))
                        .toList(),
                request -> hits[0] += counted(request),
                hits);
    }

    private long counted(TimelineRequest request) {
        return switch (search.timeline(request)) {
            case TimelineAnswer.Counted counted ->
                counted.series().values().stream()
                        .flatMap(List::stream)
                        .mapToLong(Long::longValue)
                        .sum();
            case TimelineAnswer.Unfinished unfinished -> throw new IllegalStateException("a chart takes too long");
            case TimelineAnswer.Refused refused ->
                throw new IllegalStateException(refused.problem().message());
        };
    }

    /** Asks everything once to warm up, then until every question was asked twice, or few ones as often as many. */
    private static <T> Kind timed(String what, List<T> requests, Consumer<T> ask, long[] hits) {
        requests.forEach(ask);
        hits[0] = 0;
        long[] nanos = new long[QUESTIONS * ROUNDS];
        long[] worked = new long[nanos.length];
        for (int i = 0; i < nanos.length; i++) {
            long began = processorNanos();
            long start = System.nanoTime();
            ask.accept(requests.get(i % requests.size()));
            nanos[i] = System.nanoTime() - start;
            worked[i] = Math.max(0, processorNanos() - began);
        }
        Times clock = Times.of(nanos);
        Times processor = Times.of(worked);
        return new Kind(
                what, clock.p50(), clock.p99(), processor.p50(), processor.p99(), (double) hits[0] / nanos.length);
    }

    /** Processor time of all threads of this program, those apart that the Java machine compiles and collects with. */
    private static long processorNanos() {
        return LongStream.of(THREADS.getThreadCpuTime(THREADS.getAllThreadIds()))
                .filter(nanos -> nanos > 0)
                .sum();
    }
}
