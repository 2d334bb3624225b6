package mn.sonin.search;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import mn.sonin.archive.ArticleId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People who ask for what they should not get; {@code docs/security.md} lists what is promised against them. */
class HostileReadersTest {
    private static final int SILENT_CONNECTIONS = 10_000;
    private static final int OTHER_FILES = 1_000;

    private static Stand stand;

    @BeforeAll
    static void open(@TempDir Path home) {
        stand = Stand.open(home);
    }

    @AfterAll
    static void close() {
        stand.close();
    }

    /** Sends bytes as they are, and reads until the server hangs up or has answered whole. */
    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), stand.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    private static HttpResponse<String> post(String path, String body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(stand.address(path))).POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return stand.send(request.build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/?q=%22",
                "/nowhere",
                "/articles/nowhere",
                "/api/v1/articles",
                "/api/v1/articles?size=-1",
                "/api/v1/nowhere",
                "/api/v1/export.csv",
                "/openapi.json",
                "/robots.txt",
                "/metrics"
            })
    void everyAnswerCarriesTheSecurityHeaders(String path) {
        HttpResponse<String> answer = stand.get(path);

        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .as("%s %d", path, answer.statusCode())
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: a\r\nConnection: close\r\n\r\n",
                "NONSENSE\r\n\r\n",
                "GET /<script>alert(1)</script> HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET /%00 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET /..%2f..%2fetc/passwd HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET /;/x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
            })
    void whatIsNoProperRequestIsRefusedWithoutTellingAnything(String request) throws IOException {
        String answer = raw(request);

        assertThat(answer).startsWith("HTTP/1.").matches(text -> text.charAt(9) == '4' || text.charAt(9) == '5');
        assertThat(answer).containsIgnoringCase("X-Content-Type-Options: nosniff");
        assertThat(answer).doesNotContain("Jetty").doesNotContain("jetty").doesNotContain("\tat ");
        assertThat(answer).doesNotContain("<script>alert");
    }

    @Test
    void aHeadLargerThanAllowedIsRefused() throws IOException {
        String answer = raw("GET / HTTP/1.1\r\nHost: a\r\nX: " + "a".repeat(40_000) + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 431").containsIgnoringCase("X-Content-Type-Options: nosniff");
    }

    @Test
    void aBodyLargerThanAllowedIsRefused() {
        HttpResponse<String> answer = post("/api/v1/citations?q=copper", "a".repeat(100_000));

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void aValueNeverBeginsAHeaderOfItsOwn() {
        String poison = "%0d%0aX-Poison:%20yes";
        for (String path : List.of(
                "/language?to=en&back=/" + poison,
                "/language?to=" + poison + "&back=/",
                "/api/v1/export.csv?q=" + poison,
                "/articles/" + poison,
                "/?q=" + poison)) {
            HttpResponse<String> answer = stand.get(path);
            assertThat(answer.headers().firstValue("X-Poison")).as(path).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/../../etc/passwd",
                "/assets/..%2f..%2fetc%2fpasswd",
                "/assets/%2e%2e/%2e%2e/etc/passwd",
                "/assets/..%5c..%5cetc%5cpasswd",
                "/captures/..%2f..%2frows.sqlite",
                "/sources/..%2fsonin.yaml",
                "/api/v1/sources/..%2f..%2fsonin.yaml"
            })
    void noPathLeadsOutOfWhatIsServed(String path) throws IOException {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

        assertThat(answer.substring(9, 12)).as(path).startsWith("4");
        assertThat(answer).doesNotContain("root:").doesNotContain("SQLite format");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/articles/%27%20OR%20%271%27=%271",
                "/api/v1/articles?source=x%27;DROP%20TABLE%20articles;--",
                "/api/v1/articles?q=%27);DELETE%20FROM%20articles;--",
                "/api/v1/citations/1%20OR%201=1",
                "/api/v1/sources/%27;DROP%20TABLE%20ledger;--",
                "/api/v1/articles?asof=1;DROP%20TABLE%20articles"
            })
    void whatLooksLikeSqlIsAValueLikeAnyOther(String path) {
        long before = stand.archive().articles().count();

        assertThat(stand.get(path).statusCode()).isIn(200, 400, 404, 422);
        assertThat(stand.archive().articles().count()).isEqualTo(before);
        assertThat(stand.get("/api/v1/articles").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*a*",
                "a*",
                "* * * * * * *",
                "near/999999999",
                "a near/99999999999999999999 b",
                "after:0001-01-01 before:9999-12-31",
                "last:99999999999999999999d",
                "text:text:text:text:a"
            })
    void aCostlyQueryIsAnsweredOrRefusedAtOnce(String query) {
        assertAnswered(query);
    }

    @Test
    void aQueryOfManyOrDeepPartsIsAnsweredOrRefusedAtOnce() {
        assertAnswered("a OR ".repeat(380) + "b");
        assertAnswered("(".repeat(900) + "a" + ")".repeat(900));
        assertAnswered("-".repeat(1_900) + "a");
        assertAnswered("\"" + "a ".repeat(900) + "\"");
        assertAnswered("а*".repeat(900));
    }

    @ParameterizedTest
    @ValueSource(strings = {"source", "topic", "collection"})
    void whatOurSentencesSayInsideAnAddressIsAnsweredAtOnce(String parameter) {
        String sentences = "a\"; b lists them; "
                + String.join("; ", Collections.nCopies(55, "\"near/1\" stands between two words"));
        URI address = URI.create(stand.address("/?%s=%s".formatted(parameter, Stand.encoded(sentences))));

        HttpResponse<String> answer = stand.send(HttpRequest.newBuilder(address)
                .header("Accept-Language", "mn")
                .timeout(Duration.ofSeconds(10))
                .build());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("lists them; &#34;near/1&#34; stands");
    }

    @ParameterizedTest
    @ValueSource(strings = {"word ", "үг "})
    void tenThousandWordsAreRefusedWithWhereAndWhat(String word) {
        HttpResponse<String> answer = stand.get("/api/v1/articles?q=" + Stand.encoded(word.repeat(10_000)));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("longer than 16384 bytes", "q", "2000 characters", "Leave some words out");
    }

    @Test
    void aWordTooManyIsRefusedWithItsPlace() {
        HttpResponse<String> answer = stand.get("/api/v1/articles?q=" + Stand.encoded("word ".repeat(201)));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("at most 200 words and phrases, got 201", "1000");
    }

    @Test
    void aQueryTooLongIsRefusedWithItsLength() {
        HttpResponse<String> answer = stand.get("/api/v1/articles?q=" + Stand.encoded("word ".repeat(1_000)));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("q must have at most 2000 characters, got 5000");
    }

    @Test
    void anAnswerCutShortByItsLimitOfTimeSaysSoEverywhere(@TempDir Path home) {
        try (Stand impatient = Stand.open(home, Duration.ofMillis(-1))) {
            assertThat(impatient
                            .json("/api/v1/articles?q=copper")
                            .get("partial")
                            .asBoolean())
                    .isTrue();
            assertThat(stand.json("/api/v1/articles?q=copper").get("partial").asBoolean())
                    .isFalse();
            assertThat(impatient.get("/?q=copper", "Accept-Language", "en").body())
                    .contains("The search took too long and was cut short");
            assertThat(impatient.get("/api/v1/export.csv?q=copper").statusCode())
                    .as("an export is whole or none")
                    .isEqualTo(503);
            assertThat(impatient.get("/api/v1/timeline?q=copper").statusCode())
                    .as("zeros of a chart are real")
                    .isEqualTo(503);
            for (String path : List.of(
                    "/topics/copper",
                    "/topics",
                    "/sources",
                    "/sources/tenger",
                    "/about",
                    "/digest/2026-02-27",
                    "/feed.atom?q=copper",
                    "/feed.json?q=copper",
                    "/digests.atom",
                    "/api/v1/topics",
                    "/api/v1/topics/copper",
                    "/api/v1/sources",
                    "/api/v1/digests/2026-02-27",
                    "/api/v1/digests/2026-02-27.txt",
                    "/api/v1/digests/2026-02-27.atom")) {
                HttpResponse<String> answer = impatient.get(path);
                assertThat(answer.statusCode()).as(path).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).as(path).hasValue("10");
            }
        }
    }

    private static void assertAnswered(String query) {
        long began = System.nanoTime();
        HttpResponse<String> answer = stand.get("/api/v1/articles?q=" + Stand.encoded(query));

        assertThat(answer.statusCode()).as(query).isIn(200, 400);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).as(query).isLessThan(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/?q=copper&to=x&to=2026-03-01",
                "/?q=copper&to=9999-12-31",
                "/?q=copper&to=%2B999999999-12-31",
                "/digest/+999999999-12-31",
                "/digest/-999999999-01-01",
                "/digest/0001-01-01",
                "/digest/9999-12-31",
                "/digest?date=-999999999-01-01",
                "/api/v1/digests/+999999999-12-31.atom",
                "/api/v1/digests/9999-12-31.atom",
                "/api/v1/sources/tenger/ledger?to=-999999999-01-01",
                "/api/v1/sources/tenger/ledger?to=%2B10000-01-01",
                "/api/v1/sources/tenger/ledger?to=0001-01-01",
                "/api/v1/articles?from=-999999999-01-01",
                "/api/v1/timeline?q=copper&from=0001-01-01&to=9999-12-31&interval=year"
            })
    void aDayThatNobodyReckonsWithIsNoMistakeOfTheServer(String path) {
        assertThat(stand.get(path).statusCode()).isLessThan(500);
        assertThat(post("/api/v1/citations" + path.replaceAll("^[^?]*", ""), "").statusCode())
                .isLessThan(500);
    }

    @Test
    void aBodyInChunksIsReadAndIsNoLargerThanOneOfAKnownLength() {
        for (int length : List.of(100, 100_000)) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(stand.address("/api/v1/citations?q=copper")))
                    .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[length])))
                    .build();
            assertThat(stand.send(request).statusCode()).isEqualTo(length > 64 * 1024 ? 413 : 201);
        }
    }

    @Test
    void hostileHeadlinesAreTextInEveryFormat() {
        String article = ArticleId.of(Stories.HOSTILE).value();
        for (String path :
                List.of("/", "/articles/" + article, "/api/v1/articles", "/feed.atom", "/feed.rss", "/digest")) {
            HttpResponse<String> answer = stand.get(path);
            if (answer.headers().firstValue("Content-Type").orElse("").contains("json")) {
                continue;
            }
            assertThat(answer.body()).as(path).doesNotContain(Stories.SCRIPT).doesNotContain("href=\"javascript:");
        }
    }

    @Test
    void readersAreAnsweredWhileOthersHoldConnectionsAndSayNothing() throws IOException {
        long files = ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class)
                .getMaxFileDescriptorCount();
        // Both ends of each are files of this process.
        long connections = Math.min(SILENT_CONNECTIONS, (files - OTHER_FILES) / 2);
        assumeTrue(connections > 1_000, "this user may not open enough files: " + files);
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < connections; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), stand.port());
                if (i % 2 == 0) {
                    socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ".getBytes(ISO_8859_1));
                }
                silent.add(socket);
            }
            for (int i = 0; i < 20; i++) {
                assertThat(stand.get("/api/v1/articles").statusCode()).isEqualTo(200);
                silent.get(2 * i).getOutputStream().write('a');
            }
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Bearer s3cre",
                "Bearer s3cret2",
                "Bearer S3CRET",
                "Basic s3cret",
                "s3cret"
            })
    void whoDoesNotKnowTheTokenMayNotWrite(String given) {
        assertThat(post("/api/v1/saved?name=Mine&q=copper", "", "Authorization", given)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void noRequestIsEchoed() throws IOException {
        String answer = raw("TRACE / HTTP/1.1\r\nHost: a\r\nX-Secret: 1\r\nConnection: close\r\n\r\n");

        assertThat(answer).doesNotContain("X-Secret");
    }
}
