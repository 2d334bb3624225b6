package mn.sonin.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.io.SyndFeedInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SampleWebTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client = HttpClient.newHttpClient();
    private static SampleWeb web;

    @BeforeAll
    static void start() throws IOException {
        web = SampleWeb.start();
    }

    @AfterAll
    static void close() {
        web.close();
    }

    @AfterEach
    void recover() {
        web.sites().forEach(SampleSite::recover);
        client.close();
    }

    @Test
    void thereAreAtLeastSixteenSitesEachAHostOfItsOwn() {
        assertThat(web.sites()).hasSizeGreaterThanOrEqualTo(16);
        assertThat(web.sites().stream().map(site -> site.home().getAuthority())).doesNotHaveDuplicates();
    }

    @Test
    void everyArticleThatIsShownAnswersWithItsHeadline() throws Exception {
        for (SampleArticle article : open()) {
            HttpResponse<byte[]> answer = ask(article.url());
            assertThat(answer.statusCode()).as(article.url()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ireedui, /rss",
        "steppewire, /feed/",
        "scholar, /index.rdf",
        "asiaview, /feed/",
        "basilica, /en.rss.xml",
        "beat, /rss.xml",
        "tsag, /rss.xml"
    })
    void aFeedHoldsEveryArticleOfItsSiteWithItsDate(String site, String path) throws Exception {
        List<SyndEntry> entries =
                new SyndFeedInput().build(new StringReader(text(site, path))).getEntries();
        assertThat(entries.stream().map(SyndEntry::getLink)).containsExactlyInAnyOrderElementsOf(urls(site));
        Set<Instant> published = open().stream().map(SampleArticle::published).collect(Collectors.toSet());
        assertThat(entries).allSatisfy(entry -> {
            Instant stated = entry.getPublishedDate().toInstant();
            assertThat(published).contains(stated);
        });
    }

    @Test
    void theJsonFeedHoldsEveryArticleOfItsSite() throws Exception {
        JsonNode feed = JSON.readTree(text("markets", "/feed.json"));
        assertThat(feed.path("version").asString()).isEqualTo("https://jsonfeed.org/version/1.1");
        List<String> links = new ArrayList<>();
        feed.path("items").forEach(item -> links.add(item.path("url").asString()));
        assertThat(links).containsExactlyInAnyOrderElementsOf(urls("markets"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tenger", "onon"})
    void theRestPagesOfWordPressHoldEveryArticleOfTheirSite(String site) throws Exception {
        List<String> links = new ArrayList<>();
        HttpResponse<byte[]> page = ask(address(site, "/wp-json/wp/v2/posts?per_page=30&page=1"));
        int pages =
                Integer.parseInt(page.headers().firstValue("X-WP-TotalPages").orElseThrow());
        for (int n = 1; n <= pages; n++) {
            JSON.readTree(text(site, "/wp-json/wp/v2/posts?per_page=30&page=" + n))
                    .forEach(post -> links.add(post.path("link").asString()));
        }
        assertThat(links).containsExactlyInAnyOrderElementsOf(urls(site));
        assertThat(ask(address(site, "/wp-json/wp/v2/posts?per_page=30&page=" + (pages + 1)))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aWordPressSiteWithoutAFeedAnswersItsAddressWithAPage() throws Exception {
        HttpResponse<byte[]> answer = ask(address("tenger", "/feed/"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    }

    @Test
    void theGzippedSitemapsNamedInRobotsTxtHoldEveryArticle() throws Exception {
        assertThat(text("capitalpost", "/robots.txt"))
                .contains("Sitemap: " + address("capitalpost", "/sitemap_index.xml.gz"));
        Set<String> pages = new HashSet<>();
        for (String map : locations(unzipped(address("capitalpost", "/sitemap_index.xml.gz")))) {
            pages.addAll(locations(unzipped(map)));
        }
        assertThat(pages).containsExactlyInAnyOrderElementsOf(urls("capitalpost"));
        assertThat(text("capitalpost", "/news-sitemap.xml")).contains("<news:publication_date>2025-12-0");
    }

    @Test
    void theJsonListHoldsEveryArticleThatTheFrontPageHides() throws Exception {
        assertThat(Jsoup.parse(text("gobi", "/")).select("a[href^=/r/]")).isEmpty();
        List<String> links = new ArrayList<>();
        for (int n = 1; ; n++) {
            JsonNode list = JSON.readTree(text("gobi", "/cache/news-shinemedee?size=20&page=" + n))
                    .path("shinemedee_list");
            if (list.isEmpty()) {
                break;
            }
            list.forEach(
                    entry -> links.add(address("gobi", "/r/" + entry.path("id").asString())));
        }
        assertThat(links).containsExactlyInAnyOrderElementsOf(urls("gobi"));
    }

    @ParameterizedTest
    @CsvSource({
        "tamga, /mn/more/8?class=list&page=%d, /en/more/301?class=list&page=%d, .news-box a",
        "altanwire, /list/index_%d.htm, , .tit a",
        "khuuchin, /index.php?page=%d, , a.h",
        "uurkhai, /page/%d?locale=mn, /page/%d?locale=en, .o a"
    })
    void theListsOfASiteLeadToEveryArticle(String site, String first, String second, String link) throws Exception {
        Set<String> links = new HashSet<>();
        for (String list : second == null ? List.of(first) : List.of(first, second)) {
            for (int n = 1; n < 40; n++) {
                Jsoup.parse(text(site, String.format(Locale.ROOT, list, n)), address(site, "/"))
                        .select(link)
                        .forEach(a -> links.add(a.absUrl("href").replaceAll("\\?locale=.*", "")));
            }
        }
        assertThat(links).containsExactlyInAnyOrderElementsOf(urls(site));
    }

    @Test
    void aListOfADayHoldsTheArticlesOfThatDay() throws Exception {
        SampleArticle article = open().stream()
                .filter(one -> one.site().equals("tsag"))
                .findFirst()
                .orElseThrow();
        String path = URI.create(article.url()).getPath();
        assertThat(text("tsag", path.substring(0, "/a/2025/12/05".length()))).contains(path);
    }

    @Test
    void anUnchangedPageAnswers304ToItsTagAndToItsDate() throws Exception {
        for (String path :
                List.of("/rss", URI.create(urls("ireedui").getFirst()).getPath())) {
            HttpResponse<byte[]> fresh = ask(address("ireedui", path));
            String tag = fresh.headers().firstValue("ETag").orElseThrow();
            String modified = fresh.headers().firstValue("Last-Modified").orElseThrow();
            assertThat(ask(address("ireedui", path), "If-None-Match", tag).statusCode())
                    .isEqualTo(304);
            assertThat(ask(address("ireedui", path), "If-Modified-Since", modified)
                            .statusCode())
                    .isEqualTo(304);
            assertThat(ask(address("ireedui", path), "If-None-Match", "\"old\"").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void everySiteButTheGuardedOneHasARobotsTxt() throws Exception {
        for (SampleSite site : web.sites()) {
            int expected = site.id().equals("manaa") ? 403 : 200;
            assertThat(ask(site.home().resolve("/robots.txt").toString()).statusCode())
                    .isEqualTo(expected);
        }
        assertThat(text("khaalga", "/robots.txt")).contains("Disallow: /\n");
    }

    @Test
    void theMirrorShowsTheSamePages() throws Exception {
        String url = urls("uurkhai").getFirst();
        String mirrored = web.mirror().resolve(URI.create(url).getPath()).toString();
        assertThat(Jsoup.parse(new String(ask(mirrored).body(), StandardCharsets.UTF_8))
                        .title())
                .isEqualTo(Jsoup.parse(new String(ask(url).body(), StandardCharsets.UTF_8))
                        .title());
    }

    @Test
    void oldPagesAreInWindows1251WithLettersOfNeighbours() throws Exception {
        String legacy = urls("khuuchin").stream()
                .filter(url -> Integer.parseInt(url.replaceAll(".*=", "")) % 3 == 1)
                .findFirst()
                .orElseThrow();
        String page = new String(ask(legacy).body(), Charset.forName("windows-1251"));
        assertThat(page).contains("charset=windows-1251").contains("є").doesNotContain("ө");
    }

    @Test
    void theDigestPrintsTenHeadlinesInEachLanguageWithHostAndDate() throws Exception {
        String page = text("toim", "/base/news");
        assertThat(page.split("PUBLISHED:2025/1", -1)).hasSizeGreaterThanOrEqualTo(11);
        assertThat(page.split("НИЙТЭЛСЭН:2025/1", -1)).hasSizeGreaterThanOrEqualTo(11);
        assertThat(page).containsPattern("10 .* WWW\\.[A-Z]+\\.EXAMPLE PUBLISHED:");
    }

    @Test
    void theSecondEditionChangesHeadlinesTakesPagesDownAndAddsNewOnes() throws Exception {
        try (SampleWeb moved = SampleWeb.start()) {
            moved.advance();
            for (SampleArticle article :
                    moved.articles().stream().filter(SampleArticle::open).toList()) {
                int status = ask(article.url()).statusCode();
                if (article.removed().isPresent()) {
                    assertThat(status).as(article.url()).isIn(404, 410);
                } else {
                    assertThat(status).as(article.url()).isEqualTo(200);
                }
            }
        }
    }

    @Test
    void anEditedHeadlineStandsOnThePageFromTheSecondEditionOn() throws Exception {
        try (SampleWeb moved = SampleWeb.start()) {
            SampleArticle edited = moved.articles().stream()
                    .filter(article ->
                            article.titles().size() == 2 && article.site().equals("onon"))
                    .findFirst()
                    .orElseThrow();
            assertThat(headline(edited.url())).isEqualTo(edited.titles().get(0));
            moved.advance();
            assertThat(headline(edited.url())).isEqualTo(edited.titles().get(1));
        }
    }

    private String headline(String url) throws Exception {
        return Jsoup.parse(new String(ask(url).body(), StandardCharsets.UTF_8))
                .select("h2.single-title")
                .text();
    }

    @Test
    void aSiteInABadMoodAnswersWithItUntilItRecovers() throws Exception {
        SampleSite site = web.site("onon");
        site.answer(503, Duration.ofMinutes(2));
        HttpResponse<byte[]> bad = ask(site.home().toString());
        assertThat(bad.statusCode()).isEqualTo(503);
        assertThat(bad.headers().firstValue("Retry-After")).contains("120");
        site.recover();
        assertThat(ask(site.home().toString()).statusCode()).isEqualTo(200);
    }

    @Test
    void anUnreachableSiteClosesTheConnection() {
        web.site("onon").feel(new Mood.Unreachable());
        assertThatThrownBy(() -> ask(address("onon", "/"))).isInstanceOf(IOException.class);
    }

    @Test
    void aSilentSiteHasAFeedWithoutItems() throws Exception {
        web.site("ireedui").feel(new Mood.Silent());
        assertThat(text("ireedui", "/rss")).contains("<channel>").doesNotContain("<item>");
    }

    @Test
    void aRedesignedSiteHasTheSameTextUnderOtherClassNames() throws Exception {
        String url = urls("onon").getFirst();
        String before = headline(url);
        web.site("onon").feel(new Mood.Redesigned());
        assertThat(headline(url)).isEmpty();
        assertThat(new String(ask(url).body(), StandardCharsets.UTF_8)).contains("v2-single-title", before);
    }

    @Test
    void aSiteRemembersWhatItWasAsked() throws Exception {
        ask(address("scholar", "/index.rdf?x=1"), "User-Agent", "SampleBot/1");
        assertThat(web.site("scholar").asked()).contains(new SampleSite.Asked("/index.rdf?x=1", 200, "SampleBot/1"));
        assertThat(web.site("scholar").mostAtOnce()).isEqualTo(1);
    }

    private List<SampleArticle> open() {
        return web.articles().stream()
                .filter(article -> article.open() && article.edition() == 1)
                .toList();
    }

    private List<String> urls(String site) {
        return open().stream()
                .filter(article -> article.site().equals(site))
                .map(SampleArticle::url)
                .toList();
    }

    private String address(String site, String path) {
        String home = web.site(site).home().toString();
        return home.substring(0, home.length() - 1) + path;
    }

    private String text(String site, String path) throws Exception {
        HttpResponse<byte[]> answer = ask(address(site, path));
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private String unzipped(String url) throws Exception {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(ask(url).body()))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> locations(String sitemap) {
        return Jsoup.parse(sitemap, Parser.xmlParser()).select("loc").eachText();
    }

    private HttpResponse<byte[]> ask(String url, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
