package mn.sonin.crawler;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mn.sonin.config.ConfigurationReader;
import mn.sonin.config.ConfigurationResult;
import mn.sonin.config.Discovery;
import mn.sonin.config.Source;
import mn.sonin.crawler.SourceProposal.Result;
import mn.sonin.crawler.opml.Opml;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourcesTest {
    @TempDir
    Path home;

    private final Site site = new Site();

    @AfterEach
    void close() {
        site.close();
    }

    private Source source(Discovery... discovery) {
        return site.source("example", discovery);
    }

    private static String frontPage(String head) {
        String cards = IntStream.rangeClosed(1, 12)
                .mapToObj(number ->
                        "<div class=\"card\"><h3><a href=\"/n/%1$d\">Story number %1$d of the northern provinces</a></h3></div>"
                                .formatted(number))
                .collect(Collectors.joining());
        return "<html lang=en><head><title>Steppe</title>%s</head><body><nav><a href=/a>A long entry of the menu, one</a></nav><main>%s</main></body></html>"
                .formatted(head, cards);
    }

    @Test
    void aSiteWithAFeedGetsASourceFileWithTenHeadlines() {
        site.answers(
                "/",
                "text/html",
                frontPage(
                        "<meta property=og:site_name content='The \"Steppe\"'><link rel=alternate type=application/rss+xml href=/feed>"));
        site.feed(
                "/feed",
                IntStream.rangeClosed(1, 12)
                        .mapToObj(number -> "/n/" + number + "|Story number " + number)
                        .toArray(String[]::new));
        try (Newsroom newsroom = new Newsroom(home)) {
            Result result = newsroom.crawler
                    .proposal(URI.create(site.url("/")), List.of())
                    .look();

            assertThat(result).isInstanceOfSatisfying(Result.Proposed.class, proposed -> {
                assertThat(proposed.headlines()).hasSize(10).startsWith("Story number 1");
                assertThat(proposed.yaml())
                        .contains("name: {en: \"The \\\"Steppe\\\"\", mn: \"The \\\"Steppe\\\"\"}")
                        .contains("languages: [en]")
                        .contains("  - {feed: \"%s\"}".formatted(site.url("/feed")))
                        .contains("  - {list: \"%s\", item: \"div.card > h3 > a[href]\"}".formatted(site.url("/")));
            });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', Brücke über den Fluss ist wieder offen",
        "de, Brücke über den Fluss ist wieder offen",
        "x-default, Brücke über den Fluss ist wieder offen",
        "mn-MN, Гүүр дахин нээгдлээ гэж мэдээллээ"
    })
    void whatIsProposedCanBeRead(String lang, String headline) throws IOException {
        site.answers(
                "/",
                "text/html",
                frontPage("<meta property=og:site_name content='The&#7; &#13;\"Steppe\"'>")
                        .replace("lang=en", "lang='" + lang + "'")
                        .replaceAll("Story number (\\d+) of the northern provinces", headline + " $1")
                        .replace("<h3>", "<o:p>")
                        .replace("</h3>", "</o:p>"));
        Files.createDirectories(home.resolve("config/sources"));
        Files.copy(Path.of("../config/sonin.yaml"), home.resolve("config/sonin.yaml"));
        Files.writeString(home.resolve("config/topics.yaml"), "{}");
        try (Newsroom newsroom = new Newsroom(home)) {
            Result result = newsroom.crawler
                    .proposal(URI.create(site.url("/")), List.of())
                    .look();

            Files.writeString(home.resolve("config/sources/steppe.yaml"), ((Result.Proposed) result).yaml());
            assertThat(ConfigurationReader.read(home.resolve("config"))).isInstanceOf(ConfigurationResult.Read.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://169.254.169.254/latest/meta-data/, not an address of the public internet",
        "http://10.0.0.1/, not an address of the public internet",
        "http://[::1]/, is no address of the web",
        "file:///etc/passwd, is no address of the web"
    })
    void aSiteInsideIsNotProposed(String address, String reason) {
        try (Newsroom newsroom = new Newsroom(home)) {
            Result result =
                    newsroom.crawler.proposal(URI.create(address), List.of()).look();

            assertThat(result)
                    .isInstanceOfSatisfying(
                            Result.Nothing.class,
                            nothing -> assertThat(nothing.reason()).contains(reason));
        }
    }

    @Test
    void theListOfASiteWithoutAFeedIsFoundByItsStructure() {
        site.answers("/", "text/html", frontPage(""));
        try (Newsroom newsroom = new Newsroom(home)) {
            Result result = newsroom.crawler
                    .proposal(URI.create(site.url("/")), List.of())
                    .look();

            assertThat(result).isInstanceOfSatisfying(Result.Proposed.class, proposed -> {
                assertThat(proposed.yaml()).contains("div.card > h3 > a[href]").doesNotContain("feed:");
                assertThat(proposed.headlines()).contains("Story number 7 of the northern provinces");
                assertThat(proposed.tried())
                        .filteredOn(place -> place.kind().equals("feed"))
                        .hasSize(3)
                        .noneMatch(PlaceReport::good);
            });
        }
    }

    @Test
    void theRestInterfaceOfASiteOnWordPressIsFoundThoughItsFrontPageDoesNotNameIt() {
        site.answers("/", "text/html", frontPage("<link rel=stylesheet href=/wp-content/themes/steppe/style.css>"));
        site.answers(
                "/wp-json/wp/v2/posts?_embed=author&order=desc&orderby=date&page=1&per_page=30",
                "application/json",
                "[{\"link\": \"%s\", \"title\": {\"rendered\": \"Story of the interface\"}}]"
                        .formatted(site.url("/n/1")));
        try (Newsroom newsroom = new Newsroom(home)) {
            Result result = newsroom.crawler
                    .proposal(URI.create(site.url("/")), List.of())
                    .look();

            assertThat(result).isInstanceOfSatisfying(Result.Proposed.class, proposed -> {
                assertThat(proposed.yaml())
                        .contains("  - {wordpress: \"%s\", per-page: 30}".formatted(site.url("/wp-json/")));
                assertThat(proposed.headlines()).contains("Story of the interface");
            });
        }
    }

    private void assertSitemapProposed(Newsroom newsroom, String path) {
        Result result =
                newsroom.crawler.proposal(URI.create(site.url("/")), List.of()).look();

        assertThat(result)
                .isInstanceOfSatisfying(
                        Result.Proposed.class,
                        proposed -> assertThat(proposed.yaml())
                                .endsWith("discovery:\n  - {sitemap: \"%s\"}\n".formatted(site.url(path))));
    }

    @Test
    void theSitemapOfASiteWhoseRobotsTxtNamesNoneIsFoundWhereSitemapsOftenAre() {
        site.answers("/", "text/html", "<html lang=en><title>Steppe</title><div id=app></div>");
        site.answers("/sitemap.xml", "text/html", "<p>No such page</p>");
        site.answers("/sitemap_index.xml", "application/xml", urlset("/n/2|2026-08-01", "/n/1|2026-07-31"));
        site.answers("/wp-sitemap.xml", "application/xml", urlset("/n/2|2026-08-01"));
        try (Newsroom newsroom = new Newsroom(home)) {
            assertSitemapProposed(newsroom, "/sitemap_index.xml");
        }
    }

    @Test
    void theSitemapThatRobotsTxtNamesIsProposed() {
        site.robots("User-agent: *\nDisallow:\nSitemap: " + site.url("/maps/news.xml"));
        site.answers("/", "text/html", "<html lang=en><title>Steppe</title><div id=app></div>");
        site.answers("/maps/news.xml", "application/xml", urlset("/n/1|2026-07-31"));
        try (Newsroom newsroom = new Newsroom(home)) {
            assertSitemapProposed(newsroom, "/maps/news.xml");
            assertThat(site.requests("/sitemap.xml")).isZero();
        }
    }

    @Test
    void aSiteWithoutAFrontPageIsToldInWords() {
        try (Newsroom newsroom = new Newsroom(home)) {
            assertThat(newsroom.crawler
                            .proposal(URI.create(site.url("/")), List.of())
                            .look())
                    .isEqualTo(new Result.Nothing("the front page cannot be read: it answered 404", List.of()));
        }
    }

    @Test
    void aFeedKnownFromElsewhereGetsAFileThoughItsHostHasNoFrontPage() {
        site.feed("/elsewhere.xml", "/n/1|Story number 1", "/n/2|Story number 2");
        try (Newsroom newsroom = new Newsroom(home)) {
            Result result = newsroom.crawler
                    .proposal(URI.create(site.url("/")), List.of(site.url("/elsewhere.xml")))
                    .look();

            assertThat(result).isInstanceOfSatisfying(Result.Proposed.class, proposed -> {
                assertThat(proposed.yaml()).contains("  - {feed: \"%s\"}".formatted(site.url("/elsewhere.xml")));
                assertThat(proposed.headlines()).containsExactly("Story number 1", "Story number 2");
            });
        }
    }

    @Test
    void aSiteThatSaysNoGetsNoFileButTheReason() {
        site.everything(403);
        try (Newsroom newsroom = new Newsroom(home)) {
            assertThat(newsroom.crawler
                            .proposal(URI.create(site.url("/")), List.of())
                            .look())
                    .isInstanceOfSatisfying(
                            Result.Nothing.class,
                            nothing -> assertThat(nothing.reason()).contains("403"));
        }
    }

    @Test
    void aCheckTellsWhatEachStepFoundAndKeepsNoArticle() {
        site.robots("User-agent: *\nDisallow: /admin\nCrawl-delay: 2")
                .feed("/feed", "/n/1|Herders move early")
                .article("/n/1", "Herders move early", "2026-08-01");
        try (Newsroom newsroom = new Newsroom(
                home, source(new Discovery.Feed(site.url("/feed")), new Discovery.Feed(site.url("/gone"))))) {
            List<SourceCheck.Line> table = newsroom.crawler
                    .check(newsroom.configuration().sources().getFirst())
                    .run();

            assertThat(table).extracting(SourceCheck.Line::step).containsExactly("robots", "feed", "feed", "article");
            assertThat(table).extracting(SourceCheck.Line::good).containsExactly(true, true, false, true);
            assertThat(table.get(0).found()).isEqualTo("allowed, one request every 2 s");
            assertThat(table.get(1).found()).isEqualTo("1 entries, 1 of them articles");
            assertThat(table.get(2).found()).isEqualTo("it answered 404");
            assertThat(table.get(2).advice())
                    .isEqualTo("open it in a browser: where it has moved, mend \"discovery\" in example.yaml");
            assertThat(table.get(3).found())
                    .startsWith("\"Herders move early\", 2026-08-01, ")
                    .contains(" characters");
            assertThat(newsroom.archive.articles().count()).isZero();
            assertThat(newsroom.archive.frontier().waiting("example")).isZero();
        }
    }

    @Test
    void aCheckTellsAPageThatRobotsTxtForbidsFromOneBeyondTheBudget() {
        site.robots("User-agent: *\nDisallow: /closed/")
                .feed("/feed", "/closed/1|Herders move early", "/n/1|Rain returns", "/n/2|Hay is dear")
                .article("/n/1", "Rain returns", "2026-08-01");
        try (Newsroom newsroom = new Newsroom(home, Site.budgeted(3, source(new Discovery.Feed(site.url("/feed")))))) {
            List<SourceCheck.Line> table = newsroom.crawler
                    .check(newsroom.configuration().sources().getFirst())
                    .run();

            assertThat(table)
                    .filteredOn(line -> line.step().equals("article") && !line.good())
                    .extracting(SourceCheck.Line::url, SourceCheck.Line::advice)
                    .containsExactly(
                            tuple(
                                    site.url("/closed/1"),
                                    "the site lets no robot in: write to its editors, or find its headlines elsewhere (a feed, a digest)"),
                            tuple(
                                    site.url("/n/2"),
                                    "try again tomorrow, or raise \"politeness: daily-budget\" in example.yaml"));
        }
    }

    @Test
    void aCheckOfAPlaceBeyondTheBudgetSaysSoAndNotThatItHasMoved() {
        site.feed("/feed", "/n/1|Herders move early").feed("/second", "/n/2|Rain returns");
        Source two = source(new Discovery.Feed(site.url("/feed")), new Discovery.Feed(site.url("/second")));
        try (Newsroom newsroom = new Newsroom(home, Site.budgeted(2, two))) {
            assertThat(newsroom.crawler
                            .check(newsroom.configuration().sources().getFirst())
                            .run())
                    .filteredOn(line -> line.url().equals(site.url("/second")))
                    .extracting(SourceCheck.Line::found, SourceCheck.Line::advice)
                    .containsExactly(tuple(
                            "example has made its 2 requests of today",
                            "try again tomorrow, or raise \"politeness: daily-budget\" in example.yaml"));
        }
    }

    @Test
    void aCheckOfAPageThatLeadsToNoPageAdvisesToLookAtIt() {
        site.feed("/feed", "/n/1|Herders move early");
        site.answers("/n/1", aResponse().withStatus(302).withHeader("Location", "javascript:void(0)"));
        try (Newsroom newsroom = new Newsroom(home, source(new Discovery.Feed(site.url("/feed"))))) {
            assertThat(newsroom.crawler
                            .check(newsroom.configuration().sources().getFirst())
                            .run())
                    .filteredOn(line -> line.step().equals("article"))
                    .extracting(SourceCheck.Line::advice)
                    .containsExactly(
                            "open it in a browser: where it leads elsewhere now, mend \"discovery\" in example.yaml");
        }
    }

    @Test
    void aCheckOfADigestCountsTheHeadlinesOfOtherOutlets() {
        site.answers(
                "/digest",
                "text/html; charset=utf-8",
                "<div>1 HERDERS MOVE EARLY WWW.STEPPE.EXAMPLE PUBLISHED:2026/08/01</div>");
        try (Newsroom newsroom = new Newsroom(home, source(new Discovery.Digest(site.url("/digest"))))) {
            assertThat(newsroom.crawler
                            .check(newsroom.configuration().sources().getFirst())
                            .run())
                    .filteredOn(line -> line.step().equals("digest"))
                    .containsExactly(new SourceCheck.Line(
                            "digest",
                            site.url("/digest"),
                            true,
                            "1 headlines of other outlets, the newest of 2026-08-01",
                            ""));
        }
    }

    @Test
    void aBackfillWalksTheListAndGoesOnWhereItStopped() {
        for (int page = 1; page <= 3; page++) {
            int number = page;
            site.answers(
                    page == 1 ? "/news" : "/news?page=" + page,
                    "text/html",
                    "<div class=card><a href=/n/%1$d>Story number %1$d</a><span>2026-07-%2$02d</span></div>"
                            .formatted(number, 30 - page));
            site.article("/n/" + page, "Story number " + page, "2026-07-%02dT10:00:00+08:00".formatted(30 - page));
        }
        Discovery list = new Discovery.ListPage(
                site.url("/news"),
                "div.card",
                Optional.empty(),
                Optional.empty(),
                Optional.of("span"),
                Optional.empty(),
                Optional.of(site.url("/news?page={page}")),
                1);
        try (Newsroom newsroom = new Newsroom(home, source(list))) {
            Source source = newsroom.configuration().sources().getFirst();
            Backfill.Report report = newsroom.crawler
                    .backfill(source)
                    .run(LocalDate.of(2026, 7, 28), LocalDate.of(2026, 8, 1), Progress.silent());
            site.forgetRequests();
            newsroom.restart();
            newsroom.clock.forward(Duration.ofMinutes(5));
            Backfill.Report again = newsroom.crawler
                    .backfill(source)
                    .run(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 8, 1), Progress.silent());

            assertThat(report.added()).isEqualTo(2);
            assertThat(report.onePage()).isEmpty();
            assertThat(again.added()).isEqualTo(1);
            assertThat(site.requests("/news")).isZero();
            assertThat(newsroom.archive.ledger().of("example", LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1)))
                    .isEmpty();
        }
    }

    private static final LocalDate LAST = LocalDate.of(2026, 8, 1);

    private Backfill.Report backfilled(Newsroom newsroom, LocalDate from) {
        return newsroom.crawler
                .backfill(newsroom.configuration().sources().getFirst())
                .run(from, LAST, Progress.silent());
    }

    /** Stops, comes back and looks further into the past, where no place that was read has to be asked again. */
    private Backfill.Report goneOn(Newsroom newsroom, LocalDate from) {
        site.forgetRequests();
        newsroom.restart();
        newsroom.clock.forward(Duration.ofMinutes(5));
        return backfilled(newsroom, from);
    }

    @Test
    void aBackfillWalksTheSitemapsOfItsDaysAndGoesOnWhereItStopped() {
        site.answers(
                "/sitemap.xml",
                "application/xml",
                "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
                        + "<sitemap><loc>%s</loc><lastmod>2026-07-30</lastmod></sitemap>"
                                .formatted(site.url("/new.xml"))
                        + "<sitemap><loc>%s</loc><lastmod>2019-12-31</lastmod></sitemap></sitemapindex>"
                                .formatted(site.url("/old.xml")));
        site.answers("/new.xml", "application/xml", urlset("/n/3|2026-07-30", "/n/2|2026-07-29"));
        site.answers("/old.xml", "application/xml", urlset("/n/1|2019-12-31"));
        site.article("/n/3", "Story number 3", "2026-07-30").article("/n/2", "Story number 2", "2026-07-29");
        site.article("/n/1", "Story number 1", "2019-12-31");
        try (Newsroom newsroom = new Newsroom(home, source(new Discovery.Sitemap(site.url("/sitemap.xml"))))) {
            Backfill.Report report = backfilled(newsroom, LocalDate.of(2026, 7, 1));
            int older = site.requests("/old.xml");
            Backfill.Report again = goneOn(newsroom, LocalDate.of(2015, 1, 1));

            assertThat(report.added()).isEqualTo(2);
            assertThat(older).isZero();
            assertThat(again.added()).isEqualTo(1);
            assertThat(site.requests("/sitemap.xml") + site.requests("/new.xml"))
                    .isZero();
            assertThat(List.of(report.reason(), again.reason())).containsOnly("");
            assertThat(newsroom.titles())
                    .containsExactlyInAnyOrder("Story number 1", "Story number 2", "Story number 3");
        }
    }

    private String urlset(String... stories) {
        return Arrays.stream(stories)
                .map(story -> story.split("\\|"))
                .map(parts -> "<url><loc>%s</loc><lastmod>%s</lastmod></url>".formatted(site.url(parts[0]), parts[1]))
                .collect(Collectors.joining(
                        "", "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>", "</urlset>"));
    }

    @Test
    void aBackfillWalksAllPagesOfTheRestInterface() {
        for (int page = 1; page <= 3; page++) {
            site.answers(
                    posts(page),
                    "application/json",
                    "[{\"link\": \"%s\", \"title\": {\"rendered\": \"Story\"}, \"date\": \"2026-07-%02dT10:00:00\"}]"
                            .formatted(site.url("/n/" + page), 30 - page));
            site.article("/n/" + page, "Story number " + page, "2026-07-%02dT10:00:00+08:00".formatted(30 - page));
        }
        site.status(posts(4), 400);
        Discovery posts = new Discovery.WordPress(site.url("/wp-json/"), 1, 1);
        try (Newsroom newsroom = new Newsroom(home, source(posts))) {
            Backfill.Report report = backfilled(newsroom, LocalDate.of(2026, 7, 1));
            Backfill.Report again = goneOn(newsroom, LocalDate.of(2026, 7, 1));

            assertThat(report.added()).isEqualTo(3);
            assertThat(report.reason()).isEmpty();
            assertThat(again.added()).isZero();
            assertThat(site.requests(posts(1)) + site.requests(posts(2)) + site.requests(posts(3)))
                    .isZero();
        }
    }

    private static String posts(int page) {
        return ("/wp-json/wp/v2/posts?_embed=author&after=2026-07-01T00:00:00&before=2026-08-02T00:00:00"
                        + "&order=desc&orderby=date&page=%d&per_page=1")
                .formatted(page);
    }

    @Test
    void aBackfillWalksTheDaysOfDatedAddressesThoughSomeHaveNoPage() {
        for (int day : List.of(28, 31)) {
            site.answers(
                    "/a/2026/07/" + day,
                    "text/html",
                    "<a class=story href=/a/2026/07/%1$d/one>Story of day %1$d</a>".formatted(day));
            site.article("/a/2026/07/%d/one".formatted(day), "Story of day " + day, "2026-07-" + day);
        }
        site.answers("/a/2026/07/29", "text/html", "<p>Nothing today</p>");
        Discovery dated = new Discovery.DatedList(site.url("/a/{yyyy}/{MM}/{dd}"), "a.story", 2);
        try (Newsroom newsroom = new Newsroom(home, source(dated))) {
            Backfill.Report report = backfilled(newsroom, LocalDate.of(2026, 7, 30));
            int older = site.requests("/a/2026/07/28");
            Backfill.Report again = goneOn(newsroom, LocalDate.of(2026, 7, 28));

            assertThat(report.added()).isEqualTo(1);
            assertThat(older).isZero();
            assertThat(again.added()).isEqualTo(1);
            assertThat(site.requests("/a/2026/07/31")).isZero();
            assertThat(List.of(report.reason(), again.reason())).containsOnly("");
            assertThat(newsroom.titles()).containsExactlyInAnyOrder("Story of day 28", "Story of day 31");
        }
    }

    @Test
    void aBackfillTellsWhichPageOfAListCouldNotBeRead() {
        site.answers("/news", "text/html", "<div class=card><a href=/n/1>Story number 1</a></div>");
        site.article("/n/1", "Story number 1", "2026-07-28T10:00:00+08:00").status("/news?page=2", 500);
        Discovery list = Site.list(site.url("/news"), "div.card", site.url("/news?page={page}"), 1);
        try (Newsroom newsroom = new Newsroom(home, source(list))) {
            Backfill.Report report = backfilled(newsroom, LocalDate.of(2015, 1, 1));

            assertThat(report.added()).isEqualTo(1);
            assertThat(report.reason()).isEqualTo("list %s: status 500".formatted(site.url("/news?page=2")));
        }
    }

    @Test
    void aBackfillIsWellWithoutAPlaceThatTheSiteMayNotHave() {
        Discovery list = Site.list(site.url("/news"), "div.card");
        Discovery guessed = Site.list(site.url("/guessed"), "div.card");
        site.answers("/news", "text/html", "<div class=card><a href=/n/1>Story number 1</a></div>");
        site.article("/n/1", "Story number 1", "2026-07-28T10:00:00+08:00").status("/guessed", 404);
        Source source =
                SourceVariant.of(source(list, guessed)).optionally(guessed).made();
        try (Newsroom newsroom = new Newsroom(home, source)) {
            assertThat(backfilled(newsroom, LocalDate.of(2015, 1, 1)).reason()).isEmpty();
        }
    }

    @Test
    void aBackfillOfASitemapThatDoesNotAnswerSaysSo() {
        site.status("/sitemap.xml", 503);
        try (Newsroom newsroom = new Newsroom(home, source(new Discovery.Sitemap(site.url("/sitemap.xml"))))) {
            assertThat(backfilled(newsroom, LocalDate.of(2015, 1, 1)).reason())
                    .isEqualTo("sitemap %s: status 503".formatted(site.url("/sitemap.xml")));
        }
    }

    @Test
    void aBackfillOfDatedPagesWithoutStoriesSaysSo() {
        site.answers("/a/2026/07/31", "text/html", "<h2><a href=/n/1>Story in a new layout</a></h2>");
        Discovery dated = new Discovery.DatedList(site.url("/a/{yyyy}/{MM}/{dd}"), "a.story", 2);
        try (Newsroom newsroom = new Newsroom(home, source(dated))) {
            assertThat(backfilled(newsroom, LocalDate.of(2026, 7, 1)).reason())
                    .endsWith("none of its days shows a story that matches \"a.story\"");
        }
    }

    @Test
    void aBackfillFollowsTheLinksOfAListWhosePagesHaveNoNumberInTheirAddress() {
        String numbers =
                "<i class=pages data-url=/news/a>1</i><i class=pages data-url=/news/b>2</i><i class=pages data-url=/news/c>3</i>";
        for (String path : List.of("/news", "/news/a", "/news/b", "/news/c")) {
            String story = path.equals("/news") ? "a" : path.substring("/news/".length());
            site.answers(
                    path,
                    "text/html",
                    "<div class=card><a href=/n/%1$s>Story %1$s</a></div>".formatted(story) + numbers);
            site.article("/n/" + story, "Story " + story, "2026-07-29T10:00:00+08:00");
        }
        Discovery list = Site.list(site.url("/news"), "div.card", "i.pages", 1);
        try (Newsroom newsroom = new Newsroom(home, source(list))) {
            newsroom.crawler
                    .backfill(newsroom.configuration().sources().getFirst())
                    .run(LocalDate.of(2026, 7, 28), LocalDate.of(2026, 8, 1), Progress.silent());

            assertThat(newsroom.titles()).containsExactlyInAnyOrder("Story a", "Story b", "Story c");
        }
    }

    @Test
    void aBackfillOfAListWithoutDatesSaysSo() {
        site.answers("/news", "text/html", "<div class=card><a href=/n/1>Story number 1</a></div>");
        site.article("/n/1", "Story number 1", "2019-07-28T10:00:00+08:00");
        try (Newsroom newsroom = new Newsroom(home, source(Site.list(site.url("/news"), "div.card")))) {
            Backfill.Report report = newsroom.crawler
                    .backfill(newsroom.configuration().sources().getFirst())
                    .run(LocalDate.of(2026, 7, 28), LocalDate.of(2026, 8, 1), Progress.silent());

            assertThat(report.undated()).contains(site.url("/news"));
            assertThat(report.onePage()).containsExactly(site.url("/news"));
        }
    }

    @Test
    void feedsGoOutAsOpmlAndComeBack() {
        Source source = source(
                new Discovery.Feed("https://example.mn/feed?a=1&b=2"),
                new Discovery.Sitemap("https://example.mn/sitemap.xml"));

        assertThat(Opml.read(Opml.write(List.of(source)).getBytes(UTF_8)))
                .containsExactly(new Opml.Subscription(
                        "example", "https://example.mn/feed?a=1&b=2", Optional.of(site.url("/"))));
    }

    @Test
    void aBrokenListOfFeedsGivesWhatCanBeRead() {
        String text =
                "<opml><body><outline text='News'><outline text='A & B' xmlurl='https://a.mn/feed'/><outline title='C' XMLURL='javascript:x'/>";

        assertThat(Opml.read(text.getBytes(UTF_8)))
                .containsExactly(new Opml.Subscription("A & B", "https://a.mn/feed", Optional.empty()));
    }

    @Test
    void feedsOfOneSiteAreOneSourceAndAFeedWithoutASiteIsAtItsOwnHost() {
        String text = """
                <opml version="1.0"><body>
                  <outline text="A, politics" xmlUrl="https://a.mn/politics" htmlUrl="https://a.mn/"/>
                  <outline text="A, sport" xmlUrl="https://a.mn/sport" htmlUrl="https://a.mn/"/>
                  <outline text="B" xmlUrl="https://feeds.b.mn/all" htmlUrl="javascript:x"/>
                </body></opml>
                """;

        assertThat(Opml.sites(Opml.read(text.getBytes(UTF_8))))
                .containsExactly(
                        Map.entry(URI.create("https://a.mn/"), List.of("https://a.mn/politics", "https://a.mn/sport")),
                        Map.entry(URI.create("https://feeds.b.mn/"), List.of("https://feeds.b.mn/all")));
    }

    @Test
    void aListOfFeedsIsReadInTheEncodingThatItDeclares() {
        String text = "<?xml version='1.0' encoding='windows-1251'?><opml><body>"
                + "<outline text='Мэдээ' xmlUrl='https://a.mn/feed'/></body></opml>";

        assertThat(Opml.read(text.getBytes(Charset.forName("windows-1251"))))
                .extracting(Opml.Subscription::title)
                .containsExactly("Мэдээ");
    }
}
