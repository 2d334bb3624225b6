package mn.sonin.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import mn.sonin.archive.Archive;
import mn.sonin.archive.Feeds;
import mn.sonin.archive.local.LocalArchive;
import mn.sonin.archive.local.Options;
import mn.sonin.config.Configuration;
import mn.sonin.config.ConfigurationReader;
import mn.sonin.config.ConfigurationResult;
import mn.sonin.config.Secret;
import mn.sonin.config.Settings;
import mn.sonin.config.Topic;
import mn.sonin.indexer.Search;
import mn.sonin.indexer.analysis.Analyzers;
import mn.sonin.indexer.analysis.Expansions;
import mn.sonin.indexer.answer.LuceneSearch;
import mn.sonin.indexer.index.LuceneIndex;
import mn.sonin.indexer.index.Wording;
import mn.sonin.indexer.story.StoryIndex;
import mn.sonin.search.http.Json;
import mn.sonin.search.library.FeedState;
import mn.sonin.search.library.Library.Upcoming;
import mn.sonin.search.library.Treatment;
import tools.jackson.databind.JsonNode;

/** A real archive of a few articles, its real index, and a real server on any free port. */
final class Stand implements AutoCloseable {
    private static final Expansions DICTIONARY = Expansions.bundled();
    static final Instant NOW = Instant.parse("2026-03-02T04:00:00Z");

    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final LocalArchive archive;
    private final LuceneIndex index;
    private final StoryIndex stories;
    private final Search search;
    private final SearchServer server;
    private final SearchServer.Parts parts;
    private final Desks desks;

    /** What the operator may change while the server runs. */
    private record Desks(AtomicReference<Configuration> configuration, AtomicReference<Expansions> dictionary) {}

    private Stand(
            LocalArchive archive,
            LuceneIndex index,
            StoryIndex stories,
            Search search,
            SearchServer server,
            SearchServer.Parts parts,
            Desks desks) {
        this.parts = parts;
        this.desks = desks;
        this.archive = archive;
        this.index = index;
        this.stories = stories;
        this.search = search;
        this.server = server;
    }

    static Stand open(Path home) {
        return open(home, Duration.ofSeconds(10));
    }

