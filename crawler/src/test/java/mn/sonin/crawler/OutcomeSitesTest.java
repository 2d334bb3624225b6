package mn.sonin.crawler;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import mn.sonin.archive.Basis;
import mn.sonin.archive.Content;
import mn.sonin.archive.Frontier.Visit;
import mn.sonin.archive.Harvest;
import mn.sonin.archive.Harvest.Outcome;
import mn.sonin.archive.LedgerEntry;
import mn.sonin.archive.LedgerEntry.State;
import mn.sonin.archive.Revision.Kind;
import mn.sonin.config.Discovery;
import mn.sonin.config.Selectors;
import mn.sonin.config.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A site for each outcome of a harvest and each end of a page, and what the ledger says of its day. */
class OutcomeSitesTest {
    private static final String DATE = "2026-08-01T10:00:00+08:00";
    private static final LocalDate DAY = LocalDate.ofInstant(Newsroom.START, Site.ZONE);

    @TempDir
    Path home;

    private final Site site = new Site();

    @BeforeEach
    void publish() {
        site.feed("/feed", "/n/1|Herders move early").article("/n/1", "Herders move early", DATE);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private Discovery feed(String path) {
        return new Discovery.Feed(site.url(path));
    }

    private Newsroom newsroom(Discovery... discovery) {
        return new Newsroom(home, site.source("example", discovery));
    }

    private static LedgerEntry day(Newsroom newsroom, LocalDate day) {
        return newsroom.archive.ledger().of("example", day, day).getFirst();
    }

    private void comesTo(Outcome outcome, State state, String reason, Discovery... discovery) {
        try (Newsroom newsroom = newsroom(discovery)) {
            Harvest harvest = newsroom.harvestOne();

            assertThat(harvest.outcome()).as(harvest.reason()).contains(outcome);
            assertThat(harvest.reason()).contains(reason);
            assertThat(day(newsroom, DAY).state()).isEqualTo(state);
            assertThat(day(newsroom, DAY).reason()).contains(reason);
        }
    }

    @Test
    void aSiteThatAnswersIsHarvested() {
        comesTo(Outcome.HARVESTED, State.HARVESTED, "", feed("/feed"));
    }

    @Test
    void aSiteWithOneFeedMissingIsHarvestedInPart() {
        comesTo(Outcome.PARTIAL, State.PARTIAL, "/old-feed: it answered 404", feed("/feed"), feed("/old-feed"));
    }

    @Test
    void aSiteThatIsDownIsAFailure() {
        site.everything(500);

        comesTo(Outcome.FAILED, State.FAILED, "500", feed("/feed"));
    }

    @Test
    void aSiteWhoseNameIsNotKnownIsAFailure() {
        Source source = site.named(
                "example",
                "http://gone.example",
                Site.ZONE,
                site.source("any").rhythm(),
                new Discovery.Feed("http://gone.example/feed"));
        try (Newsroom newsroom = new Newsroom(
                home,
                new TurnedClock(Newsroom.START, Site.ZONE),
                host -> {
                    throw new UnknownHostException(host);
                },
                source)) {
            assertThat(newsroom.harvestOne().outcome()).contains(Outcome.FAILED);
            assertThat(day(newsroom, DAY).reason()).contains("gone.example");
        }
    }

    @Test
    void aSmallDayOnWhichOnePageIsNoArticleIsHarvested() {
        site.feed("/feed", "/n/1|Herders move early", "/n/2|Rain returns", "/n/3.pdf|The budget as a whole")
                .article("/n/2", "Rain returns", DATE)
                .answers("/n/3.pdf", "application/pdf", "%PDF-1.7");

        comesTo(Outcome.HARVESTED, State.HARVESTED, "", feed("/feed"));
    }

    @Test
    void anArticleWhosePageNamesAnAddressThatDoesNotExistIsNotRemoved() {
        String page = Site.page("Herders move early", DATE)
                .replace("</head>", "<link rel=canonical href='%s'></head>".formatted(site.url("/news/123")));
        site.feed("/feed", "/r/123|Herders move early").answers("/r/123", "text/html; charset=utf-8", page);
        site.status("/news/123", 404);
        try (Newsroom newsroom = newsroom(feed("/feed"))) {
            newsroom.harvestOne();
            newsroom.clock.forward(Duration.ofHours(2));
            newsroom.harvestOne();

            assertThat(newsroom.article(site.url("/news/123")).current().kind()).isEqualTo(Kind.FIRST);
            assertThat(site.requests("/r/123")).isEqualTo(2);

            site.answers("/r/123", "text/html; charset=utf-8", page.replace("early snow", "late rain"));
            newsroom.clock.forward(Duration.ofHours(6));
            newsroom.harvestOne();
            assertThat(newsroom.text(site.url("/news/123"))).contains("late rain");

            site.status("/r/123", 410);
            newsroom.clock.forward(Duration.ofDays(1));
            newsroom.harvestOne();
            assertThat(newsroom.article(site.url("/news/123")).current().kind()).isEqualTo(Kind.REMOVAL);
            assertThat(newsroom.archive.articles().count()).isEqualTo(1);
        }
    }

    private Discovery dated() {
        return new Discovery.DatedList(site.url("/a/{yyyy}/{MM}/{dd}"), "a.story", 2);
    }

    @Test
    void aDatedListThatIsGoneIsAFailure() {
        comesTo(Outcome.FAILED, State.FAILED, "none of its days shows a story that matches \"a.story\"", dated());
    }

    @Test
    void aDatedListWithoutStoriesIsAFailure() {
        site.answers("/a/2026/08/02", "text/html", "<p>Nothing here</p>");
        site.answersWithEtag("/a/2026/08/01", "text/html", "<p>Nothing here</p>", "\"1\"");

        try (Newsroom newsroom = newsroom(dated())) {
            for (int hour = 0; hour < 2; hour++) {
                Harvest harvest = newsroom.harvestOne();

                assertThat(harvest.outcome()).contains(Outcome.FAILED);
                assertThat(harvest.reason()).contains("none of its days shows a story");
                newsroom.clock.forward(Duration.ofHours(1));
            }
        }
    }

    @Test
    void aDatedListWhoseLastDayHasNoPageYetIsHarvested() {
        site.answersWithEtag("/a/2026/08/01", "text/html", "<a class=story href=/n/1>Herders move early</a>", "\"1\"");

        try (Newsroom newsroom = newsroom(dated())) {
            for (int hour = 0; hour < 2; hour++) {
                assertThat(newsroom.harvestOne().outcome()).contains(Outcome.HARVESTED);
                newsroom.clock.forward(Duration.ofHours(1));
            }
        }
    }

    @Test
    void anEmptySitemapIsAFailure() {
        site.answers(
                "/sitemap.xml",
                "application/xml",
                "<?xml version=\"1.0\"?><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"></urlset>");

        comesTo(
                Outcome.FAILED,
                State.FAILED,
                "the sitemap has no entries",
                new Discovery.Sitemap(site.url("/sitemap.xml")));
    }

    @Test
    void aSitemapOfNewsWithoutNewsIsHarvested() {
        site.answers(
                "/news.xml",
                "application/xml",
                "<?xml version=\"1.0\"?><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\""
                        + " xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\"></urlset>");

        comesTo(Outcome.HARVESTED, State.HARVESTED, "", new Discovery.Sitemap(site.url("/news.xml")));
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 429, 451})
    void aSiteThatForbidsIsBlocked(int status) {
        site.status("/feed", status);

        comesTo(Outcome.BLOCKED, State.BLOCKED, String.valueOf(status), feed("/feed"));
    }

    @Test
    void aSiteBehindAChallengePageIsBlockedAndNeverTricked() {
        site.answers(
                "/feed",
                aResponse()
                        .withStatus(503)
                        .withHeader("Content-Type", "text/html")
                        .withBody("<title>Just a moment...</title>"));

        comesTo(Outcome.BLOCKED, State.BLOCKED, "challenge page of Cloudflare", feed("/feed"));
        assertThat(site.requests("/feed")).isEqualTo(1);
    }

    @Test
    void aSiteThatNobodyAskedForADayWasNotMonitored() {
        try (Newsroom newsroom = newsroom(feed("/feed"))) {
            newsroom.harvestOne();
            newsroom.clock.forward(Duration.ofDays(2));
            newsroom.harvestOne();

            assertThat(day(newsroom, DAY.plusDays(1)).state()).isEqualTo(State.NOT_MONITORED);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void aPageThatWasTakenAwayIsARemoval(int status) {
        assertThat(kindAfter(() -> site.status("/n/1", status))).isEqualTo(Kind.REMOVAL);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503})
    void aPageThatCannotBeHadForNowIsNoRemoval(int status) {
        assertThat(kindAfter(() -> site.status("/n/1", status))).isEqualTo(Kind.FIRST);
    }

    @Test
    void aPageThatGivesNoAnswerIsNoRemoval() {
        assertThat(kindAfter(() -> site.drops("/n/1"))).isEqualTo(Kind.FIRST);
    }

    @Test
    void aPageThatRedirectsHomeIsNoRemoval() {
        site.answers("/", "text/html", "<p>All the news</p>");

        assertThat(kindAfter(
                        () -> site.answers("/n/1", aResponse().withStatus(302).withHeader("Location", site.url("/")))))
                .isEqualTo(Kind.FIRST);
    }

    private void live(Newsroom newsroom, Duration time) {
        for (Duration lived = Duration.ZERO; lived.compareTo(time) < 0; lived = lived.plusHours(3)) {
            newsroom.clock.forward(Duration.ofHours(3));
            newsroom.harvestOne();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPageThatComesBackAfterADayIsReadThoughItsTriesWereSpent(boolean redirectsHome) {
        site.answers("/", "text/html", "<p>All the news</p>");
        site.answers(
                "/n/1",
                redirectsHome
                        ? aResponse().withStatus(302).withHeader("Location", site.url("/"))
                        : aResponse().withStatus(503));
        try (Newsroom newsroom = newsroom(feed("/feed"))) {
            newsroom.harvestOne();
            live(newsroom, Duration.ofDays(4));
            Kind before = newsroom.article(site.url("/n/1")).current().kind();
            int asked = site.requests("/n/1");
            site.article("/n/1", "Herders move early", DATE);
            live(newsroom, Duration.ofDays(8));

            assertThat(before).isEqualTo(Kind.HEADLINE_ONLY);
            assertThat(asked).isBetween(3, 20);
            assertThat(newsroom.article(site.url("/n/1")).current().kind()).isEqualTo(Kind.FIRST);
        }
    }

    @Test
    void anArticleThatWasAwayForADayIsStillReadAgainAtItsLaterAges() {
        try (Newsroom newsroom = newsroom(feed("/feed"))) {
            newsroom.harvestOne();
            site.status("/n/1", 503);
            live(newsroom, Duration.ofDays(4));
            site.article("/n/1", "Herders move late", DATE);
            live(newsroom, Duration.ofDays(4));

            assertThat(newsroom.article(site.url("/n/1")).current().kind()).isEqualTo(Kind.EDIT);
        }
    }

    @Test
    void aPageThatNobodyAskedForIsNotTried() {
        site.feed("/feed", "/n/1|Herders move early", "/n/2|Rain returns").article("/n/2", "Rain returns", DATE);
        site.answers("/n/1", aResponse().withStatus(503).withHeader("Retry-After", "7200"));
        try (Newsroom newsroom = newsroom(feed("/feed"))) {
            newsroom.harvestOne();

            assertThat(newsroom.archive
                            .frontier()
                            .due("example", newsroom.clock.instant().plus(Duration.ofDays(1)), 10))
                    .extracting(visit -> visit.lead().title().orElse(""), Visit::attempt)
                    .containsExactlyInAnyOrder(tuple("Herders move early", 2), tuple("Rain returns", 1));
            assertThat(site.requests("/n/2")).isZero();
        }
    }

    private Kind kindAfter(Runnable misfortune) {
        try (Newsroom newsroom = newsroom(feed("/feed"))) {
            newsroom.harvestOne();
            misfortune.run();
            newsroom.clock.forward(Duration.ofHours(2));
            newsroom.harvestOne();
            return newsroom.article(site.url("/n/1")).current().kind();
        }
    }

    @Test
    void whatTheLeadSaidStandsBesideWhatThePageSays() {
        site.feed("/feed", "/n/2|Rain returns|Sat, 01 Aug 2026 13:53:00 +0800");
        site.answers(
                "/n/2",
                "text/html; charset=utf-8",
                Site.page("Rain returns", "").replace("<meta property=\"article:published_time\" content=\"\">", ""));
        try (Newsroom newsroom = newsroom(feed("/feed"))) {
            newsroom.harvestOne();

            Content content = newsroom.article(site.url("/n/2")).current().content();
            assertThat(content.published().map(when -> when.basis())).contains(Basis.FEED);
            assertThat(content.text()).isPresent();
            assertThat(content.title().basis()).isNotEqualTo(Basis.FEED);
        }
    }

    @Test
    void aLayoutThatHidesTheTextRaisesAnAlarm() {
        try (Newsroom newsroom = newsroom(feed("/feed"))) {
            for (int night = 0; night < 5; night++) {
                stories(night * 3 + 1, night < 4);
                newsroom.harvestOne();
                newsroom.clock.forward(Duration.ofDays(1));
            }

            LedgerEntry last = day(newsroom, DAY.plusDays(4));
            assertThat(last.state()).isEqualTo(State.PARTIAL);
            assertThat(last.reason())
                    .isEqualTo(
                            "text was found on 0 of 3 articles, where 100 % is usual: the pages may have a new layout");
            assertThat(newsroom.crawler
                            .health(newsroom.configuration().sources().getFirst())
                            .advice())
                    .contains("sonin rebuild articles --source example --from " + DAY.plusDays(4));
        }
    }

    @Test
    void aDayWithoutTextsIsHarvestedOnceItsPagesWereReadAgainWithOtherSelectors() {
        Source source = site.source("example", feed("/feed"));
        Selectors mending = new Selectors(List.of(), List.of(), List.of(), List.of(".story"), List.of());
        try (Newsroom newsroom = newsroom(feed("/feed"))) {
            for (int night = 0; night < 4; night++) {
                stories(night * 3 + 1, true);
                newsroom.harvestOne();
                newsroom.clock.forward(Duration.ofDays(1));
            }
            unusual(13);
            newsroom.harvestOne();
            assertThat(day(newsroom, DAY.plusDays(4)).state()).isEqualTo(State.PARTIAL);

            newsroom.configure(Site.obeying(mending, source));
            Rereading.Report report =
                    newsroom.crawler.rereading().all(Optional.of("example"), Optional.of(DAY.plusDays(4)));

            assertThat(report.mended()).isEqualTo(1);
            LedgerEntry mended = day(newsroom, DAY.plusDays(4));
            assertThat(mended.state()).isEqualTo(State.HARVESTED);
            assertThat(mended.reason())
                    .isEqualTo("read again on " + DAY.plusDays(4)
                            + ": 3 of 3 articles have a date, 3 text; before, text was found on 0 of 3 articles, where 100 % is"
                            + " usual: the pages may have a new layout");

            newsroom.clock.forward(Duration.ofDays(1));
            unusual(16);
            newsroom.harvestOne();

            assertThat(day(newsroom, DAY.plusDays(4))).isEqualTo(mended);
            assertThat(day(newsroom, DAY.plusDays(5)).state()).isEqualTo(State.HARVESTED);
        }
    }

    /** Three stories whose text stands where only a selector finds it. */
    private void unusual(int first) {
        stories(first, false);
        for (int story = first; story < first + 3; story++) {
            site.answers(
                    "/story/" + story,
                    "text/html; charset=utf-8",
                    Site.page("Story number " + story, DATE)
                            .replaceAll(
                                    "(?s)<article>.*</article>",
                                    "<h1>Story number %d</h1><ul class=story><li><a href=/a>Herds</a></ul>"
                                            .formatted(story)));
        }
    }

    private void stories(int first, boolean readable) {
        String[] items = new String[3];
        for (int story = 0; story < 3; story++) {
            String path = "/story/" + (first + story);
            String title = "Story number " + (first + story);
            items[story] = path + "|" + title;
            String page = Site.page(title, DATE);
            site.answers(
                    path,
                    "text/html; charset=utf-8",
                    readable ? page : page.replaceAll("(?s)<article>.*</article>", "<h1>" + title + "</h1>"));
        }
        site.feed("/feed", items);
    }

    @Test
    void aSourceThatWasNeverHarvestedSaysSo() {
        try (Newsroom newsroom = newsroom(feed("/feed"))) {
            Source source = newsroom.configuration().sources().getFirst();

            assertThat(newsroom.crawler.health(source).state()).isEqualTo(Optional.empty());
            assertThat(newsroom.crawler.health(source).advice()).isEqualTo("harvest it: nothing is known of it yet");
        }
    }
}
