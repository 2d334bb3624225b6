package mn.sonin.crawler;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import mn.sonin.archive.ArticleId;
import mn.sonin.archive.Articles;
import mn.sonin.archive.Attested;
import mn.sonin.archive.Basis;
import mn.sonin.archive.Harvest;
import mn.sonin.archive.Harvest.Outcome;
import mn.sonin.archive.LedgerEntry;
import mn.sonin.archive.Revision.Kind;
import mn.sonin.config.Addresses;
import mn.sonin.config.Discovery;
import mn.sonin.config.Politeness;
import mn.sonin.config.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HarvestTest {
    @TempDir
    Path home;

    private final Site site = new Site();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void aStoryInPartsIsKeptWholeAndReadsTheSameAgain() {
        String first = Site.page("Herders move early", "2026-08-01");
        site.feed("/feed", "/n/steppe|Herders move early")
                .answers(
                        "/n/steppe",
                        "text/html; charset=utf-8",
                        first.replace("</article>", "<a href='/n/steppe?page=2#text'>2</a></article>"))
                .answers("/n/steppe?page=2", aResponse().withStatus(302).withHeader("Location", "/parts/steppe?p=2"))
                .answers(
                        "/parts/steppe?p=2",
                        "text/html; charset=utf-8",
                        first.replace(
                                "the early snow has closed the passes", "wolves have come down to the winter camps"));
        try (Newsroom newsroom = newsroom(new Discovery.Feed(site.url("/feed")))) {
            newsroom.harvestOne();

            String text = newsroom.text(site.url("/n/steppe"));
            assertThat(text).contains("the early snow", "wolves have come down");
            assertThat(newsroom.archive.articles().count()).isEqualTo(1);
            assertThat(newsroom.crawler
                            .rereading()
                            .all(Optional.empty(), Optional.empty())
                            .changed())
                    .isZero();
        }
    }

    @Test
    void aTimeOnAPageIsInTheZoneOfItsSource() {
        site.feed("/feed", "/n/1|Herders move early").article("/n/1", "Herders move early", "2026-08-01T18:29:00");
        Source rome = SourceVariant.of(site.source("example", feed()))
                .in(ZoneId.of("Europe/Rome"))
                .made();
        try (Newsroom newsroom = new Newsroom(home, rome)) {
            newsroom.harvest();

            assertThat(newsroom.article(site.url("/n/1"))
                            .current()
                            .content()
                            .published()
                            .orElseThrow()
                            .value()
                            .instant())
                    .isEqualTo(Instant.parse("2026-08-01T16:29:00Z"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "noindex",
                "max-snippet:-1, noarchive",
                "unavailable_after: 25 Jun 2030 15:00:00 PST, noindex",
                "max-image-preview:large, noindex",
                "none"
            })
    void aPageWhoseHeaderAsksNotToBeArchivedIsKeptAsAHeadline(String header) {
        assertThat(textAskedBy("X-Robots-Tag", header, "")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"otherbot: noindex", "max-image-preview:none", "max-snippet:-1", "nofollow"})
    void aPageWhoseHeaderAsksForLessIsKeptWhole(String header) {
        assertThat(textAskedBy("X-Robots-Tag", header, "")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<meta name=robots content=none>",
                "<meta name=robots content='max-snippet:-1, noarchive'>",
                "<meta name=SoninBot content=noindex>"
            })
    void aPageThatItselfAsksNotToBeArchivedIsKeptAsAHeadline(String meta) {
        assertThat(textAskedBy("X-Other", "x", meta)).isFalse();
    }

    @Test
    void aPageThatAsksAnotherCrawlerIsKeptWhole() {
        assertThat(textAskedBy(
                        "X-Other",
                        "x",
                        "<meta name=otherbot content=noindex><meta name=robots content='max-image-preview:none'>"))
                .isTrue();
    }

    private boolean textAskedBy(String header, String value, String meta) {
        site.feed("/feed", "/n/1|Herders move early");
        site.answers(
                "/n/1",
                aResponse()
                        .withHeader("Content-Type", "text/html")
                        .withHeader(header, value)
                        .withBody(Site.page("Herders move early", "2026-08-01").replace("<head>", "<head>" + meta)));
        try (Newsroom newsroom = newsroom(feed())) {
            newsroom.harvest();
            return newsroom.article(site.url("/n/1")).current().content().text().isPresent();
        }
    }

    private Newsroom newsroom(Discovery... discovery) {
        return new Newsroom(home, site.source("example", discovery));
    }

    private Discovery feed() {
        return new Discovery.Feed(site.url("/feed"));
    }

    @Test
    void theArticlesOfAFeedAreInTheArchiveWithTheirEvidence() {
        site.feed("/feed", "/n/1|Herders move early|Sat, 01 Aug 2026 13:53:00 +0800", "/n/2|Rain returns");
        site.article("/n/1", "Herders move early", "2026-08-01T13:53:00+08:00")
                .article("/n/2", "Rain returns", "2026-08-01T10:00:00+08:00");
        try (Newsroom newsroom = newsroom(feed())) {
            Harvest harvest = newsroom.harvestOne();

            assertThat(harvest.outcome()).contains(Outcome.HARVESTED);
            assertThat(harvest.reason()).isEmpty();
            assertThat(harvest.counts().added()).isEqualTo(2);
            assertThat(harvest.counts().withDate()).isEqualTo(2);
            assertThat(harvest.counts().withText()).isEqualTo(2);
            assertThat(newsroom.titles()).containsExactlyInAnyOrder("Herders move early", "Rain returns");
            assertThat(newsroom.article(site.url("/n/1")).current().kind()).isEqualTo(Kind.FIRST);
        }
    }

    @Test
    void feedListRestAndSitemapFindTheArticlesTogether() {
        site.feed("/feed", "/n/1|First story");
        site.answers("/news", "text/html", "<div class=card><a href=/n/2>Second story</a></div>");
        site.answers(
                "/wp-json/wp/v2/posts?_embed=author&order=desc&orderby=date&page=1&per_page=10",
                "application/json",
                "[{\"link\": \"%s\", \"title\": {\"rendered\": \"Third story\"}}]".formatted(site.url("/n/3")));
        site.answers(
                "/sitemap.xml",
                "application/xml",
                "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>%s</loc></url></urlset>"
                        .formatted(site.url("/n/4")));
        for (int number = 1; number <= 4; number++) {
            site.article("/n/" + number, "Story number " + number, "2026-08-01T13:53:00+08:00");
        }
        Discovery list = Site.list(site.url("/news"), "div.card");
        try (Newsroom newsroom = newsroom(
                feed(),
                list,
                new Discovery.WordPress(site.url("/wp-json/"), 10, 1),
                new Discovery.Sitemap(site.url("/sitemap.xml")))) {
            Harvest harvest = newsroom.harvestOne();

            assertThat(harvest.reason()).isEmpty();
            assertThat(newsroom.titles())
                    .containsExactlyInAnyOrder("Story number 1", "Story number 2", "Story number 3", "Story number 4");
        }
    }

    @Test
    void anUnchangedFeedCostsOneRequestAndNoWrites() {
        site.answersWithEtag("/feed", "application/rss+xml", site.rss("/n/1|Herders move early"), "\"v1\"");
        site.article("/n/1", "Herders move early", "2026-08-01T13:53:00+08:00");
        try (Newsroom newsroom = newsroom(feed())) {
            newsroom.harvest();
            long before = newsroom.archive.sequence();
            site.forgetRequests();
            newsroom.clock.forward(Duration.ofMinutes(10));

            Harvest again = newsroom.harvestOne();

            assertThat(again.outcome()).contains(Outcome.HARVESTED);
            assertThat(again.counts().notModified()).isEqualTo(1);
            assertThat(site.requests()).isEqualTo(1);
            assertThat(newsroom.archive.sequence()).isEqualTo(before);
        }
    }

    @Test
    void anEditedArticleGetsARevisionAndARemovedOneIsMarked() {
        site.feed("/feed", "/n/1|Herders move early", "/n/2|Rain returns");
        site.article("/n/1", "Herders move early", "2026-08-01T13:53:00+08:00")
                .article("/n/2", "Rain returns", "2026-08-01T10:00:00+08:00");
        try (Newsroom newsroom = newsroom(feed())) {
            newsroom.harvest();
            site.article("/n/1", "Herders move late", "2026-08-01T13:53:00+08:00")
                    .status("/n/2", 410);
            newsroom.clock.forward(Duration.ofHours(2));

            Harvest second = newsroom.harvestOne();

            assertThat(second.counts().changed()).isEqualTo(2);
            assertThat(newsroom.article(site.url("/n/1")).current().kind()).isEqualTo(Kind.EDIT);
            assertThat(newsroom.article(site.url("/n/1"))
                            .current()
                            .content()
                            .title()
                            .value())
                    .isEqualTo("Herders move late");
            assertThat(newsroom.article(site.url("/n/2")).current().kind()).isEqualTo(Kind.REMOVAL);
        }
    }

    @Test
    void anArticleThatCannotBeReachedOrRedirectsHomeIsNotRemoved() {
        site.feed("/feed", "/n/1|Herders move early", "/n/2|Rain returns");
        site.article("/n/1", "Herders move early", "2026-08-01T13:53:00+08:00")
                .article("/n/2", "Rain returns", "2026-08-01T10:00:00+08:00");
        try (Newsroom newsroom = newsroom(feed())) {
            newsroom.harvest();
            site.status("/n/1", 503).answers("/n/2", aResponse().withStatus(302).withHeader("Location", "/"));
            site.answers("/", "text/html", "<html><title>Home</title></html>");
            newsroom.clock.forward(Duration.ofHours(2));
            newsroom.harvest();

            assertThat(newsroom.article(site.url("/n/1")).current().kind()).isEqualTo(Kind.FIRST);
            assertThat(newsroom.article(site.url("/n/2")).current().kind()).isEqualTo(Kind.FIRST);
        }
    }

    @Test
    void whereRobotsForbidThePageItsHeadlineIsKept() {
        site.robots("User-agent: *\nDisallow: /n/")
                .feed("/feed", "/n/1|Herders move early|Sat, 01 Aug 2026 13:53:00 +0800");
        site.article("/n/1", "Herders move early", "2026-08-01T13:53:00+08:00");
        try (Newsroom newsroom = newsroom(feed())) {
            Harvest harvest = newsroom.harvestOne();

            assertThat(harvest.outcome()).contains(Outcome.HARVESTED);
            assertThat(site.requests("/n/1")).isZero();
            var article = newsroom.article(site.url("/n/1")).current();
            assertThat(article.kind()).isEqualTo(Kind.HEADLINE_ONLY);
            assertThat(article.content().title()).isEqualTo(Attested.of("Herders move early", Basis.FEED));
            assertThat(article.content().text()).isEmpty();
            assertThat(article.content().published()).isPresent();
        }
    }

    @Test
    void aSiteThatSaysNoIsBlockedAndItsPagesAreNotTriedOneByOne() {
        site.feed(
                "/feed",
                "/n/1|One story",
                "/n/2|Two stories",
                "/n/3|Three stories",
                "/n/4|Four stories",
                "/n/5|Five stories");
        for (int number = 1; number <= 5; number++) {
            site.status("/n/" + number, 403);
        }
        try (Newsroom newsroom = newsroom(feed())) {
            Harvest harvest = newsroom.harvestOne();

            assertThat(harvest.outcome()).contains(Outcome.BLOCKED);
            assertThat(harvest.reason()).contains("403");
            assertThat(newsroom.titles()).hasSize(5);
            assertThat(site.requests("/n/1")
                            + site.requests("/n/2")
                            + site.requests("/n/3")
                            + site.requests("/n/4")
                            + site.requests("/n/5"))
                    .isEqualTo(3);
        }
    }

    @Test
    void aSiteWhoseFeedSaysNoIsBlocked() {
        site.everything(403);
        try (Newsroom newsroom = newsroom(feed())) {
            assertThat(newsroom.harvestOne().outcome()).contains(Outcome.BLOCKED);
        }
    }

    @Test
    void aBrokenFeedAnEmptyOneAndASilentServerAreFailuresWithAReason() {
        site.answers("/feed", "application/rss+xml", "<!DOCTYPE html><html><head><title>Oops</title></head></html>");
        try (Newsroom newsroom = newsroom(feed())) {
            assertThat(newsroom.harvestOne()).satisfies(harvest -> {
                assertThat(harvest.outcome()).contains(Outcome.FAILED);
                assertThat(harvest.reason()).endsWith("/feed: expected a feed, got an HTML page titled \"Oops\"");
            });
            site.feed("/feed");
            assertThat(newsroom.harvestOne().reason()).endsWith("the feed has no items");
            site.drops("/feed");
            assertThat(newsroom.harvestOne().outcome()).contains(Outcome.FAILED);
        }
    }

    @Test
    void ofTwoSourcesThatReadOneFeedEachHasItsStories() {
        site.answersWithEtag(
                "/feed", "application/rss+xml", site.rss("/a/1|Herders move early", "/b/1|Rain returns"), "\"v1\"");
        site.article("/a/1", "Herders move early", "2026-08-01T13:53:00+08:00")
                .article("/b/1", "Rain returns", "2026-08-01T10:00:00+08:00");
        Source first = articlesAt("/a/", site.source("first", new Discovery.Feed(site.url("/feed"))));
        Source second = articlesAt("/b/", site.source("second", new Discovery.Feed(site.url("/feed"))));
        try (Newsroom newsroom = new Newsroom(home, first, second)) {
            newsroom.crawler.harvest(List.of(first), Progress.silent());
            newsroom.clock.forward(Duration.ofMinutes(6));
            newsroom.crawler.harvest(List.of(second), Progress.silent());
            newsroom.clock.forward(Duration.ofMinutes(6));
            List<Harvest> again = newsroom.harvest();

            assertThat(newsroom.titles()).containsExactlyInAnyOrder("Herders move early", "Rain returns");
            assertThat(again)
                    .extracting(harvest -> harvest.counts().notModified())
                    .containsExactly(1, 1);
        }
    }

    private static Source articlesAt(String path, Source source) {
        Addresses addresses = new Addresses(
                Optional.of(Pattern.compile(path)), Set.of(), Set.of(), Set.of(), Optional.empty(), Optional.empty());
        return SourceVariant.of(source).with(addresses).made();
    }

    @Test
    void aPageThatTwoWaysReadIsAskedForOnce() {
        site.answersWithEtag(
                "/news",
                "text/html",
                "<p class=top><a href=/n/1>Herders move early</a></p><p class=new><a href=/n/2>Rain returns</a></p>",
                "\"v1\"");
        site.article("/n/1", "Herders move early", "2026-08-01T13:53:00+08:00")
                .article("/n/2", "Rain returns", "2026-08-01T10:00:00+08:00");
        try (Newsroom newsroom = newsroom(list("p.top"), list("p.new"))) {
            newsroom.harvestOne();

            assertThat(newsroom.titles()).containsExactlyInAnyOrder("Herders move early", "Rain returns");
            assertThat(site.requests("/news")).isEqualTo(1);
            newsroom.harvestOne();
            assertThat(site.requests("/news")).isEqualTo(2);
        }
    }

    private Discovery list(String item) {
        return Site.list(site.url("/news"), item);
    }

    @Test
    void aDaysBudgetSurvivesARestart() {
        site.feed("/feed", "/n/1|Herders move early", "/n/2|Rain returns");
        site.article("/n/1", "Herders move early", "2026-08-01T13:53:00+08:00")
                .article("/n/2", "Rain returns", "2026-08-01T10:00:00+08:00");
        Source frugal = Site.budgeted(3, site.source("example", feed()));
        try (Newsroom newsroom = new Newsroom(home, frugal)) {
            assertThat(newsroom.harvestOne().counts().added()).isEqualTo(1);
            assertThat(site.requests()).isEqualTo(3);

            newsroom.restart();

            assertThat(newsroom.harvestOne().reason()).contains("example has made its 3 requests of today");
            assertThat(site.requests()).isEqualTo(3);
            newsroom.clock.forward(Duration.ofDays(1));
            assertThat(newsroom.harvestOne().counts().added()).isEqualTo(1);
        }
    }

    @Test
    void aHostThatAskedToBeLeftAloneIsLeftAloneAfterARestart() {
        site.answers("/feed", aResponse().withStatus(503).withHeader("Retry-After", "86400"));
        try (Newsroom newsroom = new Newsroom(home, site.source("example", feed()))) {
            newsroom.harvestOne();
            int before = site.requests();
            newsroom.restart();
            newsroom.clock.forward(Duration.ofHours(23));

            assertThat(newsroom.harvestOne().reason()).contains("is left alone, as was found before");
            assertThat(site.requests()).isEqualTo(before);

            newsroom.restart();
            newsroom.clock.forward(Duration.ofHours(2));
            newsroom.harvestOne();
            assertThat(site.requests("/feed")).isEqualTo(2);
        }
    }

    @Test
    void onePlaceThatFailsDoesNotKeepTheOthersFromBeingRead() {
        site.feed("/feed", "/n/1|Herders move early")
                .article("/n/1", "Herders move early", "2026-08-01T13:53:00+08:00");
        try (Newsroom newsroom = newsroom(new Discovery.Feed(site.url("/gone")), feed())) {
            Harvest harvest = newsroom.harvestOne();

            assertThat(harvest.outcome()).contains(Outcome.PARTIAL);
            assertThat(harvest.reason()).isEqualTo("feed " + site.url("/gone") + ": it answered 404");
            assertThat(newsroom.titles()).containsExactly("Herders move early");
        }
    }

    /** The next day, once its feed is gone too. */
    private void assertFailedWithoutItsFeed(Newsroom newsroom) {
        site.status("/feed", 404);
        newsroom.clock.forward(Duration.ofDays(1));

        assertThat(newsroom.harvestOne().outcome()).contains(Outcome.FAILED);
    }

    @Test
    void aPlaceThatTheSiteMayNotHaveIsNamedAndCostsNoDay() {
        site.feed("/feed", "/n/1|Herders move early")
                .article("/n/1", "Herders move early", "2026-08-01T13:53:00+08:00");
        Discovery guessed = new Discovery.Feed(site.url("/gone"));
        Source source = SourceVariant.of(site.source("example", guessed, feed()))
                .optionally(guessed)
                .made();
        try (Newsroom newsroom = new Newsroom(home, source)) {
            Harvest harvest = newsroom.harvestOne();

            assertThat(harvest.outcome()).contains(Outcome.HARVESTED);
            assertThat(harvest.reason()).isEqualTo("feed " + site.url("/gone") + ": it answered 404");
            assertThat(newsroom.crawler.health(source).advice()).isEmpty();

            assertFailedWithoutItsFeed(newsroom);
        }
    }

    @Test
    void ofTwoPlacesOfWhichTheSiteHasOneEitherServes() {
        site.feed("/feed", "/n/1|Herders move early")
                .article("/n/1", "Herders move early", "2026-08-01T13:53:00+08:00");
        Discovery guessed = new Discovery.Feed(site.url("/gone"));
        Source source = SourceVariant.of(site.source("example", guessed, feed()))
                .optionally(guessed, feed())
                .made();
        try (Newsroom newsroom = new Newsroom(home, source)) {
            Harvest harvest = newsroom.harvestOne();
            assertThat(harvest.outcome()).as(harvest.reason()).contains(Outcome.HARVESTED);

            assertFailedWithoutItsFeed(newsroom);
        }
    }

    @Test
    void aPlaceThatShowsNothingButStoriesElsewhereIsNamed() {
        site.feed("/feed", "/n/1|Herders move early")
                .article("/n/1", "Herders move early", "2026-08-01T13:53:00+08:00")
                .answers(
                        "/wp-json/wp/v2/posts?_embed=author&order=desc&orderby=date&page=1&per_page=30",
                        "application/json",
                        """
                        [{"id": 2, "link": "https://elsewhere.example/?p=2", "title": {"rendered": "Hay is dear"}},
                         {"id": 3, "link": "https://elsewhere.example/?p=3", "title": {"rendered": "Rain returns"}}]
                        """);
        Discovery posts = new Discovery.WordPress(site.url("/wp-json/"), 30, 1);
        try (Newsroom newsroom = newsroom(posts, feed())) {
            Harvest harvest = newsroom.harvestOne();

            assertThat(harvest.outcome()).contains(Outcome.PARTIAL);
            assertThat(harvest.reason())
                    .endsWith(
                            ": none of its 2 entries has the address of an article, as the first,"
                                    + " \"https://elsewhere.example/?p=2\": mend \"addresses: article\", or the links, in example.yaml");
            assertThat(newsroom.titles()).containsExactly("Herders move early");
        }
    }

    @Test
    void pagesThatCannotBeReadEndInAHeadlineAndAReason() {
        site.feed(
                "/feed",
                "/n/pdf|A report",
                "/n/loop|A loop",
                "/n/big|A giant",
                "/n/400|A refusal",
                "/n/bin|Some bytes",
                "/n/1|Herders move early");
        site.answers("/n/pdf", "application/pdf", "%PDF-1.4")
                .answers("/n/loop", aResponse().withStatus(302).withHeader("Location", "/n/loop"))
                .answers("/n/big", "text/html", "<p>" + "x".repeat(2 << 20))
                .status("/n/400", 400)
                .answers(
                        "/n/bin",
                        aResponse().withHeader("Content-Type", "text/html").withBody(new byte[2000]))
                .article("/n/1", "Herders move early", "2026-08-01T13:53:00+08:00");
        try (Newsroom newsroom = newsroom(feed())) {
            Harvest harvest = newsroom.harvestOne();

            assertThat(harvest.outcome()).contains(Outcome.PARTIAL);
            assertThat(harvest.counts().failed()).isEqualTo(5);
            assertThat(newsroom.titles()).hasSize(6);
            assertThat(newsroom.article(site.url("/n/1")).current().kind()).isEqualTo(Kind.FIRST);
            assertThat(newsroom.article(site.url("/n/pdf")).current().kind()).isEqualTo(Kind.HEADLINE_ONLY);
        }
    }

    @Test
    void aPageThatAsksNotToBeArchivedIsKeptAsAHeadline() {
        site.feed("/feed", "/n/1|Herders move early", "/n/2|Rain returns", "/n/3|Hay is dear");
        site.answers(
                "/n/1",
                "text/html",
                Site.page("Herders move early", "2026-08-01")
                        .replace("<head>", "<head><meta name=robots content=noarchive>"));
        site.answers(
                "/n/2",
                aResponse()
                        .withHeader("Content-Type", "text/html")
                        .withHeader("X-Robots-Tag", "noindex")
                        .withBody(Site.page("Rain returns", "2026-08-01")));
        site.answers(
                "/n/3",
                aResponse()
                        .withHeader("Content-Type", "text/html")
                        .withHeader("X-Robots-Tag", "otherbot: noindex")
                        .withBody(Site.page("Hay is dear", "2026-08-01")));
        try (Newsroom newsroom = newsroom(feed())) {
            newsroom.harvest();

            assertThat(newsroom.article(site.url("/n/1")).current().content().text())
                    .isEmpty();
            assertThat(newsroom.article(site.url("/n/2")).current().content().text())
                    .isEmpty();
            assertThat(newsroom.article(site.url("/n/3")).current().content().text())
                    .isPresent();
        }
    }

    @Test
    void aPageThatAsksNotToBeArchivedIsLeftOutWhereThatIsThePolicy() {
        site.feed("/feed", "/n/1|Herders move early", "/n/2|Rain returns");
        site.answers(
                "/n/1",
                "text/html",
                Site.page("Herders move early", "2026-08-01")
                        .replace("<head>", "<head><meta name=robots content=noarchive>"));
        site.article("/n/2", "Rain returns", "2026-08-01");
        Source plain = site.source("example", feed());
        Politeness usual = plain.politeness();
        Politeness skipping = new Politeness(
                usual.delay(), usual.dailyBudget(), usual.revisits(), usual.feeds(), Politeness.Noarchive.SKIP);
        try (Newsroom newsroom = new Newsroom(home, Site.treated(skipping, plain))) {
            Harvest harvest = newsroom.harvestOne();
            newsroom.clock.forward(Duration.ofDays(2));
            newsroom.harvestOne();

            assertThat(harvest.outcome()).contains(Outcome.HARVESTED);
            assertThat(harvest.counts().added()).isEqualTo(1);
            assertThat(newsroom.titles()).containsExactly("Rain returns");
            assertThat(newsroom.archive.articles().find(ArticleId.of(site.url("/n/1"))))
                    .isEmpty();
            assertThat(site.requests("/n/1")).isEqualTo(1);
        }
    }

    @Test
    void storiesThatMentionNothingOfWhatTheSourceIsKeptForAreLeft() {
        site.feed("/feed", "/n/1|Mongolia counts its herds", "/n/2|Elsewhere it rains");
        site.article("/n/1", "Mongolia counts its herds", "2026-08-01")
                .article("/n/2", "Elsewhere it rains", "2026-08-01");
        try (Newsroom newsroom = new Newsroom(home, site.source("example", Optional.of("Mongol|Монгол"), feed()))) {
            newsroom.harvest();

            assertThat(newsroom.titles()).containsExactly("Mongolia counts its herds");
            assertThat(site.requests("/n/2")).isZero();
        }
    }

    @Test
    void aHeadlineOfADigestBecomesTheArticleOnceItIsHarvested() {
        Discovery digest = new Discovery.Digest(site.url("/digest"));
        site.answers(
                "/digest",
                "text/plain; charset=utf-8",
                "1 HERDERS MOVE EARLY, AND HAY IS DEAR WWW.127.0.0.X PUBLISHED:2026/08/01"
                        .replace("127.0.0.X", "steppe.example"));
        site.feed("/feed", "/n/1|Herders move early and hay is dear")
                .article("/n/1", "Herders move early and hay is dear", "2026-08-01T13:53:00+08:00");
        Source paper = mirrored(site.source("steppe", feed()), "www.steppe.example");
        try (Newsroom newsroom = new Newsroom(home, site.source("tips", digest), paper)) {
            newsroom.crawler.harvest(List.of(newsroom.configuration().sources().getFirst()), Progress.silent());
            assertThat(newsroom.titles()).containsExactly("HERDERS MOVE EARLY, AND HAY IS DEAR");
            newsroom.crawler.harvest(List.of(paper), Progress.silent());

            assertThat(newsroom.titles()).containsExactly("Herders move early and hay is dear");
            assertThat(newsroom.archive.articles().count()).isEqualTo(1);
        }
    }

    @Test
    void aHeadlineThatADigestNamesAfterItsArticleWasHarvestedIsThatArticle() {
        site.answers(
                "/digest",
                "text/plain; charset=utf-8",
                "1 HERDERS MOVE EARLY, AND HAY IS DEAR WWW.STEPPE.EXAMPLE PUBLISHED:2026/08/01\n"
                        + "2 RAIN RETURNS WWW.STEPPE.EXAMPLE PUBLISHED:2026/07/02");
        site.feed("/feed", "/n/1|Herders move early and hay is dear", "/n/2|Rain returns")
                .article("/n/1", "Herders move early and hay is dear", "2026-08-01T13:53:00+08:00")
                .article("/n/2", "Rain returns", "2026-08-01T10:00:00+08:00");
        Source paper = mirrored(site.source("steppe", feed()), "www.steppe.example");
        try (Newsroom newsroom =
                new Newsroom(home, paper, site.source("tips", new Discovery.Digest(site.url("/digest"))))) {
            newsroom.crawler.harvest(List.of(paper), Progress.silent());
            newsroom.clock.forward(Duration.ofDays(1));
            newsroom.crawler.harvest(List.of(newsroom.configuration().sources().getLast()), Progress.silent());

            assertThat(newsroom.titles())
                    .as("rain of another month is another story")
                    .containsExactlyInAnyOrder("Herders move early and hay is dear", "Rain returns", "RAIN RETURNS");
            assertThat(newsroom.archive.articles().count()).isEqualTo(3);
        }
    }

    @Test
    void aHeadlineOfAnotherHostOfAnOutletStandsUnderTheOutletAndBecomesItsArticle() {
        site.answers(
                "/digest",
                "text/plain; charset=utf-8",
                "1 HERDERS MOVE EARLY WWW.STEPPE.EXAMPLE PUBLISHED:2026/08/01\n"
                        + "2 HAY IS DEAR WWW.STEPPE.EXAMPLE PUBLISHED:2026/08/01");
        site.feed("/feed", "/n/1|Herders move early")
                .article("/n/1", "Herders move early", "2026-08-01T13:53:00+08:00");
        Source paper = SourceVariant.of(site.source("paper", feed()))
                .alsoAt("steppe.example")
                .made();
        try (Newsroom newsroom =
                new Newsroom(home, site.source("tips", new Discovery.Digest(site.url("/digest"))), paper)) {
            newsroom.harvest();

            assertThat(newsroom.titles()).containsExactlyInAnyOrder("Herders move early", "HAY IS DEAR");
            assertThat(newsroom.archive.articles().changesAfter(0, 1000).changes())
                    .extracting(Articles.Change::source)
                    .containsOnly("paper");
        }
    }

    @Test
    void aHarvestUnderWayStopsWithinSecondsAndGoesOnAfterARestart() {
        String[] stories = IntStream.rangeClosed(1, 8)
                .mapToObj(number -> "/n/%d|Story number %d".formatted(number, number))
                .toArray(String[]::new);
        site.feed("/feed", stories);
        for (int number = 1; number <= 8; number++) {
            site.article("/n/" + number, "Story number " + number, "2026-08-01T13:53:00+08:00");
        }
        try (Newsroom newsroom = newsroom(feed())) {
            Interrupting closing = new Interrupting(newsroom.crawler);
            newsroom.crawler.harvest(newsroom.configuration().sources(), closing);

            assertThat(closing.outcome).isEqualTo(Outcome.PARTIAL);
            assertThat(closing.reason).isEqualTo("the program was stopped");
            newsroom.restart();
            newsroom.harvest();
            assertThat(newsroom.titles()).hasSize(8);
        }
    }

    /** Closes the crawler after its third page. */
    private static final class Interrupting implements Progress {
        private final Crawler crawler;
        private final Thread closer;
        private int pages;
        private Outcome outcome = Outcome.HARVESTED;
        private String reason = "";

        Interrupting(Crawler crawler) {
            this.crawler = crawler;
            this.closer = new Thread(this.crawler::close, "closer");
        }

        @Override
        public void visited(String source) {
            pages++;
            if (pages == 3) {
                closer.start();
                while (!crawler.isClosing()) {
                    Thread.onSpinWait();
                }
            }
        }

        @Override
        public void ended(String source, Outcome ended, Harvest.Counts counts, String why) {
            outcome = ended;
            reason = why;
        }
    }

    @Test
    void aListThatNeedsABrowserSaysSoWhereThereIsNone() {
        site.answers("/news", "text/html", "<div id=app></div>");
        Discovery list = Site.list(site.url("/news"), "div.card");
        try (Newsroom newsroom = new Newsroom(
                home, SourceVariant.of(site.source("example", list)).rendered().made())) {
            Harvest harvest = newsroom.harvestOne();

            assertThat(harvest.outcome()).contains(Outcome.FAILED);
            assertThat(harvest.reason()).contains("no Chromium is installed");
        }
    }

    @Test
    void whereThereIsNoBrowserTheDayIsNotMonitoredAndTheAdviceIsToInstallOne() {
        site.answers("/news", "text/html", "<div id=app></div>");
        Source source = SourceVariant.of(site.source("example", Site.list(site.url("/news"), "div.card")))
                .rendered()
                .made();
        try (Newsroom newsroom = new Newsroom(home, source)) {
            newsroom.harvestOne();

            assertThat(newsroom.crawler.health(source).state()).contains(LedgerEntry.State.NOT_MONITORED);
            assertThat(newsroom.crawler.health(source).reason()).contains("no Chromium is installed");
            assertThat(newsroom.crawler.health(source).advice())
                    .isEqualTo("install the package \"chromium\" on the machine that harvests");
            assertThat(newsroom.crawler.check(source).run())
                    .filteredOn(line -> line.step().equals("list"))
                    .extracting(SourceCheck.Line::advice)
                    .containsExactly("install the package \"chromium\" on this machine; the file is well");
            assertThat(site.requests("/news")).isZero();
        }
    }

    private static Source mirrored(Source source, String mirror) {
        Addresses addresses =
                new Addresses(Optional.empty(), Set.of(), Set.of(), Set.of(mirror), Optional.empty(), Optional.empty());
        return SourceVariant.of(source).with(addresses).made();
    }

    @Test
    void severalSourcesAreHarvestedAndOneThatFailsHarmsNoOther() {
        try (Site other = new Site()) {
            site.feed("/feed", "/n/1|Herders move early").article("/n/1", "Herders move early", "2026-08-01");
            other.everything(500);
            try (Newsroom newsroom = new Newsroom(
                    home, site.source("good", feed()), other.source("bad", new Discovery.Feed(other.url("/feed"))))) {
                assertThat(newsroom.harvest())
                        .extracting(harvest -> harvest.outcome().orElseThrow())
                        .containsExactly(Outcome.HARVESTED, Outcome.FAILED);
            }
        }
    }

    @Test
    void afterARestartNothingIsFetchedOrKeptTwice() {
        site.answersWithEtag("/feed", "application/rss+xml", site.rss("/n/1|Herders move early"), "\"v1\"");
        site.article("/n/1", "Herders move early", "2026-08-01T13:53:00+08:00");
        try (Newsroom newsroom = newsroom(feed())) {
            newsroom.harvest();
            newsroom.restart();
            newsroom.harvest();

            assertThat(site.requests("/n/1")).isEqualTo(1);
            assertThat(newsroom.archive.articles().count()).isEqualTo(1);
        }
    }
}