    /** @param patience of a search; with less than nothing, each comes to its limit of time at once */
    static Stand open(Path home, Duration patience) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        Configuration configuration = configuration();
        Desks desks = new Desks(new AtomicReference<>(configuration), new AtomicReference<>(DICTIONARY));
        LocalArchive archive =
                LocalArchive.open(home.resolve("archive"), new Options(clock, new Random(7), 1 << 20, 1 << 20));
        Stories.tell(archive);
        LuceneIndex index = LuceneIndex.open(
                home.resolve("index"),
                archive,
                new Wording(Analyzers.bundled()),
                configuration.settings().zone());
        index.follow((revisions, sequence, end) -> {});
        StoryIndex stories = StoryIndex.open(
                home.resolve("stories"),
                archive,
                Analyzers.bundled(),
                Expansions::bundled,
                configuration.settings().zone());
        stories.follow((articles, sequence, end) -> {});
        Search search = new LuceneSearch(index, desks.configuration()::get, desks.dictionary()::get, clock, patience);
        SearchServer.Parts parts = new SearchServer.Parts(
                desks.configuration()::get,
                archive,
                search,
                stories,
                new Desk(),
                List.of(),
                address -> false,
                clock,
                "0.1.0");
        SearchServer.Start start = SearchServer.start(
                new Settings.Server("127.0.0.1", 0, Optional.of(new Secret("s3cret")), Optional.empty()), parts);
        return switch (start) {
            case SearchServer.Start.Serving serving ->
                new Stand(archive, index, stories, search, serving.server(), parts, desks);
            case SearchServer.Start.Refused refused -> throw new IllegalStateException(refused.reason());
        };
    }

    private static Configuration configuration() {
        try {
            Path folder = Path.of(
                    Objects.requireNonNull(Stand.class.getResource("stand")).toURI());
            return switch (ConfigurationReader.read(folder)) {
                case ConfigurationResult.Read read -> read.configuration();
                case ConfigurationResult.Refused refused ->
                    throw new IllegalStateException(refused.problems().toString());
            };
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    Archive archive() {
        return archive;
    }

    /** From now on these words of one idea are searched for each other too. */
    void useWords(String... words) {
        List<Expansions.Form> forms = Stream.of(words).map(Expansions.Form::of).toList();
        desks.dictionary().set(DICTIONARY.with(List.of(Expansions.Entry.of("word", "operator", forms))));
    }

    /** From now on this topic has another query. */
    void useTopic(String id, String query) {
        useTopics(topics -> topics.map(topic -> topic.id().equals(id)
                ? new Topic(id, topic.names(), topic.description(), query, topic.related(), topic.place())
                : topic));
    }

    /** From now on there is no such topic. */
    void dropTopic(String id) {
        useTopics(topics -> topics.filter(topic -> !topic.id().equals(id)));
    }

    private void useTopics(UnaryOperator<Stream<Topic>> change) {
        desks.configuration()
                .updateAndGet(before -> new Configuration(
                        before.settings(),
                        before.sources(),
                        change.apply(before.topics().stream()).toList()));
    }

    /** Brings the index alone to the end of the archive. */
    void followWithoutStories() {
        index.follow((revisions, sequence, end) -> {});
    }

    /** Brings the index to the end of the archive. */
    void follow() {
        stories.follow((articles, sequence, end) -> {});
        index.follow((revisions, sequence, end) -> {});
    }

    SearchServer.Parts parts() {
        return parts;
    }

    int port() {
        return server.port();
    }

    String address(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    /** Asks for a path with headers, given as name, value, name, value. */
    HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address(path)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    JsonNode json(String path) {
        return Json.read(get(path).body(), JsonNode.class);
    }

    /** Cites a search, given as a query string. */
    JsonNode cite(String search) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address("/api/v1/citations?" + search)))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        return Json.read(send(request).body(), JsonNode.class);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.close();
        search.close();
        stories.close();
        index.close();
        archive.close();
        client.close();
    }

    /** Somebody who harvested one source a little. */
    private static final class Desk implements Upcoming {
        private static final Instant AT = Instant.parse("2026-03-01T18:00:00Z");

        @Override
        public Optional<Instant> next(String source) {
            return Optional.empty();
        }

        @Override
        public List<FeedState> feeds(String source) {
            Feeds.Feed feed = new Feeds.Feed(
                    source,
                    "https://tenger.example/feed",
                    AT,
                    Duration.ofMinutes(40),
                    20,
                    Optional.of(Duration.ofMinutes(50)),
                    Optional.of(AT.minusSeconds(600)),
                    "");
            return source.equals("tenger") ? List.of(new FeedState(feed, "")) : List.of();
        }

        @Override
        public String advice(String source) {
            return switch (source) {
                case "tenger" -> "look at the reason; run \"sonin sources check tenger\"";
                case "gobi-times" ->
                    "keep \"sonin serve\" running through the night; the feed https://gobi-times.example/a has shown nothing"
                            + " new since 2026-02-01, where a story every 3 h is usual: see whether it has moved, and write"
                            + " its new address in gobi-times.yaml; the feed https://gobi-times.example/b has shown nothing"
                            + " new since 2026-02-02: see whether it has moved, and write its new address in gobi-times.yaml";
                default -> "";
            };
        }

        @Override
        public Optional<Treatment> treatment(String source) {
            return Optional.of(source)
                    .filter("tenger"::equals)
                    .map(id -> new Treatment(
                            AT,
                            1,
                            1,
                            120,
                            45_000,
                            1,
                            List.of(new Treatment.Host(
                                    "tenger.example", Duration.ofMillis(1500), Optional.empty(), 0, "")),
                            List.of(
                                    request("/feed", "allowed", "304", true, 120, 45_000),
                                    request("/admin", "Disallow: /admin", "not asked", false, 0, 0))));
        }

        private static Treatment.Request request(
                String path, String robots, String outcome, boolean sent, long bytes, long saved) {
            return new Treatment.Request(
                    AT, "tenger.example", "https://tenger.example" + path, robots, outcome, sent, bytes, saved);
        }
    }
}
