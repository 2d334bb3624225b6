package mn.sonin.bench.curve;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import mn.sonin.archive.local.LocalArchive;
import mn.sonin.archive.local.Options;
import mn.sonin.bench.Scratch;
import mn.sonin.bench.Times;
import mn.sonin.bench.index.GeneratedArchive;
import mn.sonin.bench.index.GeneratedNews;
import mn.sonin.bench.load.Usage;
import mn.sonin.bench.peers.Questions;
import mn.sonin.bench.peers.SoninEngine;
import mn.sonin.config.Configuration;
import mn.sonin.config.Settings;
import mn.sonin.config.Topic;
import mn.sonin.indexer.story.Stories;
import mn.sonin.search.SearchServer;
import mn.sonin.search.library.Library.Upcoming;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * {@code N FOLDER CONFIG} serves the index of N generated articles, asks its API all kinds of questions over HTTP, one after the other, and prints
 * the times as a line of JSON.
 */
final class Asking {
    private static final int QUESTIONS = 200;
    private static final int ROUNDS = 2;
    private static final int PREFIX = 4;
    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client;
    private final int port;
    private final Configuration configuration;
    private final Questions questions;

    private Asking(HttpClient client, int port, Configuration configuration, long articles) {
        this.client = client;
        this.port = port;
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
     * @param questions different ones
     * @param p50 milliseconds by the clock, from asking to the whole answer
     * @param p99 milliseconds by the clock
     * @param workedP50 milliseconds of processor time of all threads, the client's included, which other work on the machine hardly changes; the
     *     Java machine's own for compiling and collecting are not in it
     * @param workedP99 milliseconds of the same
     * @param hits articles found on average
     */
    record Kind(String what, int questions, double p50, double p99, double workedP50, double workedP99, double hits) {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        long articles = Long.parseLong(arguments[0]);
        Path config = Path.of(arguments[2]);
        Path home = Files.createTempDirectory("curve");
        try (SoninEngine engine = SoninEngine.open(GeneratedArchive.of(articles), Path.of(arguments[1]), config);
                LocalArchive archive = LocalArchive.open(home, Options.standard(Clock.systemUTC()));
                SearchServer server = serving(engine, archive, SoninEngine.configuration(config));
                HttpClient client = HttpClient.newHttpClient()) {
            Asking asking = new Asking(client, server.port(), SoninEngine.configuration(config), articles);
            asking.ask("articles?q=" + encoded("Rio Tinto"));
            double start = (System.currentTimeMillis()
                            - ManagementFactory.getRuntimeMXBean().getStartTime())
                    / 1e3;
            List<Kind> kinds = asking.kinds();
            Answered answered = new Answered(articles, start, Usage.now().heapMegabytes(), kinds);
            System.out.println(new ObjectMapper().writeValueAsString(answered));
        } finally {
            Scratch.delete(home);
        }
    }

    /** A server of this index; the archive beside it is empty, since lists and charts ask it for the ledger alone. */
    private static SearchServer serving(SoninEngine engine, LocalArchive archive, Configuration configuration) {
        SearchServer.Start start = SearchServer.start(
                new Settings.Server("127.0.0.1", 0, Optional.empty(), Optional.empty()),
                new SearchServer.Parts(
                        () -> configuration,
                        archive,
                        engine.search(),
                        Stories.NONE,
                        Upcoming.nothing(),
                        List.of(),
                        address -> false,
                        Clock.systemUTC(),
                        "curve"));
        return switch (start) {
            case SearchServer.Start.Serving serving -> serving.server();
            case SearchServer.Start.Refused refused -> throw new IllegalStateException(refused.reason());
        };
    }

    private List<Kind> kinds() throws IOException, InterruptedException {
        List<String> words = questions.words(QUESTIONS);
        return List.of(
                timed("one word", searches(words)),
                timed("phrase", searches(questions.phrases(QUESTIONS))),
                timed("prefix", searches(words.stream().map(Asking::prefix).toList())),
                timed("both languages", searches(subjects())),
                timed("topic", searches(topics())),
                timed("counts of %d topics".formatted(configuration.topics().size()), List.of("articles?size=0")),
                timed(
                        "chart by month",
                        words.stream()
                                .map(word -> "timeline?interval=month&by=language&q=" + encoded(word))
                                .toList()));
    }

    private static List<String> searches(List<String> queries) {
        return queries.stream().map(query -> "articles?q=" + encoded(query)).toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String prefix(String word) {
        return word.substring(0, Math.min(PREFIX, word.length())) + "*";
    }

    /**
     * Subjects of the news, alone and each with another: their words stand in a third of all headlines, and expansions reach the other language.
     */
    private static List<String> subjects() {
        List<String> subjects = GeneratedNews.SUBJECTS;
        List<String> pairs = new ArrayList<>(subjects);
        for (int i = 0; i < subjects.size(); i++) {
            pairs.add(subjects.get(i) + " " + subjects.get((i + 4) % subjects.size()));
        }
        return pairs;
    }

    /** Topics that the generated articles tell of, alone, in each language and with a subject. */
    private List<String> topics() throws IOException, InterruptedException {
        List<String> found = new ArrayList<>();
        for (Topic topic : configuration.topics()) {
            String alone = "topic:" + topic.id();
            if (hits(ask("articles?size=0&q=" + encoded(alone))) > 0) {
                found.add(alone);
                found.add(alone + " lang:mn");
                found.add(alone + " lang:en");
                GeneratedNews.SUBJECTS.forEach(subject -> found.add(alone + " \"" + subject + '"'));
            }
        }
        return found;
    }

    /** Asks everything once to warm up, then until every question was asked twice, or few ones as often as many. */
    private Kind timed(String what, List<String> requests) throws IOException, InterruptedException {
        long[] hits = new long[requests.size()];
        for (int i = 0; i < hits.length; i++) {
            hits[i] = hits(ask(requests.get(i)));
        }
        if (2 * LongStream.of(hits).filter(found -> found > 0).count() < hits.length) {
            throw new IllegalStateException("%s: most of these questions find nothing: %s".formatted(what, requests));
        }
        long[] nanos = new long[Math.max(QUESTIONS, requests.size()) * ROUNDS];
        long[] worked = new long[nanos.length];
        for (int i = 0; i < nanos.length; i++) {
            long began = processorNanos();
            long start = System.nanoTime();
            ask(requests.get(i % requests.size()));
            nanos[i] = System.nanoTime() - start;
            worked[i] = Math.max(0, processorNanos() - began);
        }
        Times clock = Times.of(nanos);
        Times processor = Times.of(worked);
        return new Kind(
                what,
                requests.size(),
                clock.p50(),
                clock.p99(),
                processor.p50(),
                processor.p99(),
                LongStream.of(hits).average().orElseThrow());
    }

    /** What the API answers, from {@code articles?q=} on. */
    private String ask(String question) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:%d/api/v1/%s".formatted(port, question));
        HttpResponse<String> answer =
                client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(address + ": " + answer.body());
        }
        return answer.body();
    }

    /** How many articles a list or a chart found. */
    private long hits(String answer) {
        JsonNode read = json.readTree(answer);
        if (read.has("total")) {
            return read.get("total").longValue();
        }
        long found = 0;
        for (JsonNode line : read.get("series")) {
            for (JsonNode count : line.get("counts")) {
                found += count.longValue();
            }
        }
        return found;
    }

    private static long processorNanos() {
        return LongStream.of(THREADS.getThreadCpuTime(THREADS.getAllThreadIds()))
                .filter(nanos -> nanos > 0)
                .sum();
    }
}
