package mn.sonin.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import mn.sonin.archive.ArticleId;
import mn.sonin.config.Settings;
import mn.sonin.indexer.IndexException;
import mn.sonin.indexer.Indexing;
import mn.sonin.indexer.Newsroom;
import mn.sonin.indexer.Search;
import mn.sonin.indexer.SearchAnswer;
import mn.sonin.indexer.SearchRequest;
import mn.sonin.indexer.SearchRequest.Sort;
import mn.sonin.indexer.TimelineRequest;
import mn.sonin.indexer.TimelineRequest.Interval;
import mn.sonin.indexer.answer.SharedIndex;
import mn.sonin.indexer.index.IndexVerification;
import mn.sonin.indexer.story.Stories;
import mn.sonin.search.SearchServer;
import mn.sonin.search.citation.Citing;
import mn.sonin.search.citation.Replay;
import mn.sonin.search.library.Library;
import mn.sonin.search.library.Library.Upcoming;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An archive's index in OpenSearch beside the one in its home: made of the same rows, they answer alike. */
class OneIndexIT {
    private static final List<String> SOME = List.of(
            "",
            "copper",
            "зэс",
            "denied history:yes",
            "coper prise",
            "topic:all-of-it -gold",
            "copper near/3 gold",
            "ерөнх* -зэс");

    private static final List<String> COMPLETED = List.of(
            "з", "зэс", "zes", "ikon", "mon", "Rio T", "copp", "Ерөнхий с", "Khurel", "byambats", "оюу то", "Alab");

    private final String name = "one-" + UUID.randomUUID();
    private Newsroom news;
    private SharedIndex index;
    private Indexing indexing;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() {
        news = new Newsroom(folder, Newsroom::inFolder);
        index = InCluster.index(List.of(OneNode.get().address()), name, 1, 0);
        indexing = index.following(news.archive(), Newsroom.ZONE);
    }

    @AfterEach
    void close() {
        index.close();
        InCluster.drop(name);
        news.close();
    }

    /** The search in the home, at the end of the archive. */
    private Search here() {
        news.index().follow(Newsroom.SILENT);
        return news.search();
    }

    /** The search in the cluster, at the end of the archive. */
    private Search there() {
        indexing.follow(Newsroom.SILENT);
        return news.search(index.searchable());
    }

    @Test
    void everyAnswerIsThatOfTheIndexInTheHome() throws IOException {
        publishEverything();

        everyAnswerIsAlike(queries(), here(), there());
    }

    @Test
    void anIndexOfSeveralShardsGivesTheSameAnswersInTheSameOrder() throws IOException {
        publishEverything();
        String spread = name + "-spread";
        try (SharedIndex shards = InCluster.index(List.of(OneNode.get().address()), spread, 3, 0)) {
            shards.following(news.archive(), Newsroom.ZONE).follow(Newsroom.SILENT);

            everyAnswerIsAlike(SOME, here(), news.search(shards.searchable()));
        } finally {
            InCluster.drop(spread);
        }
    }

    private static void everyAnswerIsAlike(List<String> queries, Search here, Search there) {
        SoftAssertions all = new SoftAssertions();
        for (String query : queries) {
            all.assertThat(there.search(SearchRequest.of(query)))
                    .as(query)
                    .isInstanceOf(SearchAnswer.Found.class)
                    .isEqualTo(here.search(SearchRequest.of(query)));
        }
        for (String query : SOME) {
            for (SearchRequest request : requests(query)) {
                all.assertThat(there.search(request)).as(request.toString()).isEqualTo(here.search(request));
            }
            for (TimelineRequest request : timelines(query)) {
                all.assertThat(there.timeline(request)).as(request.toString()).isEqualTo(here.timeline(request));
            }
        }
        for (String typed : COMPLETED) {
            all.assertThat(there.suggest(typed, 10)).as(typed).isEqualTo(here.suggest(typed, 10));
        }
        all.assertAll();
        assertThat(there.sequence()).isEqualTo(here.sequence());
        assertThat(there.analysisVersion()).isEqualTo(here.analysisVersion());
    }

    /** What chooses without scoring may be told otherwise. */
    @Test
    void aScoreIsExplainedAsInTheHome() throws IOException {
        publishEverything();
        Search here = here();
        Search there = there();

        for (String query : List.of("copper", "зэс", "copper near/3 gold", "ерөнх* -зэс")) {
            SearchRequest explained = SearchRequest.of(query).explained();
            assertThat(scores(there, explained)).as(query).isNotEmpty().isEqualTo(scores(here, explained));
            assertThat(found(there, explained).hits())
                    .allSatisfy(hit -> assertThat(hit.explanation())
                            .hasValueSatisfying(why -> assertThat(why).contains("freshness, published")));
        }
    }

    /** The number that each explanation begins with. */
    private static List<String> scores(Search search, SearchRequest request) {
        return found(search, request).hits().stream()
                .map(hit -> hit.explanation().orElseThrow().split(" ", 2)[0])
                .toList();
    }

