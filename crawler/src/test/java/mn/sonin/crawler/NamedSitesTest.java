package mn.sonin.crawler;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.IDN;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import mn.sonin.archive.Harvest;
import mn.sonin.archive.Harvest.Outcome;
import mn.sonin.archive.Revision;
import mn.sonin.config.Addresses;
import mn.sonin.config.Discovery;
import mn.sonin.config.Rhythm;
import mn.sonin.config.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way of discovery, and every oddity that a site was seen with, harvested the whole way from a site of its own. */
class NamedSitesTest {
    private static final String DATE = "2026-08-01T13:53:00+08:00";

    @TempDir
    Path home;

    private final Site site = new Site();

    @AfterEach
    void close() {
        site.close();
    }

    private Site stories(String... paths) {
        for (String path : paths) {
            site.article(path, "Story at " + path, DATE);
        }
        return site;
    }

    private List<String> harvested(Discovery... discovery) {
        return harvested(site.source("example", discovery));
    }

    private List<String> harvested(Source source) {
        try (Newsroom newsroom = new Newsroom(home, source)) {
            Harvest harvest = newsroom.harvestOne();
            assertThat(harvest.outcome()).as(harvest.reason()).contains(Outcome.HARVESTED);
            return newsroom.titles();
        }
    }

    private Discovery feed() {
        return new Discovery.Feed(site.url("/feed"));
    }

    @Test
    void aSiteWithRssIsHarvested() {
        stories("/n/1").feed("/feed", "/n/1|Story");

        assertThat(harvested(feed())).containsExactly("Story at /n/1");
    }

    @Test
    void aSiteWithPlainRss091IsHarvested() {
        stories("/n/1")
                .answers(
                        "/feed",
                        "text/xml",
                        ("<?xml version='1.0'?><!DOCTYPE rss PUBLIC '-//Netscape Communications//DTD RSS 0.91//EN'"
                                        + " 'http://my.netscape.com/publish/formats/rss-0.91.dtd'><rss version='0.91'><channel>"
                                        + "<title>News</title><link>%1$s</link><description>d</description><language>mn</language>"
                                        + "<item><title>Story</title><link>%1$s</link></item></channel></rss>")
                                .formatted(site.url("/n/1")));

        assertThat(harvested(feed())).containsExactly("Story at /n/1");
    }

    @Test
    void aSiteWithRss090IsHarvested() {
        stories("/n/1")
                .answers(
                        "/feed",
                        "text/xml",
                        ("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://my.netscape.com/rdf/simple/0.9/'>"
                                        + "<channel><title>News</title><link>%1$s</link><description>d</description></channel>"
                                        + "<item><title>Story</title><link>%1$s</link></item></rdf:RDF>")
                                .formatted(site.url("/n/1")));

        assertThat(harvested(feed())).containsExactly("Story at /n/1");
    }

    @Test
    void aSiteWithAPlainSitemapIsHarvested() {
        stories("/n/1", "/n/2")
                .answers(
                        "/sitemap.xml",
                        "application/xml",
                        urlset("<url><loc>%s</loc></url><url><loc>%s</loc></url>"
                                .formatted(site.url("/n/1"), site.url("/n/2"))));

        assertThat(harvested(new Discovery.Sitemap(site.url("/sitemap.xml"))))
                .containsExactlyInAnyOrder("Story at /n/1", "Story at /n/2");
    }

    @Test
    void aSiteWithAtomIsHarvested() {
        stories("/n/1")
                .answers(
                        "/feed",
                        "application/atom+xml",
                        "<feed xmlns='http://www.w3.org/2005/Atom'><title>News</title><entry><title>Story</title>"
                                + "<link href='%s'/><updated>%s</updated></entry></feed>"
                                        .formatted(site.url("/n/1"), DATE));

        assertThat(harvested(feed())).containsExactly("Story at /n/1");
    }

    @Test
    void aSiteWithRdfIsHarvested() {
        stories("/n/1")
                .answers(
                        "/feed",
                        "application/rdf+xml",
                        ("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"
                                        + "<channel rdf:about='%1$s'><title>News</title><link>%1$s</link><description>d</description></channel>"
                                        + "<item rdf:about='%1$s'><title>Story</title><link>%1$s</link></item></rdf:RDF>")
                                .formatted(site.url("/n/1")));

        assertThat(harvested(feed())).containsExactly("Story at /n/1");
    }

