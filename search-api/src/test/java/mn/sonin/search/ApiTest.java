package mn.sonin.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mn.sonin.archive.ArticleId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiTest {
    private Stand stand;

    @BeforeAll
    void open(@TempDir Path home) {
        stand = Stand.open(home);
    }

    @AfterAll
    void close() {
        stand.close();
    }

    @Test
    void aWordOfOneLanguageFindsArticlesOfBoth() {
        JsonNode answer = stand.json("/api/v1/articles?topic=bridge");

        assertThat(values(answer.get("articles"), "language")).contains("en", "mn");
        assertThat(answer.get("total").asInt()).isEqualTo(3);
    }

    @Test
    void anArticleOfTheListTellsItsSourceLanguageTitleAddressAndTimeWithItsBasis() {
        JsonNode article = stand.json("/api/v1/articles?q=" + Stand.encoded("гүүр") + "&source=tenger")
                .at("/articles/0");

        assertThat(article.get("id").asString())
                .isEqualTo(ArticleId.of(Stories.BRIDGE).value());
        assertThat(article.get("title").asString()).isEqualTo("Шинэ гүүр нээгдлээ");
        assertThat(article.get("url").asString()).isEqualTo(Stories.BRIDGE);
        assertThat(article.at("/published/at").asString()).startsWith("2026-02-27T09:00");
        assertThat(article.at("/published/precision").asString()).isEqualTo("minute");
        assertThat(article.at("/published/basis").asString()).isEqualTo("json-ld");
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() {
        List<String> paged = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = stand.json("/api/v1/articles?size=2&sort=newest" + cursor);
            paged.addAll(values(page.get("articles"), "id"));
            cursor = page.has("next")
                    ? "&cursor=" + Stand.encoded(page.get("next").asString())
                    : "";
        } while (!cursor.isEmpty());

        assertThat(paged)
                .isEqualTo(values(
                        stand.json("/api/v1/articles?size=100&sort=newest").get("articles"), "id"))
                .doesNotHaveDuplicates();
    }

    @Test
    void onlyTheFieldsAskedForAreSent() {
        JsonNode article = stand.json("/api/v1/articles?size=1&fields=id,title").at("/articles/0");

        assertThat(article.propertyNames()).containsExactlyInAnyOrder("id", "title");
    }

    @Test
    void anUnknownFieldIsNamed() {
        HttpResponse<String> answer = stand.get("/api/v1/articles?fields=id,headline");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("unknown field \\\"headline\\\"; an article has id, source");
    }

    @Test
    void aMalformedQueryIsAnsweredWithItsPosition() {
        HttpResponse<String> answer = stand.get("/api/v1/articles?q=" + Stand.encoded("copper \"mine"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = mn.sonin.search.http.Json.read(answer.body(), JsonNode.class);
        assertThat(problem.at("/errors/0/parameter").asString()).isEqualTo("q");
        assertThat(problem.at("/errors/0/position").asInt()).isEqualTo(7);
    }

    @Test
    void aLanguageIsReadAsInAQuery() {
        JsonNode found = stand.json("/api/v1/articles?q=copper&lang=mn");

        for (String language : List.of("MN", "mongolian", "Mongolian", Stand.encoded("монгол"), "mon")) {
            assertThat(stand.json("/api/v1/articles?q=copper&lang=" + language).get("total"))
                    .as(language)
                    .isEqualTo(found.get("total"));
        }
        assertThat(stand.get("/api/v1/articles?lang=klingon").statusCode()).isEqualTo(400);
        assertThat(stand.json("/api/v1/articles?lang=klingon")
                        .at("/errors/0/message")
                        .asString())
                .isEqualTo("lang must be codes of languages such as en or mn, got \"klingon\"");
    }

    @Test
    void allFaultsOfARequestAreToldTogether() {
        HttpResponse<String> answer = stand.get("/api/v1/articles?size=many&sort=best&from=yesterday&colour=blue");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("size must be a whole number from 0 to 1000, got \\\"many\\\"")
                .contains("sort must be one of relevance, newest, oldest, got \\\"best\\\"")
                .contains("from must be a day like 2025-12-05, got \\\"yesterday\\\"")
                .contains("unknown parameter \\\"colour\\\"; this route takes q, lang");
    }

    @Test
    void anUnknownTopicIsToldWithTheNearestOne() {
        HttpResponse<String> answer = stand.get("/api/v1/articles?topic=coppper");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("unknown topic \\\"coppper\\\"; did you mean \\\"copper\\\"?");
    }

    @Test
    void unknownThingsAreNotFound() {
        for (String path : List.of(
                "/api/v1/articles/0123456789abcdef",
                "/api/v1/articles/nonsense",
                "/api/v1/sources/nowhere",
                "/api/v1/topics/nothing",
                "/api/v1/nothing")) {
            HttpResponse<String> answer = stand.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.headers().firstValue("Content-Type")).as(path).hasValue("application/problem+json");
        }
    }

    @Test
    void anArticleTellsEveryRevisionWithTheBasisOfEachValue() {
        JsonNode article = stand.json("/api/v1/articles/" + ArticleId.of(Stories.EDITED));

        assertThat(values(article.get("revisions"), "kind")).containsExactly("first", "edit");
        assertThat(article.at("/revisions/0/title/value").asString()).isEqualTo("Copper output to double");
        assertThat(article.at("/revisions/0/title/basis").asString()).isEqualTo("selector");
        assertThat(article.at("/revisions/0/title/detail").asString()).isEqualTo("h1");
        for (JsonNode revision : article.get("revisions").values()) {
            for (String field : List.of("title", "text", "published", "language")) {
                assertThat(revision.at("/" + field + "/basis").asString())
                        .as(field)
                        .isNotBlank();
            }
            assertThat(revision.get("authors").values())
                    .isNotEmpty()
                    .allSatisfy(
                            author -> assertThat(author.get("basis").asString()).isEqualTo("json-ld"));
        }
        assertThat(article.get("captures").size()).isEqualTo(2);
    }

    @Test
    void editedAndRemovedHeadlinesOfTheWeekAreTold() {
        JsonNode edits = stand.json("/api/v1/edited").get("edits");

        assertThat(values(edits, "kind")).containsExactly("removal", "edit");
        assertThat(edits.at("/1/before").asString()).isEqualTo("Copper output to double");
        assertThat(edits.at("/1/after").asString()).isEqualTo("Copper output to rise by a third");
    }

    @Test
    void aTimelineTellsAnOutageFromSilence() {
        JsonNode timeline = stand.json("/api/v1/timeline?topic=copper&interval=month&by=language");

        assertThat(timeline.get("buckets").get(0).asString()).isEqualTo("2026-01-01");
        assertThat(timeline.at("/ledger/0/outage").asBoolean()).isTrue();
        assertThat(timeline.at("/ledger/1/outage").asBoolean()).isFalse();
        assertThat(timeline.at("/series/en/counts/0").asInt()).isEqualTo(3);
    }

    private long total(String search) {
        return stand.json("/api/v1/articles?" + search).get("total").asLong();
    }

    private static long sum(JsonNode series) {
        return series.get("counts").values().stream()
                .mapToLong(JsonNode::asLong)
                .sum();
    }

    @Test
    void queriesAreComparedInOneTimeline() {
        JsonNode series = stand.json("/api/v1/timeline?compare=topic:copper&compare=bridge&lang=en&interval=month")
                .get("series");

        assertThat(series.propertyNames()).containsExactly("topic:copper", "bridge");
        assertThat(sum(series.get("topic:copper")))
                .isEqualTo(total("topic=copper&lang=en"))
                .isPositive();
        assertThat(sum(series.get("bridge")))
                .isEqualTo(total("q=bridge&lang=en"))
                .isPositive();
        assertThat(series.at("/bridge/shares/0").asDouble()).isBetween(0.0, 1.0);
    }

    @Test
    void aComparisonThatIsNotUnderstoodIsToldWithTheQueryAtFault() {
        assertThat(stand.get("/api/v1/timeline?compare=copper&by=language").body())
                .contains("compare and by cannot be given together; leave by=language out");
        assertThat(stand.get("/api/v1/timeline?compare=copper&compare=%22open").body())
                .contains("in \\\"\\\"open\\\":");
    }

    @Test
    void aTimelineShowsAllDaysAskedForAndTellsSilencesAndPeaks() {
        JsonNode timeline = stand.json("/api/v1/timeline?q=bridge&interval=day&from=2026-01-01&to=2026-02-28");
        List<String> silent =
                timeline.get("silent").values().stream().map(JsonNode::asString).toList();

        assertThat(timeline.get("buckets").size()).isEqualTo(31 + 28);
        assertThat(timeline.at("/ledger/9/state").asString()).isEqualTo("outage");
        assertThat(timeline.at("/ledger/35/state").asString()).isEqualTo("watched");
        assertThat(silent).contains("2026-02-05").doesNotContain("2026-01-10", "2026-02-10", "2026-02-27");
        assertThat(timeline.get("peaks").values().stream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("2026-02-10", "2026-02-27");
        assertThat(timeline.get("firstSeen").asString()).isEqualTo("2026-02-10");
    }

    @Test
    void aSourceTellsItsStateItsLedgerAndHowItIsTreated() {
        JsonNode source = stand.json("/api/v1/sources/tenger");
        JsonNode ledger = stand.json("/api/v1/sources/tenger/ledger?from=2026-01-30&to=2026-02-02");
        JsonNode politeness = stand.json("/api/v1/sources/tenger/politeness");

        assertThat(source.get("state").asString()).isEqualTo("harvested");
        assertThat(source.get("articles").asInt()).isEqualTo(2);
        assertThat(source.get("lastSuccess").asString()).isEqualTo("2026-03-01T18:02:00Z");
        assertThat(values(ledger.get("days"), "state")).containsExactly("failed", "failed", "harvested", "harvested");
        assertThat(politeness.get("notModified").asDouble()).isEqualTo(0.4);
        JsonNode feed = source.get("feeds").get(0);
        assertThat(feed.get("url").asString()).isEqualTo("https://tenger.example/feed");
        assertThat(feed.get("due").asString()).isEqualTo("2026-03-01T18:40:00Z");
        assertThat(feed.get("pace").asInt()).isEqualTo(40);
        assertThat(feed.get("usual").asInt()).isEqualTo(50);
        assertThat(source.get("advice").asString()).isEqualTo("look at the reason; run \"sonin sources check tenger\"");
        assertThat(politeness.at("/treatment/bytesSaved").asInt()).isEqualTo(45_000);
        assertThat(politeness.at("/treatment/newest/1/robots").asString()).isEqualTo("Disallow: /admin");
    }

    @Test
    void anUnchangedAnswerIsNotSentAgain() {
        String tag = stand.get("/api/v1/topics").headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> again = stand.get("/api/v1/topics", "If-None-Match", tag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void theHeadOfAnAnswerTellsWhatTheAnswerWouldTell() {
        for (String path : List.of("/api/v1/topics", "/feed.atom", "/about", "/api/v1/articles/0123456789abcdef")) {
            HttpResponse<String> whole = stand.get(path);
            HttpResponse<String> head = stand.send(HttpRequest.newBuilder(URI.create(stand.address(path)))
                    .method("HEAD", HttpRequest.BodyPublishers.noBody())
                    .build());

            assertThat(head.statusCode()).as(path).isEqualTo(whole.statusCode());
            assertThat(head.body()).as(path).isEmpty();
            for (String header : List.of("Content-Type", "ETag")) {
                assertThat(head.headers().firstValue(header))
                        .as(path)
                        .isEqualTo(whole.headers().firstValue(header));
            }
        }
    }

    @Test
    void anAddressMayEndInAnAmpersand() {
        assertThat(stand.get("/api/v1/articles?q=copper&").statusCode()).isEqualTo(200);
    }

    @Test
    void aFeedReaderInABrowserMayReadEveryFeed() {
        for (String path : List.of("/feed.atom", "/feed.json", "/digests.atom", "/openapi.json")) {
            assertThat(stand.get(path, "Origin", "https://other.example")
                            .headers()
                            .firstValue("Access-Control-Allow-Origin"))
                    .as(path)
                    .hasValue("*");
        }
    }

    @Test
    void anyPageMayReadTheApiButNoneMayWrite() {
        HttpResponse<String> answer = stand.get("/api/v1/topics", "Origin", "https://other.example");
        HttpResponse<String> preflight = stand.send(HttpRequest.newBuilder(URI.create(stand.address("/api/v1/topics")))
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .build());

        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods"))
                .hasValue("GET, HEAD, OPTIONS");
    }

    @Test
    void everyAnswerTellsHowManyRequestsAreLeft() {
        HttpResponse<String> answer = stand.get("/api/v1/topics");

        assertThat(answer.headers().firstValue("RateLimit-Policy")).hasValue("\"client\";q=30000;w=60");
        assertThat(answer.headers().firstValue("RateLimit").orElseThrow()).matches("\"client\";r=\\d+;t=\\d+");
    }

    @Test
    void largeAnswersAreCompressed() {
        HttpResponse<String> answer = stand.get("/openapi.json", "Accept-Encoding", "gzip");

        HttpResponse<String> newer = stand.get("/openapi.json", "Accept-Encoding", "gzip, deflate, br");

        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(newer.headers().firstValue("Content-Encoding")).hasValue("br");
    }

    @Test
    void anExportHasARowForEachResult() {
        int total = stand.json("/api/v1/articles?topic=copper").get("total").asInt();

        assertThat(stand.get("/api/v1/export.csv?topic=copper").body().lines()).hasSize(total + 1);
        assertThat(stand.get("/api/v1/export.jsonl?topic=copper").body().lines())
                .hasSize(total);
        assertThat(stand.get("/api/v1/export.bib?topic=copper").body()).contains("@online{sonin-");
        assertThat(stand.get("/api/v1/export.ris?topic=copper").body().split("TY  - NEWS", -1))
                .hasSize(total + 1);
    }

    @Test
    void everyFormNamesTheDayByWhichASearchFindsAnArticle(@TempDir Path folder) {
        try (Stand other = Stand.open(folder)) {
            Stories.tellLate(other.archive());
            other.follow();
            String search = "?q=derails&from=2026-01-01&to=2026-01-01";

            assertThat(other.get("/api/v1/export.csv" + search).body())
                    .contains(",2026-01-01T04:00+08:00,", "1 January 2026");
            assertThat(other.get("/api/v1/export.ris" + search).body())
                    .contains("PY  - 2026\r\n", "DA  - 2026/01/01\r\n");
            assertThat(other.get("/api/v1/export.bib" + search).body())
                    .contains(
                            "date = {2026-01-01}",
                            "author = {{Б. Бат}}",
                            "url = {https://steppe-post.example/a_b%20%D0%B7%7B1%7D}");
            assertThat(other.get("/api/v1/export.csl.json" + search).body()).contains("[2026,1,1]");
        }
    }

    @Test
    void aHeadlineThatASpreadsheetWouldComputeBecomesText() {
        String csv = stand.get("/api/v1/export.csv?topic=copper").body();

        assertThat(csv)
                .contains("\"'=HYPERLINK(")
                .doesNotContain(",\"=HYPERLINK(")
                .doesNotContain(",=");
    }

    @Test
    void anExportNamesTheTopicsThatFindEachRow() {
        String line = stand.get("/api/v1/export.jsonl?topic=copper")
                .body()
                .lines()
                .findFirst()
                .orElseThrow();
        JsonNode row = mn.sonin.search.http.Json.read(line, JsonNode.class);

        assertThat(row.get("topics").valueStream().map(JsonNode::asString)).contains("copper");
        assertThat(stand.get("/api/v1/export.csv?topic=copper").body().lines().findFirst())
                .hasValueSatisfying(names -> assertThat(names).contains(",story,topics,citation"));
    }

    @Test
    void excelIsToldThatTheFileIsUnicode() {
        assertThat(stand.get("/api/v1/export.csv?topic=copper&bom=yes").body()).startsWith("\ufeffid,");
        assertThat(stand.get("/api/v1/export.csv?topic=copper").body()).startsWith("id,");
    }

    @Test
    void anExportRomanisesHeadlines() {
        assertThat(stand.get("/api/v1/export.jsonl?source=tenger").body()).contains("Shine güür neegdlee");
    }

    @Test
    void anySearchIsAFeed() {
        String atom = stand.get("/feed.atom?topic=bridge").body();
        JsonNode json = stand.json("/feed.json?topic=bridge");

        assertThat(atom)
                .contains("<feed xmlns=\"http://www.w3.org/2005/Atom\">")
                .contains("Шинэ гүүр нээгдлээ");
        assertThat(json.get("items").size()).isEqualTo(3);
    }

    @Test
    void aDigestAsTextHasTheFormThatIsImported() {
        assertThat(stand.get("/api/v1/digests/2026-02-27.txt").body().lines())
                .containsExactly(
                        "1 NEW BRIDGE OPENS IN THE CAPITAL WWW.STEPPE-POST.EXAMPLE PUBLISHED:2026/02/27",
                        "ШИНЭ ГҮҮР НЭЭГДЛЭЭ WWW.TENGER.EXAMPLE НИЙТЭЛСЭН:2026/02/27");
    }

    @Test
    void digestsAreAFeed() {
        assertThat(stand.get("/digests.atom").body())
                .contains("Sonin 2026-02-27")
                .contains("Шинэ гүүр нээгдлээ");
    }

    @Test
    void browsersAndRobotsFindWhatTheyLookFor() {
        assertThat(stand.get("/opensearch.xml").body()).contains(stand.address("/?q={searchTerms}"));
        assertThat(stand.get("/sitemap.xml").body()).contains(stand.address("/topics/copper"));
        assertThat(stand.get("/robots.txt").body()).contains("Disallow: /captures/");
    }

    @Test
    void anOperatorSeesHowEachPartFares() {
        JsonNode health = stand.json("/health");

        assertThat(health.get("status").asString()).isEqualTo("ok");
        assertThat(values(health.get("parts"), "part")).containsExactly("archive", "index");
        assertThat(stand.get("/metrics").body())
                .contains("sonin_requests_seconds")
                .contains("sonin_health{part=\"index\"} 1.0")
                .contains("sonin_index_sequence " + stand.archive().sequence() + ".0");
    }

    @Test
    void aProgramIsToldOfProblemsInItsOwnFormOnEveryRouteForPrograms() {
        HttpResponse<String> answer = stand.get("/feed.atom?colour=blue");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    private static List<String> values(JsonNode list, String field) {
        List<String> values = new ArrayList<>();
        list.forEach(item -> values.add(item.get(field).asString()));
        return values;
    }
}