    private void publishEverything() throws IOException {
        for (String line : Files.readAllLines(Path.of(News.SHARED + "operators-articles.tsv"))) {
            String[] cells = line.split("\t", -1);
            news.publish(cells[0], cells[1], cells[2], cells[3]);
        }
        ArticleId edited = news.publish("montsame", "2025-12-02", "Copper price denied", "A statement on copper.");
        news.edit(edited, "Copper price confirmed", "A statement on copper and gold.");
        ArticleId headline = news.headline("ikon", "Copper headline");
        news.archive().articles().absorb(headline, edited);
        for (String line : Files.readAllLines(Path.of(News.SHARED + "slips.tsv"))) {
            news.publish(line.split("\t", -1)[0], "");
        }
        news.publish("Ерөнхийлөгч Хүрэлсүх Ватиканд айлчиллаа", "Бямбацогт ном бичив.");
        news.publish("Бямбацогт ном бичив", "Оюу толгойн уурхай");
        news.addTopic("copper", "copper OR зэс");
        news.addTopic("all-of-it", "topic:copper OR lang:mn");
        news.useDictionary(
                Files.readAllLines(Path.of("../config/expansions.tsv")).toArray(String[]::new));
    }

    private static List<String> queries() throws IOException {
        List<String> queries = new ArrayList<>();
        for (String table : List.of("operators.tsv", "bilingual.tsv")) {
            for (String line : Files.readAllLines(Path.of(News.SHARED + table))) {
                queries.add(line.split("\t", -1)[0].replace("`", ""));
            }
        }
        for (String line : Files.readAllLines(Path.of(News.SHARED + "slips.tsv"))) {
            queries.add(line.split("\t", -1)[1]);
        }
        queries.addAll(SOME);
        return queries;
    }

    /** Each kind of answer that differs in more than its words. */
    private static List<SearchRequest> requests(String query) {
        SearchRequest plain = SearchRequest.of(query);
        return List.of(
                plain.sorted(Sort.OLDEST).page(3, Optional.empty()),
                plain.sorted(Sort.NEWEST).bare(),
                plain.page(2, Optional.empty()),
                plain.page(0, Optional.empty()),
                plain.expanding(SearchRequest.Expanding.OFF),
                plain.asOf(9));
    }

    private static List<TimelineRequest> timelines(String query) {
        return Stream.of(Interval.DAY, Interval.WEEK, Interval.MONTH, Interval.YEAR)
                .flatMap(interval -> Stream.of(
                        new TimelineRequest(SearchRequest.of(query), interval, Optional.of("source"), List.of()),
                        new TimelineRequest(
                                SearchRequest.of(""), interval, Optional.empty(), List.of("copper", "зэс"))))
                .toList();
    }

    @Test
    void aPageGoesOnInTheOtherIndex() {
        for (int i = 0; i < 9; i++) {
            news.publish("Coal " + i, "coal ".repeat(1 + i % 3) + "and more");
        }
        Search here = here();
        Search there = there();

        for (Sort sort : Sort.values()) {
            SearchRequest first = Newsroom.request("coal", sort, 4, Optional.empty());
            Optional<String> cursor = found(here, first).next();
            SearchRequest second = Newsroom.request("coal", sort, 4, cursor);

            assertThat(found(there, second)).isEqualTo(found(here, second));
        }
    }

    @Test
    void aSearchCitedInOneIndexIsReplayedInTheOther() throws IOException {
        publishEverything();
        for (String query : List.of("copper OR зэс", "topic:all-of-it -gold", "denied history:yes")) {
            Replay inHome = cited(here(), query);
            Replay inCluster = cited(there(), query);
            String id = inHome.citation().id();
            assertThat(inCluster.citation().id()).as(query).isEqualTo(id);
            news.edit(news.publish("Copper and gold denied", "зэс"), "Silver", "Nothing.");

            for (Search search : List.of(here(), there())) {
                Replay replayed = citing(search).replay(id).orElseThrow();
                assertThat(replayed.same()).as(query).isTrue();
                assertThat(replayed.count())
                        .isEqualTo(inHome.citation().cited().count())
                        .isPositive();
            }
        }
    }

    private Replay cited(Search search, String query) {
        return ((Citing.Cited.Kept) citing(search).cite(SearchRequest.of(query))).replay();
    }

    private Citing citing(Search search) {
        Library library = new Library(
                news::configuration, news.archive(), search, Stories.NONE, Upcoming.nothing(), Newsroom.CLOCK);
        return new Citing(library, news.archive().citations());
    }

    private static SearchAnswer.Found found(Search search, SearchRequest request) {
        return (SearchAnswer.Found) search.search(request);
    }

