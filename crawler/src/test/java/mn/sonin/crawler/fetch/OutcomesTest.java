package mn.sonin.crawler.fetch;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.client.WireMock.permanentRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import mn.sonin.archive.Capture;
import mn.sonin.archive.Purpose;
import mn.sonin.config.Addresses;
import mn.sonin.crawler.fetch.FetchResult.Blocked;
import mn.sonin.crawler.fetch.FetchResult.Failure;
import mn.sonin.crawler.fetch.FetchResult.Fetched;
import mn.sonin.crawler.fetch.FetchResult.Gone;
import mn.sonin.crawler.fetch.FetchResult.Ground;
import mn.sonin.crawler.fetch.FetchResult.Interrupted;
import mn.sonin.crawler.fetch.FetchResult.NotModified;
import mn.sonin.crawler.fetch.FetchResult.RedirectLoop;
import mn.sonin.crawler.fetch.FetchResult.RedirectedHome;
import mn.sonin.crawler.fetch.FetchResult.Refused;
import mn.sonin.crawler.fetch.FetchResult.Rejected;
import mn.sonin.crawler.fetch.FetchResult.RetryLater;
import mn.sonin.crawler.fetch.FetchResult.Unreachable;
import mn.sonin.crawler.politeness.LoggedRequest;
import mn.sonin.crawler.politeness.Traffic;
import mn.sonin.crawler.url.CanonicalUrl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(Lifecycle.PER_CLASS)
class OutcomesTest {
    private final WireMockServer site = new WireMockServer(WireMockConfiguration.options()
            .bindAddress(Crawler.SITE_ADDRESS)
            .dynamicPort()
            .dynamicHttpsPort()
            .gzipDisabled(true));

    private Crawler crawler;

    @BeforeAll
    void start() {
        site.start();
    }

    @BeforeEach
    void open(@TempDir Path home) {
        site.resetAll();
        crawler = new Crawler(home);
    }

    @AfterEach
    void close() {
        crawler.close();
    }

    @AfterAll
    void stop() {
        site.stop();
    }

    @Test
    void aPageIsFetchedAndKept() {
        page(
                "/news",
                okForContentType("text/html; charset=utf-8", "<h1>Сонин</h1>").withHeader("ETag", "\"7\""));

        FetchResult result = crawler.page(url("/news"));

        assertThat(Crawler.text(result)).isEqualTo("<h1>Сонин</h1>");
        Capture capture = ((Fetched) result).capture();
        assertThat(crawler.captures(url("/news"))).containsExactly(capture);
        assertThat(capture.mediaType()).hasValue("text/html; charset=utf-8");
        assertThat(capture.etag()).hasValue("\"7\"");
        assertThat(crawler.archive.captures().read(capture).body().decode(UTF_8))
                .isEqualTo("<h1>Сонин</h1>");
    }

    @Test
    void theCrawlerSaysWhoItIsAndWhere() {
        page("/news", ok("x"));

        crawler.page(url("/news"));

        site.verify(getRequestedFor(urlEqualTo("/news"))
                .withHeader("User-Agent", equalTo("SoninBot/0.1 (+https://sonin.example/bot)"))
                .withHeader("Accept-Encoding", equalTo("gzip, br"))
                .withHeader("Cookie", absent()));
    }

    @Test
    void anUnchangedPageCostsOne304AndNoRecord() {
        page(
                "/rss",
                ok("<rss/>").withHeader("ETag", "\"7\"").withHeader("Last-Modified", "Sat, 26 Sep 2026 01:00:00 GMT"));
        crawler.fetch(url("/rss"), Purpose.FEED);
        crawler.settle(url("/rss"));
        site.stubFor(get("/rss")
                .withHeader("If-None-Match", equalTo("\"7\""))
                .withHeader("If-Modified-Since", equalTo("Sat, 26 Sep 2026 01:00:00 GMT"))
                .willReturn(status(304)));

        FetchResult result = crawler.fetch(url("/rss"), Purpose.FEED);

        assertThat(result)
                .isEqualTo(new NotModified(
                        result.url(), crawler.captures(url("/rss")).getFirst()));
        assertThat(crawler.captures(url("/rss"))).hasSize(1);
        assertThat(crawler.turns.traffic("alfa").notModified()).isEqualTo(1);
        assertThat(crawler.turns.traffic("alfa").bytesSaved()).isEqualTo("<rss/>".length());
    }