    @Test
    void aSiteWithAJsonFeedIsHarvested() {
        stories("/n/1")
                .answers(
                        "/feed",
                        "application/feed+json",
                        "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"News\", \"items\": [{\"id\": \"1\", \"url\": \"%s\", \"title\": \"Story\"}]}"
                                .formatted(site.url("/n/1")));

        assertThat(harvested(feed())).containsExactly("Story at /n/1");
    }

    @Test
    void aSiteWithAGzippedSitemapBehindAnIndexThatItsRobotsTxtNamesIsHarvested() throws IOException {
        stories("/n/1")
                .robots("User-agent: *\nDisallow:\nSitemap: " + site.url("/index.xml"))
                .answers(
                        "/index.xml",
                        "application/xml",
                        "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc>%s</loc></sitemap></sitemapindex>"
                                .formatted(site.url("/news.xml.gz")))
                .answers(
                        "/news.xml.gz",
                        aResponse()
                                .withHeader("Content-Type", "application/gzip")
                                .withBody(gzipped(urlset("<url><loc>%s</loc></url>".formatted(site.url("/n/1"))))));

        assertThat(harvested(new Discovery.RobotsSitemaps(site.url("/robots.txt"))))
                .containsExactly("Story at /n/1");
    }

    @Test
    void aSiteWithANewsSitemapIsHarvestedWithItsDates() {
        site.answers(
                "/news.xml",
                "application/xml",
                urlset(
                        ("<url><loc>%s</loc><news:news><news:publication><news:name>N</news:name><news:language>en</news:language>"
                                        + "</news:publication><news:publication_date>%s</news:publication_date>"
                                        + "<news:title>Story of the map</news:title></news:news></url>")
                                .formatted(site.url("/n/1"), DATE)));
        site.robots("User-agent: *\nDisallow: /n/");

        assertThat(harvested(new Discovery.Sitemap(site.url("/news.xml")))).containsExactly("Story of the map");
    }

    @Test
    void aSiteOnWordPressIsHarvestedPageByPage() {
        stories("/n/1", "/n/2");
        for (int page = 1; page <= 2; page++) {
            site.answers(
                    "/wp-json/wp/v2/posts?_embed=author&order=desc&orderby=date&page=%d&per_page=1".formatted(page),
                    "application/json",
                    "[{\"link\": \"%s\", \"title\": {\"rendered\": \"Story\"}}]".formatted(site.url("/n/" + page)));
        }

        assertThat(harvested(new Discovery.WordPress(site.url("/wp-json/"), 1, 2)))
                .containsExactlyInAnyOrder("Story at /n/1", "Story at /n/2");
    }

    @Test
    void aListWithAStoryPinnedToTheTopOfEveryPageIsReadToItsNextPage() {
        stories("/n/pinned", "/n/1", "/n/2");
        site.answers(
                "/list", "text/html", "<p class=i><a href=/n/pinned>Pinned</a></p><p class=i><a href=/n/1>One</a></p>");
        site.answers(
                "/list?p=2",
                "text/html",
                "<p class=i><a href=/n/pinned>Pinned</a></p><p class=i><a href=/n/2>Two</a></p>");
        Discovery list = Site.list(site.url("/list"), "p.i", site.url("/list?p={page}"), 2);

        assertThat(harvested(list)).containsExactlyInAnyOrder("Story at /n/pinned", "Story at /n/1", "Story at /n/2");
        assertThat(site.requests("/n/pinned")).isEqualTo(1);
    }

    @Test
    void aListThatTheSitesScriptReadsAsJsonIsHarvested() {
        stories("/r/y6vg2");
        site.answers(
                "/cache/news-shinemedee?size=20",
                "application/json",
                "{\"shinemedee_list\": [{\"id\": \"y6vg2\", \"title\": \"Story\"}]}");

        assertThat(harvested(json("/cache/news-shinemedee?size=20", "/shinemedee_list", "/r/{id}")))
                .containsExactly("Story at /r/y6vg2");
    }