    @Test
    void whatIsInTheIndexIsNotWrittenAgain() {
        news.publish("Copper up", "");
        news.publish("Gold up", "");
        assertThat(indexing.follow(Newsroom.SILENT)).isEqualTo(2);

        news.publish("Coal up", "");
        try (SharedIndex another = InCluster.index(List.of(OneNode.get().address()), name, 1, 0)) {
            assertThat(another.following(news.archive(), Newsroom.ZONE).follow(Newsroom.SILENT))
                    .isEqualTo(1);
        }
        assertThat(indexing.follow(Newsroom.SILENT)).isZero();
        assertThat(Newsroom.titles(found(there(), SearchRequest.of("up")))).hasSize(3);
    }

    @Test
    void anIndexThatIsMadeAgainTakesTheOldOnesPlace() throws IOException, InterruptedException {
        ArticleId article = news.publish("Minister denies", "A statement.");
        indexing.follow(Newsroom.SILENT);
        news.edit(article, "Minister admits", "A statement.");

        assertThat(indexing.rebuild(Newsroom.SILENT)).isEqualTo(2);

        assertThat(Newsroom.titles(found(there(), SearchRequest.of("minister"))))
                .containsExactly("Minister admits");
        assertThat(News.done(OneNode.get().ask("GET", "/" + name + "-*/_alias", ""))
                        .body())
                .hasSize(1);
        assertThat(verified().problems()).isEmpty();
        assertThat(verified().revisions()).isEqualTo(2);
    }

    private IndexVerification.Report verified() {
        return index.verify(news.archive(), Newsroom.ZONE, Newsroom.SILENT);
    }

    @Test
    void aDocumentThatIsNotItsRowIsTold() throws IOException, InterruptedException {
        ArticleId changed = news.publish("Copper up", "");
        ArticleId lost = news.publish("Gold up", "");
        indexing.follow(Newsroom.SILENT);
        String title = News.json(Map.of("doc", Map.of("title", "Copper down")));
        News.done(OneNode.get().ask("POST", "/" + name + "/_update/" + changed + "%231?refresh=true", title));
        News.done(OneNode.get().ask("DELETE", "/" + name + "/_doc/" + lost + "%231?refresh=true", ""));

        assertThat(verified().problems())
                .extracting(IndexVerification.Problem::article, IndexVerification.Problem::reason)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(
                                changed.value(), "revision 1 says something else in the index"),
                        org.assertj.core.groups.Tuple.tuple(lost.value(), "revision 1 does not stand in the index"),
                        org.assertj.core.groups.Tuple.tuple("", "the index has 1 revisions, and the rows 2"));
    }

    @Test
    void anIndexThatIsNotThereIsToldWithTheWayToMakeIt() {
        try (SharedIndex none = InCluster.index(List.of(OneNode.get().address()), "none", 1, 0)) {
            assertThatThrownBy(() -> none.searchable().at(Long.MAX_VALUE, Duration.ofSeconds(5)))
                    .isInstanceOf(IndexException.class)
                    .hasMessage(OneNode.get().address()
                            + ": there is no index none yet; \"sonin rebuild index\" makes one");
        }
    }

    @Test
    void aClusterThatIsAwayIsToldToReadersWithoutItsAddress() throws IOException, InterruptedException {
        URI nobody = URI.create("http://127.0.0.1:1");
        try (SharedIndex away = InCluster.index(List.of(nobody), name, 1, 0);
                SearchServer server = server(news.search(away.searchable()));
                HttpClient client = HttpClient.newHttpClient()) {
            URI home = URI.create("http://127.0.0.1:" + server.port());
            for (String path : List.of("/?q=copper", "/api/v1/articles?q=copper")) {
                HttpRequest request = HttpRequest.newBuilder(home.resolve(path)).build();
                HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());

                assertThat(answer.statusCode()).as(path).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).as(path).isPresent();
                assertThat(answer.body()).as(path).doesNotContain(nobody.getAuthority());
            }
        }
    }

    private SearchServer server(Search search) {
        Settings.Server listening = new Settings.Server("127.0.0.1", 0, Optional.empty(), Optional.empty());
        SearchServer.Parts parts = new SearchServer.Parts(
                news::configuration,
                news.archive(),
                search,
                Stories.NONE,
                Upcoming.nothing(),
                List.of(),
                address -> false,
                Newsroom.CLOCK,
                "0.1.0");
        return ((SearchServer.Start.Serving) SearchServer.start(listening, parts)).server();
    }

    @Test
    void aClusterThatIsAwayIsToldWithWhatToDo() {
        try (SharedIndex away = InCluster.index(List.of(URI.create("http://127.0.0.1:1")), name, 1, 0)) {
            assertThatThrownBy(() -> away.searchable().sequence())
                    .isInstanceOf(IndexException.class)
                    .hasMessageContaining("http://127.0.0.1:1: the OpenSearch cluster cannot be reached: ")
                    .hasMessageContaining("opensearch.urls in sonin.yaml; nothing is lost");
        }
    }
}