    @Test
    void anArticleThatStillStandsIsProvedByARecordOfIts304() {
        page("/r/1", ok("text").withHeader("ETag", "\"7\""));
        crawler.article(url("/r/1"));
        crawler.settle(url("/r/1"));
        site.stubFor(get("/r/1").withHeader("If-None-Match", equalTo("\"7\"")).willReturn(status(304)));

        FetchResult result = crawler.article(url("/r/1"));

        assertThat(result).isInstanceOf(NotModified.class);
        assertThat(crawler.captures(url("/r/1"))).extracting(Capture::status).containsExactly(200, 304);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void aPageThatWasTakenAwayIsGone(int status) {
        page("/r/1", status(status));

        FetchResult result = crawler.article(url("/r/1"));

        assertThat(result)
                .isEqualTo(new Gone(
                        result.url(), status, crawler.captures(url("/r/1")).getFirst()));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 402, 403, 429, 451})
    void aSiteThatSaysNoHasBlockedUs(int status) {
        page("/r/1", status(status));

        FetchResult result = crawler.article(url("/r/1"));

        assertThat(result)
                .isEqualTo(new Blocked(
                        result.url(),
                        status,
                        "status " + status,
                        Optional.empty(),
                        crawler.captures(url("/r/1")).getFirst()));
    }

    @Test
    void aChallengePageIsRecognisedBehindA503() {
        page("/r/1", status(503).withHeader("cf-mitigated", "challenge"));

        assertThat(((Blocked) crawler.article(url("/r/1"))).reason()).isEqualTo("challenge page of Cloudflare");
    }

    @Test
    void aChallengePageIsRecognisedBehindA200() {
        page("/r/1", okForContentType("text/html", "<html><script src='/_Incapsula_Resource?x'></script></html>"));

        assertThat(((Blocked) crawler.article(url("/r/1"))).reason()).isEqualTo("challenge page of Imperva");
    }