    @Test
    void aListOfNothingButIdsIsHarvested() {
        stories("/r/abc", "/r/12");
        site.answers("/i/7073/fetch", "application/json", "{\"lid\": [\"abc\", 12]}");

        assertThat(harvested(json("/i/7073/fetch", "/lid", "/r/{lid}")))
                .containsExactlyInAnyOrder("Story at /r/abc", "Story at /r/12");
    }

    private Discovery json(String path, String items, String link) {
        return json(path, items, link, Optional.empty(), 1);
    }

    private Discovery json(String path, String items, String link, Optional<String> date, int pages) {
        return new Discovery.JsonList(site.url(path), items, site.url(link), "title", date, Optional.empty(), pages);
    }

    private Site answersJson(String path, String... items) {
        return site.answers(path, "application/json", "[" + String.join(",", items) + "]");
    }

    @Test
    void aJsonListByTimeIsReadOnFromItsLastEntry() {
        stories("/r/3", "/r/2", "/r/1");
        answersJson(
                "/list?last=2026-08-02%2023:59:59",
                "{\"id\": 3, \"title\": \"Story\", \"date\": \"2026-08-02 01:10:00\"}",
                "{\"id\": 2, \"title\": \"Story\", \"date\": \"2026-08-01 22:40:00\"}");
        answersJson(
                "/list?last=2026-08-01%2022:40:00",
                "{\"id\": 1, \"title\": \"Story\", \"date\": \"2026-08-01 09:00:00\"}");

        assertThat(harvested(json("/list?last={time}", "", "/r/{id}", Optional.of("date"), 2)))
                .containsExactlyInAnyOrder("Story at /r/3", "Story at /r/2", "Story at /r/1");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aJsonListByDayIsReadThoughTheLastDayHasNoStoriesYet(int pages) {
        stories("/r/1");
        site.answersWithEtag("/list?day=2026-08-02", "application/json", "[]", "\"1\"");
        site.answersWithEtag(
                "/list?day=2026-08-01", "application/json", "[{\"id\": 1, \"title\": \"Story\"}]", "\"1\"");
        Discovery list = json("/list?day={date}", "", "/r/{id}", Optional.empty(), pages);

        try (Newsroom newsroom = new Newsroom(home, site.source("example", list))) {
            for (int hour = 0; hour < 2; hour++) {
                Harvest harvest = newsroom.harvestOne();

                assertThat(harvest.outcome()).as(harvest.reason()).contains(Outcome.HARVESTED);
                newsroom.clock.forward(Duration.ofHours(1));
            }
            assertThat(newsroom.titles()).containsExactly("Story at /r/1");
        }
    }

    @Test
    void aJsonListByDayIsReadThoughTheLastDayHasNoPageYet() {
        stories("/r/1");
        answersJson("/list?day=2026-08-01", "{\"id\": 1, \"title\": \"Story\"}");

        assertThat(harvested(json("/list?day={date}", "", "/r/{id}", Optional.empty(), 2)))
                .containsExactly("Story at /r/1");
    }

    @Test
    void aJsonListByDayOfWhichNoDayHasAStoryIsAFailure() {
        answersJson("/list?day=2026-08-02");
        answersJson("/list?day=2026-08-01", "{\"name\": 1, \"title\": \"Story\"}");
        try (Newsroom newsroom = new Newsroom(
                home, site.source("example", json("/list?day={date}", "", "/r/{id}", Optional.empty(), 2)))) {
            Harvest harvest = newsroom.harvestOne();

            assertThat(harvest.outcome()).contains(Outcome.FAILED);
            assertThat(harvest.reason())
                    .endsWith("on none of its days the JSON list at \"\" has entries with what \"%s\" needs"
                            .formatted(site.url("/r/{id}")));
        }
    }

    @Test
    void aSiteWithTheDayInItsAddressesIsHarvested() {
        stories("/a/2026/08/02/1");
        site.answers("/a/2026/08/02", "text/html", "<a class=story href=/a/2026/08/02/1>Story</a>");

        assertThat(harvested(new Discovery.DatedList(site.url("/a/{yyyy}/{MM}/{dd}"), "a.story", 2)))
                .containsExactly("Story at /a/2026/08/02/1");
    }

    @Test
    void theTickerOnEveryPageOfADigestGivesHeadlines() {
        site.answers(
                "/digest",
                "text/html; charset=utf-8",
                "<div class=ticker>1 HERDERS MOVE EARLY WWW.STEPPE.EXAMPLE PUBLISHED:2026/08/01 <span>БОРОО ОРОВ"
                        + " WWW.STEPPE.EXAMPLE НИЙТЭЛСЭН:2026/08/01</span></div><p>A story of our own</p>");

        assertThat(harvested(new Discovery.Digest(site.url("/digest"))))
                .containsExactlyInAnyOrder("HERDERS MOVE EARLY", "БОРОО ОРОВ");
    }

    @Test
    void theHeadlinesOfANewswireStandUnderTheOutletsThatTheyLinkTo() {
        site.answers("/newswire", "text/html", "<a href=/wire-2>Issue 2</a><a href=/wire-1>Issue 1</a>");
        site.answers(
                "/wire-2",
                "text/html",
                "<p><b>Herders move early</b> Hay is dear. <a href=https://www.example.org/n/1?utm_source=wire>Source</a></p>");
        Discovery newswire = new Discovery.Digest(
                site.url("/newswire"),
                Optional.of("a[href*=wire-]"),
                Optional.of("p:has(a)"),
                Optional.of("a"),
                Optional.of("b"),
                1);
        try (Newsroom newsroom = new Newsroom(home, site.source("example", newswire))) {
            assertThat(newsroom.harvestOne().counts().added()).isEqualTo(1);
            assertThat(newsroom.article("https://www.example.org/n/1").source()).isEqualTo("example-org");
            assertThat(newsroom.titles()).containsExactly("Herders move early");
            newsroom.crawler.rereading().all(Optional.empty(), Optional.empty());
            assertThat(newsroom.titles()).containsExactly("Herders move early");
            assertThat(site.requests("/wire-1")).isZero();
        }
    }

    @Test
    void theTickerOnEveryPageOfADigestIsCutFromItsStories() {
        site.feed("/feed", "/n/1|Story");
        site.answers(
                "/n/1",
                "text/html; charset=utf-8",
                Site.page("Rain returns", DATE)
                        .replace(
                                "<article>",
                                "<article><div>1 HERDERS MOVE EARLY WWW.STEPPE.EXAMPLE PUBLISHED:2026/08/01 2 HAY IS DEAR"
                                        + " WWW.STEPPE.EXAMPLE PUBLISHED:2026/08/01</div>"));
        try (Newsroom newsroom = new Newsroom(home, site.source("example", feed()))) {
            newsroom.harvestOne();

            assertThat(newsroom.text(site.url("/n/1")))
                    .contains("the early snow")
                    .doesNotContain("HERDERS MOVE EARLY");
        }
    }

    @Test
    void aStoryLinkedWithTrackingParametersIsFetchedOnceUnderItsPlainAddress() {
        stories("/n/1");
        site.feed(
                "/feed",
                "/n/1?utm_source=rss|Story",
                "/n/1?doing_wp_cron=1755312345.1|Story",
                "/n/1?hid=2|Story",
                "/n/1|Story");

        assertThat(harvested(feed())).containsExactly("Story at /n/1");
        assertThat(site.requests("/n/1")).isEqualTo(1);
    }

    @Test
    void aStoryOnAMirrorHostIsFetchedFromTheSiteItself() {
        stories("/a/812");
        site.feed("/feed", site.url("/a/812").replace("127.0.0.1", "portal4.example.org") + "|Story", "/a/812|Story");
        Addresses mirrored = new Addresses(
                Optional.empty(),
                Set.of(),
                Set.of(),
                Set.of("portal4.example.org"),
                Optional.empty(),
                Optional.empty());

        assertThat(harvested(SourceVariant.of(site.source("example", feed()))
                        .with(mirrored)
                        .made()))
                .containsExactly("Story at /a/812");
        assertThat(site.requests("/a/812")).isEqualTo(1);
    }

    @Test
    void aStoryWhoseNumberAloneCountsIsOneArticleUnderAnySlug() {
        stories("/newscontent/102345678");
        site.feed("/feed", "/en/newscontent/102345678-copper-falls|Story", "/newscontent/102345678-copper|Story");
        Addresses numbered = new Addresses(
                Optional.empty(),
                Set.of(),
                Set.of(),
                Set.of(),
                Optional.of(Pattern.compile("/newscontent/(\\d{9})")),
                Optional.of("/newscontent/{1}"));

        assertThat(harvested(SourceVariant.of(site.source("example", feed()))
                        .with(numbered)
                        .made()))
                .containsExactly("Story at /newscontent/102345678");
    }

    @Test
    void anAddressInRawCyrillicAndInPercentSignsIsOneArticle() {
        stories("/%D0%BC%D1%8D%D0%B4%D1%8D%D1%8D");
        site.feed("/feed", "/мэдээ|Story", "/%D0%BC%D1%8D%D0%B4%D1%8D%D1%8D|Story");

        assertThat(harvested(feed())).hasSize(1);
        assertThat(site.requests("/%D0%BC%D1%8D%D0%B4%D1%8D%D1%8D")).isEqualTo(1);
    }

    @Test
    void theMobileAndAmpTwinsOfAStoryAreOneArticle() {
        String base = site.url("").replace("127.0.0.1", "news.example");
        stories("/n/1")
                .feed(
                        "/feed",
                        base.replace("news.", "m.news.") + "/n/1|Story",
                        base + "/amp/n/1|Story",
                        base + "/n/1/amp|Story",
                        base + "/n/1|Story");

        assertThat(harvestedAt(base)).containsExactly("Story at /n/1");
        assertThat(site.requests("/n/1")).isEqualTo(1);
    }

    @Test
    void aHostInCyrillicAndInItsAsciiFormIsOneSite() {
        String base = site.url("").replace("127.0.0.1", IDN.toASCII("мэдээ.мон"));
        stories("/n/1")
                .feed("/feed", site.url("/n/1").replace("127.0.0.1", "мэдээ.мон") + "|Story", base + "/n/1|Story");

        assertThat(harvestedAt(base)).containsExactly("Story at /n/1");
        assertThat(site.requests("/n/1")).isEqualTo(1);
    }

    private List<String> harvestedAt(String base) {
        Source source = site.named(
                "example",
                base,
                Site.ZONE,
                new Rhythm.Cron("0 0 2 * * ?", Site.ZONE),
                new Discovery.Feed(base + "/feed"));
        TurnedClock clock = new TurnedClock(Newsroom.START, Site.ZONE);
        try (Newsroom newsroom = new Newsroom(home, clock, host -> List.of(InetAddress.getLoopbackAddress()), source)) {
            newsroom.harvestOne();
            return newsroom.titles();
        }
    }

    @Test
    void aPageThatNamesItsCanonicalAddressIsKnownByIt() {
        site.feed("/feed", "/print/7|Story");
        site.answers(
                "/print/7",
                "text/html; charset=utf-8",
                Site.page("Story of the year", DATE)
                        .replace("</head>", "<link rel=canonical href='%s'></head>".formatted(site.url("/n/7"))));
        try (Newsroom newsroom = new Newsroom(home, site.source("example", feed()))) {
            newsroom.harvestOne();

            assertThat(newsroom.article(site.url("/n/7"))
                            .current()
                            .content()
                            .title()
                            .value())
                    .isEqualTo("Story of the year");
        }
    }

    @Test
    void whereThePageMayNotBeFetchedTheLeadAloneIsAHeadlineAndSaysSo() {
        site.robots("User-agent: *\nDisallow: /n/").feed("/feed", "/n/1|Only a headline");
        try (Newsroom newsroom = new Newsroom(home, site.source("example", feed()))) {
            newsroom.harvestOne();

            assertThat(newsroom.article(site.url("/n/1")).current().kind()).isEqualTo(Revision.Kind.HEADLINE_ONLY);
        }
    }

    private static String urlset(String urls) {
        return "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'>"
                + urls + "</urlset>";
    }

    private static byte[] gzipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