    @Test
    void anArticleAboutChallengePagesIsNone() {
        page("/r/1", okForContentType("text/html", "<p>Sites ask «Just a moment...» more and more often.</p>"));

        assertThat(crawler.article(url("/r/1"))).isInstanceOf(Fetched.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 408, 425})
    void aMomentOfWeaknessIsTriedAgainLater(int status) {
        page("/r/1", status(status));

        RetryLater later = (RetryLater) crawler.article(url("/r/1"));

        assertThat(later.reason()).isEqualTo("status " + status);
        assertThat(later.after()).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(2));
        site.verify(1, getRequestedFor(urlEqualTo("/r/1")));
    }

    @Test
    void a503ThatSaysAgainAtOnceIsNotAskedAgainAtOnce() {
        page("/r/1", status(503).withHeader("Retry-After", "0"));

        assertThat(crawler.article(url("/r/1"))).isInstanceOf(RetryLater.class);
        site.verify(1, getRequestedFor(urlEqualTo("/r/1")));
    }

    @Test
    void retryAfterInSecondsIsObeyedWhole() {
        page("/r/1", status(503).withHeader("Retry-After", "7200"));

        RetryLater first = (RetryLater) crawler.article(url("/r/1"));
        RetryLater second = (RetryLater) crawler.article(url("/r/2"));

        assertThat(first.after()).isEqualTo(Duration.ofHours(2));
        assertThat(second.after()).isEqualTo(Duration.ofHours(2));
        assertThat(second.reason()).endsWith("asked to be left alone (Retry-After)");
        site.verify(0, getRequestedFor(urlEqualTo("/r/2")));
    }

    @Test
    void retryAfterWithADateIsObeyedWhole() {
        page("/r/1", status(429).withHeader("Retry-After", "Sun, 27 Sep 2026 02:00:00 GMT"));

        Blocked blocked = (Blocked) crawler.article(url("/r/1"));

        assertThat(blocked.until()).hasValue(Instant.parse("2026-09-27T02:00:00Z"));
        crawler.clock.advance(Duration.ofHours(23));
        assertThat(crawler.article(url("/r/2"))).isInstanceOf(RetryLater.class);
        site.verify(0, getRequestedFor(urlEqualTo("/r/2")));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 405, 406, 418})
    void aRequestThatIsNotUnderstoodIsRejected(int status) {
        page("/r/1", status(status));

        assertThat(crawler.article(url("/r/1")))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.status()).isEqualTo(status));
    }

    @Test
    void aDisallowedPathIsNotFetched() {
        page("/robots.txt", okForContentType("text/plain", "User-agent: SoninBot\nDisallow: /private/\n"));

        FetchResult result = crawler.page(url("/private/1"));

        assertThat(result)
                .isEqualTo(new Refused(
                        result.url(), Ground.ROBOTS, "robots.txt of 127.0.0.5 says \"Disallow: /private/\""));
        site.verify(0, getRequestedFor(urlEqualTo("/private/1")));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410})
    void aRobotsTxtThatAnswers4xxAllows(int status) {
        page("/robots.txt", status(status));
        page("/r/1", ok("text"));

        assertThat(crawler.article(url("/r/1"))).isInstanceOf(Fetched.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void aRobotsTxtThatAnswers5xxDefers(int status) {
        page("/robots.txt", status(status));
        page("/r/1", ok("text"));

        FetchResult result = crawler.article(url("/r/1"));

        assertThat(result)
                .isEqualTo(new RetryLater(result.url(), Duration.ofMinutes(5), "robots.txt answered " + status, false));
        site.verify(0, getRequestedFor(urlEqualTo("/r/1")));
    }

    @Test
    void robotsTxtIsFoundBehindRedirects() {
        page("/robots.txt", permanentRedirect("/1"));
        page("/1", permanentRedirect("/2"));
        page("/2", permanentRedirect("/3"));
        page("/3", permanentRedirect("/4"));
        page("/4", permanentRedirect("/5"));
        page("/5", okForContentType("text/plain", "User-agent: *\nDisallow: /r/\n"));

        assertThat(crawler.article(url("/r/1"))).isInstanceOf(Refused.class);
    }

    @Test
    void robotsTxtIsACaptureTooAndAskedForOnceADay() {
        page("/robots.txt", okForContentType("text/plain", "User-agent: *\nAllow: /\n"));
        page("/r/1", ok("text"));

        crawler.article(url("/r/1"));
        crawler.restart();
        crawler.article(url("/r/1"));

        assertThat(crawler.captures(url("/robots.txt")))
                .singleElement()
                .satisfies(capture -> assertThat(capture.purpose()).isEqualTo(Purpose.ROBOTS));
        site.verify(1, getRequestedFor(urlEqualTo("/robots.txt")));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRobotsTxtThatWasReadByAClockAheadHoldsNoLongerThanThatClock(boolean startedAgain) {
        page("/robots.txt", okForContentType("text/plain", "User-agent: *\nAllow: /\n"));
        page("/r/1", ok("text"));
        crawler.clock.advance(Duration.ofDays(365));
        crawler.article(url("/r/1"));
        crawler.clock.advance(Duration.ofDays(-365));
        page("/robots.txt", okForContentType("text/plain", "User-agent: *\nDisallow: /r/\n"));
        if (startedAgain) {
            crawler.restart();
        }

        assertThat(crawler.article(url("/r/1"))).isInstanceOf(Refused.class);
    }

    @Test
    void anUnchangedRobotsTxtHoldsForAnotherDay() {
        page(
                "/robots.txt",
                okForContentType("text/plain", "User-agent: *\nDisallow: /r/\n").withHeader("ETag", "\"7\""));
        crawler.article(url("/r/1"));
        crawler.clock.advance(Duration.ofHours(25));
        site.stubFor(
                get("/robots.txt").withHeader("If-None-Match", equalTo("\"7\"")).willReturn(status(304)));

        assertThat(crawler.article(url("/r/1"))).isInstanceOf(Refused.class);
    }

    @Test
    void theLongerOfOurDelayAndTheirCrawlDelayIsKept() {
        page("/robots.txt", okForContentType("text/plain", "User-agent: *\nCrawl-delay: 12\n"));
        page("/r/1", ok("text"));
        crawler.article(url("/r/1"));

        crawler.article(url("/r/1"));

        assertThat(crawler.slept).containsExactly(Duration.ofSeconds(12), Duration.ofSeconds(12));
    }

    @Test
    void theirCrawlDelayIsKeptBeforeRobotsTxtIsReadAgainToo() {
        page("/robots.txt", okForContentType("text/plain", "User-agent: *\nCrawl-delay: 12\n"));
        page("/r/1", ok("text"));
        crawler.article(url("/r/1"));
        crawler.clock.advance(Duration.ofHours(24).minusSeconds(20));
        crawler.article(url("/r/1"));
        crawler.clock.advance(Duration.ofSeconds(10));

        crawler.article(url("/r/1"));

        assertThat(crawler.slept)
                .containsExactly(Duration.ofSeconds(12), Duration.ofSeconds(2), Duration.ofSeconds(12));
    }

    @Test
    void sitemapLinesOfRobotsTxtAreHandedOut() {
        page("/robots.txt", okForContentType("text/plain", "Sitemap: https://alfa.mn/sitemap.xml\n"));

        List<String> sitemaps = crawler.fetcher.sitemaps(Crawler.source(url("/")), Crawler.exact(url("/")));

        assertThat(sitemaps).containsExactly("https://alfa.mn/sitemap.xml");
    }

    @Test
    void aRedirectIsFollowedAsARequestOfItsOwn() {
        page("/old", permanentRedirect("/new?utm_source=x"));
        page("/new?utm_source=x", ok("text"));

        Fetched fetched = (Fetched) crawler.page(url("/old"));

        assertThat(fetched.at()).isEqualTo(Crawler.exact(url("/new")));
        assertThat(fetched.hops()).containsExactly(Crawler.exact(url("/old")));
        assertThat(crawler.captures(url("/old"))).hasSize(1);
        assertThat(crawler.slept).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(5));
    }

    @Test
    void aRedirectIntoADisallowedPathIsNotFollowed() {
        page("/robots.txt", okForContentType("text/plain", "User-agent: *\nDisallow: /members/\n"));
        page("/r/1", temporaryRedirect("/members/login"));

        assertThat(crawler.article(url("/r/1"))).isInstanceOf(Refused.class);
        site.verify(0, getRequestedFor(urlEqualTo("/members/login")));
    }

    @Test
    void anArticleThatRedirectsHomeIsNotTakenForTheFrontPage() {
        page("/r/1", temporaryRedirect("/"));
        page("/", ok("front page"));

        FetchResult result = crawler.article(url("/r/1"));

        assertThat(result)
                .isEqualTo(new RedirectedHome(
                        result.url(),
                        Crawler.exact(url("/")),
                        crawler.captures(url("/r/1")).getFirst()));
        site.verify(0, getRequestedFor(urlEqualTo("/")));
    }

    @Test
    void aCircleOfRedirectsIsNamed() {
        page("/a", temporaryRedirect("/b"));
        page("/b", temporaryRedirect("/a"));

        FetchResult result = crawler.page(url("/a"));

        assertThat(result)
                .isEqualTo(new RedirectLoop(result.url(), "%s redirects back to %s".formatted(url("/b"), url("/a"))));
    }

    @Test
    void tooManyRedirectsAreNamed() {
        for (int i = 0; i < 10; i++) {
            page("/" + i, temporaryRedirect("/" + (i + 1)));
        }

        FetchResult result = crawler.page(url("/0"));

        assertThat(result)
                .isEqualTo(new RedirectLoop(result.url(), "more than 5 redirects, the last one to " + url("/6")));
    }

    @Test
    void aRedirectToNowhereIsRefused() {
        page("/a", status(302));

        assertThat(crawler.page(url("/a"))).isInstanceOf(Refused.class);
    }

    @Test
    void aSpentBudgetIsARefusal() {
        page("/r/1", ok("text"));

        FetchResult result = crawler.fetch(Crawler.source(url("/"), Duration.ZERO, 1, Addresses.plain()), url("/r/1"));

        assertThat(result).isEqualTo(new Refused(result.url(), Ground.BUDGET, "alfa has made its 1 requests of today"));
        site.verify(0, getRequestedFor(urlEqualTo("/r/1")));
    }

    @Test
    void aSiteThatFailsFiveTimesIsLeftAlone() {
        for (int i = 1; i <= 6; i++) {
            page("/r/" + i, status(500));
        }
        for (int i = 1; i <= 5; i++) {
            crawler.article(url("/r/" + i));
        }

        RetryLater sixth = (RetryLater) crawler.article(url("/r/6"));

        assertThat(sixth.reason()).endsWith("failed 5 times in a row: status 500");
        site.verify(0, getRequestedFor(urlEqualTo("/r/6")));
    }

    @Test
    void anUnknownHostIsUnreachable() {
        Unreachable result = (Unreachable) crawler.page("https://nowhere.mn/");

        assertThat(result.failure()).isEqualTo(Failure.DNS);
        assertThat(result.reason()).startsWith("nowhere.mn has no address");
    }

    @Test
    void aCertificateThatNobodyVouchesForIsNotTrusted() {
        String https = "https://" + Crawler.SITE_ADDRESS + ":" + site.httpsPort() + "/";

        assertThat(crawler.page(https))
                .isInstanceOfSatisfying(
                        Unreachable.class,
                        silent -> assertThat(silent.failure()).isEqualTo(Failure.TLS));
        assertThat(crawler.captures(https)).isEmpty();
    }

    @Test
    void whoIsInterruptedIsToldSo() {
        page("/r/1", ok("text"));
        Thread.currentThread().interrupt();

        FetchResult result = crawler.article(url("/r/1"));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(result).isInstanceOf(Interrupted.class);
    }

    @Test
    void theLogOfRequestsShowsTheRobotsDecision() {
        page("/robots.txt", okForContentType("text/plain", "User-agent: *\nDisallow: /private/\n"));
        page("/r/1", ok("text"));
        crawler.article(url("/r/1"));
        crawler.article(url("/private/1"));

        List<LoggedRequest> newest = crawler.turns.report("alfa").newest();

        assertThat(newest)
                .extracting(LoggedRequest::robots)
                .containsExactly("Disallow: /private/", "allowed", "robots.txt");
        assertThat(crawler.turns.traffic("alfa")).returns(2, Traffic::requests).returns(1, Traffic::refused);
    }

    @Test
    void theExchangeIsKeptAsItWasOnTheWire() {
        page("/r/1", ok("text").withHeader("X-Robots-Tag", "noarchive"));

        Fetched fetched = (Fetched) crawler.article(url("/r/1"));

        assertThat(fetched.answer().header("x-robots-tag")).hasValue("noarchive");
        assertThat(crawler.archive.captures().read(fetched.capture()).header("X-Robots-Tag"))
                .hasValue("noarchive");
    }

    @Test
    void whatTheRulesOfTheSourceSayIsWhereThePageWasFound() {
        page("/newscontent/102345678-copper", ok("text"));
        Addresses rules = new Addresses(
                Optional.empty(),
                Set.of(),
                Set.of(),
                Set.of(),
                Optional.of(Pattern.compile("/newscontent/(\\d{9})")),
                Optional.of("/newscontent/{1}"));

        FetchResult result = crawler.fetch(
                Crawler.source(url("/"), Duration.ZERO, 100, rules), url("/newscontent/102345678-copper"));

        assertThat(((Fetched) result).at()).isEqualTo(new CanonicalUrl(url("/newscontent/102345678")));
    }

    private void page(String path, ResponseDefinitionBuilder answer) {
        site.stubFor(get(urlEqualTo(path)).willReturn(answer));
    }

    private String url(String path) {
        return "http://" + Crawler.SITE_ADDRESS + ":" + site.port() + path;
    }
}
