package mn.sonin.crawler;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mn.sonin.archive.Article;
import mn.sonin.archive.ArticleId;
import mn.sonin.archive.Basis;
import mn.sonin.archive.CaptureId;
import mn.sonin.archive.Harvest;
import mn.sonin.archive.Lead;
import mn.sonin.archive.LedgerEntry;
import mn.sonin.archive.LedgerEntry.State;
import mn.sonin.archive.Moment;
import mn.sonin.archive.Revision;
import mn.sonin.config.Between;
import mn.sonin.config.Discovery;
import mn.sonin.config.Politeness;
import mn.sonin.config.Rhythm;
import mn.sonin.config.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Between two nights, feeds are looked at in their own rhythm and pages again, on a clock turned by hand. */
class RhythmTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
    private static final Rhythm NIGHTLY = new Rhythm.Cron("0 0 2 * * ?", Site.ZONE);
    private static final int BUDGET = 30;

    @TempDir
    Path home;

    private final TurnedClock clock = new TurnedClock(day(0), Site.ZONE);
    private final Map<String, LivingSite> sites = new TreeMap<>();
    private final Site site = new Site();

    @AfterEach
    void close() {
        sites.values().forEach(LivingSite::close);
        site.close();
    }

    private static Instant day(int number) {
        return FIRST.plusDays(number).atStartOfDay(Site.ZONE).toInstant();
    }

    private LivingSite living(String id, Duration every) {
        LivingSite living = LivingSite.publishing(id, clock, day(-30).plus(Duration.ofHours(9)), day(20), every);
        sites.put(id, living);
        return living;
    }

    private Source feed(LivingSite living, String id, int budget) {
        return Site.budgeted(
                budget, site.named(id, living.base(), Site.ZONE, NIGHTLY, new Discovery.Feed(living.base() + "/feed")));
    }

    private Newsroom newsroom(Source... sources) {
        return new Newsroom(home, clock, host -> List.of(InetAddress.getLoopbackAddress()), sources);
    }

    /** Does what the agenda says, when it says so. */
    private void liveUntil(Newsroom newsroom, Instant end) {
        while (true) {
            Source next = newsroom.configuration().sources().stream()
                    .min(Comparator.comparing(source -> next(newsroom, source)))
                    .orElseThrow();
            Instant at = next(newsroom, next);
            if (!at.isBefore(end)) {
                clock.to(end);
                return;
            }
            if (at.isAfter(clock.instant())) {
                clock.to(at);
            }
            visit(newsroom, next);
        }
    }

    private static Instant next(Newsroom newsroom, Source source) {
        return newsroom.crawler.agenda().next(source).orElseThrow();
    }

    private static Optional<Harvest> visit(Newsroom newsroom, Source source) {
        return visit(newsroom, source, Progress.silent());
    }

    private static Optional<Harvest> visit(Newsroom newsroom, Source source, Progress progress) {
        try {
            return newsroom.crawler.visit(source, progress);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void inEightDaysEachFeedIsVisitedInItsRhythmAndEditsAreCaughtWithinHours() {
        LivingSite fast = living("fast", Duration.ofHours(1));
        LivingSite slow = living("slow", Duration.ofDays(5));
        LivingSite tight = living("tight", Duration.ofMinutes(90));
        Source[] sources = {feed(fast, "fast", 3000), feed(slow, "slow", 3000), feed(tight, "tight", BUDGET)};
        try (Newsroom newsroom = newsroom(sources)) {
            liveUntil(newsroom, day(4).plus(Duration.ofHours(15)));
            Map<String, Instant> planned = plan(newsroom);
            newsroom.restart();

            assertThat(plan(newsroom)).isEqualTo(planned);
            liveUntil(newsroom, day(8));

            for (int day = 2; day < 8; day++) {
                assertThat(looks(fast, day)).as("fast, day %d", day).isBetween(12L, 40L);
                assertThat(looks(slow, day)).as("slow, day %d", day).isBetween(1L, 2L);
                assertThat(requests(tight, day)).as("tight, day %d", day).isLessThanOrEqualTo(BUDGET);
            }
            fast.stories(day(2), day(7)).forEach(number -> assertSeenAndEdited(newsroom, fast, number));
            sites.values().forEach(RhythmTest::assertPolite);
            assertThat(states(newsroom, "fast")).containsOnly(State.HARVESTED);
            assertThat(states(newsroom, "slow")).containsOnly(State.HARVESTED);
        }
    }

    private static Map<String, Instant> plan(Newsroom newsroom) {
        return newsroom.configuration().sources().stream()
                .collect(Collectors.toMap(Source::id, source -> next(newsroom, source)));
    }

    private static long looks(LivingSite living, int day) {
        return living.asked("/feed").stream()
                .filter(request -> isOf(request, day))
                .count();
    }

    private static long requests(LivingSite living, int day) {
        return living.asked.stream().filter(request -> isOf(request, day)).count();
    }

    private static boolean isOf(LivingSite.Asked request, int day) {
        return !request.at().isBefore(day(day)) && request.at().isBefore(day(day + 1));
    }

    private static void assertSeenAndEdited(Newsroom newsroom, LivingSite living, int number) {
        Article article = newsroom.article(living.story(number));
        List<Revision> history = newsroom.archive.articles().history(ArticleId.of(living.story(number)));
        assertThat(Duration.between(living.published(number), article.firstSeen()))
                .as("story %d was seen", number)
                .isLessThan(Duration.ofHours(5));
        if (LivingSite.isCorrected(number)) {
            Revision last = history.getLast();
            assertThat(last.content().text().orElseThrow().value()).contains("the late rain");
            assertThat(Duration.between(article.firstSeen(), last.observed()))
                    .as("the edit of story %d was seen", number)
                    .isLessThan(Duration.ofHours(7));
        } else {
            assertThat(history).hasSize(1);
        }
    }

    private static void assertPolite(LivingSite living) {
        List<Instant> times = living.asked.stream().map(LivingSite.Asked::at).toList();
        for (int i = 1; i < times.size(); i++) {
            assertThat(Duration.between(times.get(i - 1), times.get(i))).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        }
    }

    private static List<State> states(Newsroom newsroom, String id) {
        return newsroom.archive.ledger().of(id, FIRST, FIRST.plusDays(7)).stream()
                .map(LedgerEntry::state)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 365})
    void aClockThatWentAheadAndCameBackCostsNoStoryAndIsNamed(int days) {
        LivingSite living = living("tenger", Duration.ofHours(1));
        Source source = feed(living, "tenger", 3000);
        try (Newsroom newsroom = newsroom(source)) {
            liveUntil(newsroom, day(1).plus(Duration.ofHours(12)));
            Instant right = clock.instant();
            clock.forward(Duration.ofDays(days));
            visit(newsroom, source);
            clock.to(right);

            Harvest back = visit(newsroom, source).orElseThrow();
            liveUntil(newsroom, day(3));

            assertThat(back.kind()).isEqualTo(Harvest.Kind.WHOLE);
            assertThat(back.reason())
                    .contains("which is still to come", "see to it that this machine's clock is right");
            assertThat(living.stories(day(1).plus(Duration.ofHours(12)), day(2).plus(Duration.ofHours(22))))
                    .isNotEmpty()
                    .allSatisfy(
                            number -> assertThat(newsroom.archive.articles().find(ArticleId.of(living.story(number))))
                                    .isPresent());
            assertThat(newsroom.archive.ledger().of("tenger", FIRST, FIRST.plusDays(2)))
                    .extracting(LedgerEntry::state)
                    .containsOnly(State.HARVESTED);
        }
    }

    @Test
    void aSpentBudgetWaitsForMidnightAfterARestartToo() {
        LivingSite fast = living("fast", Duration.ofMinutes(45));
        Source source = feed(fast, "fast", 10);
        clock.forward(Duration.ofHours(5));
        try (Newsroom newsroom = newsroom(source)) {
            visit(newsroom, source);

            assertThat(fast.asked).hasSize(10);
            assertThat(newsroom.crawler.agenda().next(source)).contains(day(1));
            newsroom.restart();
            assertThat(newsroom.crawler.agenda().next(source)).contains(day(1));
        }
    }

    @Test
    void aSourceWithoutFeedsIsOnlyVisitedForItsPagesBetweenNights() {
        LivingSite living = living("list", Duration.ofHours(8));
        Source source = site.named("list", living.base(), Site.ZONE, NIGHTLY, list(living.base() + "/news"));
        try (Newsroom newsroom = newsroom(source)) {
            liveUntil(newsroom, day(1));

            assertThat(living.asked("/news")).hasSize(2);
            assertThat(newsroom.archive.harvests().since("list", day(0)))
                    .extracting(Harvest::kind)
                    .containsOnly(Harvest.Kind.WHOLE, Harvest.Kind.PAGES)
                    .contains(Harvest.Kind.PAGES);
        }
    }

    private static Discovery list(String url) {
        return Site.list(url, "div.card");
    }

    /** A site of one story a day, whose last fourteen months nobody has read yet. */
    private void withAPast(Newsroom newsroom, LivingSite living) {
        newsroom.archive
                .frontier()
                .add(
                        living.stories(Instant.EPOCH, day(0)).stream()
                                .map(number -> new Lead(
                                        "past",
                                        living.story(number),
                                        living.base() + "/news?page=2",
                                        new CaptureId("00000000-0000-4000-8000-000000000000"),
                                        Basis.LIST,
                                        Optional.of("An old story"),
                                        Optional.of(new Moment(
                                                living.published(number)
                                                        .atZone(Site.ZONE)
                                                        .toOffsetDateTime(),
                                                Moment.Precision.MINUTE)),
                                        Optional.empty(),
                                        Optional.empty()))
                                .toList(),
                        day(-1));
    }

    private LivingSite daily() {
        LivingSite living =
                LivingSite.publishing("past", clock, day(-430).plus(Duration.ofHours(9)), day(20), Duration.ofDays(1));
        sites.put("past", living);
        return living;
    }

    @Test
    void pagesThatHaveWaitedForLongLeaveEachNightItsRequests() {
        LivingSite living = daily();
        Source source =
                Site.budgeted(50, site.named("past", living.base(), Site.ZONE, NIGHTLY, list(living.base() + "/news")));
        try (Newsroom newsroom = newsroom(source)) {
            withAPast(newsroom, living);
            liveUntil(newsroom, day(5));

            assertEachNightHarvested(newsroom, living, 5);
            assertThat(IntStream.range(0, 5).mapToLong(day -> requests(living, day)))
                    .allMatch(requests -> requests > 35 && requests <= 50);
        }
    }

    @Test
    void aWalkThroughOldPagesThatTakesDaysMakesRoomForEachNight() {
        LivingSite living = daily();
        Politeness slow = new Politeness(
                Duration.ofMinutes(10),
                3000,
                List.of(),
                new Between(Duration.ofMinutes(30), Duration.ofDays(1)),
                Politeness.Noarchive.HEADLINE_ONLY);
        Source source = Site.treated(
                slow, site.named("past", living.base(), Site.ZONE, NIGHTLY, list(living.base() + "/news")));
        try (Newsroom newsroom = newsroom(source)) {
            withAPast(newsroom, living);
            liveUntil(newsroom, day(3));

            assertEachNightHarvested(newsroom, living, 3);
            assertThat(newsroom.archive.harvests().since("past", day(1)))
                    .filteredOn(harvest -> harvest.kind() == Harvest.Kind.WHOLE)
                    .extracting(harvest -> LocalTime.ofInstant(harvest.began(), Site.ZONE))
                    .allMatch(time -> time.isAfter(LocalTime.of(2, 0)) && time.isBefore(LocalTime.of(3, 0)));
        }
    }

    private static void assertEachNightHarvested(Newsroom newsroom, LivingSite living, int days) {
        assertThat(newsroom.archive.ledger().of("past", FIRST, FIRST.plusDays(days - 1)))
                .extracting(LedgerEntry::state)
                .hasSize(days)
                .containsOnly(State.HARVESTED);
        assertThat(living.stories(day(0), day(days - 1)))
                .isNotEmpty()
                .allSatisfy(number -> assertThat(Duration.between(
                                living.published(number),
                                newsroom.article(living.story(number)).firstSeen()))
                        .isLessThan(Duration.ofHours(19)));
    }

    @Test
    void aDayOnWhichOnlyPagesWereVisitedWasNotMonitored() {
        LivingSite living = living("weekly", Duration.ofHours(8));
        Source source = site.named(
                "weekly",
                living.base(),
                Site.ZONE,
                new Rhythm.Every(Duration.ofDays(2)),
                list(living.base() + "/news"));
        try (Newsroom newsroom = newsroom(source)) {
            liveUntil(newsroom, day(2).plus(Duration.ofHours(1)));

            assertThat(newsroom.archive.ledger().of("weekly", FIRST, FIRST.plusDays(1)))
                    .extracting(LedgerEntry::state)
                    .containsExactly(State.HARVESTED, State.NOT_MONITORED);
        }
    }

    @Test
    void aSourceThatIsSwitchedOffInTheMiddleOfItsHarvestIsAskedForNoFurtherPage() {
        LivingSite living = living("site", Duration.ofHours(1));
        Source source = feed(living, "site", 3000);
        try (Newsroom newsroom = newsroom(source)) {
            Harvest harvest = visit(
                            newsroom,
                            source,
                            editing(
                                    newsroom,
                                    SourceVariant.of(source).switchedOff().made()))
                    .orElseThrow();

            assertThat(living.asked).hasSize(5);
            assertThat(harvest.outcome()).contains(Harvest.Outcome.PARTIAL);
            assertThat(harvest.reason()).startsWith("the source's file was changed meanwhile");
        }
    }

    @Test
    void aLongerPauseThatIsWrittenInTheMiddleOfAHarvestIsKeptFromTheNextPageOn() {
        LivingSite living = living("site", Duration.ofHours(1));
        Source source = feed(living, "site", 3000);
        Duration minute = Duration.ofMinutes(1);
        Politeness usual = source.politeness();
        Source patient =
                Site.treated(new Politeness(minute, 3000, usual.revisits(), usual.feeds(), usual.noarchive()), source);
        try (Newsroom newsroom = newsroom(source)) {
            visit(newsroom, source, editing(newsroom, patient));
            liveUntil(newsroom, day(0).plus(Duration.ofHours(3)));

            List<Instant> times =
                    living.asked.stream().map(LivingSite.Asked::at).toList();
            assertThat(times).hasSizeGreaterThan(20);
            assertThat(IntStream.range(5, times.size()).mapToObj(i -> Duration.between(times.get(i - 1), times.get(i))))
                    .allMatch(pause -> pause.compareTo(minute) >= 0);
        }
    }

    /** The operator edits the source's file when three pages have been read. */
    private static Progress editing(Newsroom newsroom, Source edited) {
        AtomicInteger pages = new AtomicInteger();
        return new Progress() {
            @Override
            public void visited(String source) {
                if (pages.incrementAndGet() == 3) {
                    newsroom.configure(edited);
                }
            }
        };
    }

    @Test
    void aFeedThatFailsAfterTheNightLeavesTheDayIncompleteUntilItIsBack() {
        site.feed("/feed", "/n/1|First story").article("/n/1", "First story", "2026-03-01T10:00:00+08:00");
        Source source = site.source("example", new Discovery.Feed(site.url("/feed")));
        try (Newsroom newsroom = newsroom(source)) {
            visit(newsroom, source);
            site.answers("/feed", aResponse().withStatus(502));
            clock.to(newsroom.crawler.agenda().nextLook(source).orElseThrow());
            Harvest failed = visit(newsroom, source).orElseThrow();

            assertThat(failed.kind()).isEqualTo(Harvest.Kind.FEEDS);
            assertThat(today(newsroom).state()).isEqualTo(State.PARTIAL);
            assertThat(today(newsroom).reason()).contains("502");

            site.feed("/feed", "/n/1|First story");
            clock.to(next(newsroom, source));
            while (visit(newsroom, source)
                    .filter(pass -> pass.kind() == Harvest.Kind.FEEDS)
                    .isEmpty()) {
                clock.to(next(newsroom, source));
            }
            assertThat(today(newsroom).state()).isEqualTo(State.HARVESTED);
        }
    }

    private static LedgerEntry today(Newsroom newsroom) {
        return newsroom.archive.ledger().of("example", FIRST, FIRST).getFirst();
    }

    @Test
    void whatAFeedShowedByDayDoesNotHideWhatAListShowsBehindIt() {
        site.feed("/feed", "/n/1|First story");
        site.answers("/news", "text/html", "<div class=card><a href=/n/1>First story</a></div>");
        site.article("/n/1", "First story", "2026-03-01T10:00:00+08:00");
        site.article("/n/2", "Second story", "2026-03-01T11:00:00+08:00");
        site.article("/n/3", "Third story", "2026-03-01T11:00:00+08:00");
        Discovery list = Site.list(site.url("/news"), "div.card", site.url("/news?page={page}"), 2);
        Source source = site.source("example", new Discovery.Feed(site.url("/feed")), list);
        try (Newsroom newsroom = newsroom(source)) {
            visit(newsroom, source);
            site.feed("/feed", "/n/3|Third story");
            site.answers("/news", "text/html", "<div class=card><a href=/n/3>Third story</a></div>");
            site.answers("/news?page=2", "text/html", "<div class=card><a href=/n/2>Second story</a></div>");
            liveUntil(newsroom, day(1));

            assertThat(newsroom.titles()).contains("Second story");
        }
    }

    @Test
    void aFeedIsLookedAtInItsPaceWhileTheHostOfItsPagesIsDown() {
        LivingSite living = living("paper", Duration.ofHours(1));
        Source source = site.named(
                "paper", living.base(), Site.ZONE, NIGHTLY, new Discovery.Feed(living.under("feeds") + "/feed"));
        try (Newsroom newsroom = newsroom(source)) {
            liveUntil(newsroom, day(1).plus(Duration.ofHours(10)));
            living.silent = true;
            liveUntil(newsroom, day(1).plus(Duration.ofHours(20)));
            living.silent = false;
            liveUntil(newsroom, day(2));

            List<Instant> looks = living.asked("/feed").stream()
                    .map(LivingSite.Asked::at)
                    .filter(day(1).plus(Duration.ofHours(10))::isBefore)
                    .toList();
            assertThat(IntStream.range(1, looks.size()).mapToObj(i -> Duration.between(looks.get(i - 1), looks.get(i))))
                    .hasSizeGreaterThan(6)
                    .allMatch(pause -> pause.compareTo(Duration.ofHours(2)) < 0);
        }
    }

    @Test
    void aFeedThatFellSilentIsNamedWithAdvice() {
        Source source =
                site.source("example", new Discovery.Feed(site.url("/feed")), new Discovery.Feed(site.url("/dead")));
        site.feed("/feed", "/n/1|First story").article("/n/1", "First story", "2026-03-01T10:00:00+08:00");
        site.feed(
                "/dead",
                "/n/2|Second story|Sun, 01 Feb 2026 12:00:00 +0800",
                "/n/3|Third story|Sun, 01 Feb 2026 06:00:00 +0800",
                "/n/4|Fourth story|Sun, 01 Feb 2026 00:00:00 +0800");
        try (Newsroom newsroom = newsroom(source)) {
            visit(newsroom, source);

            assertThat(newsroom.crawler.health(source).advice())
                    .contains(
                            "the feed %s has shown nothing new since 2026-02-01, where a story every 6 h is usual: see whether it has moved, and write its new address in example.yaml"
                                    .formatted(site.url("/dead")))
                    .doesNotContain(site.url("/feed") + " has");
            assertThat(newsroom.crawler.check(source).run())
                    .filteredOn(line -> line.url().equals(site.url("/dead")))
                    .singleElement()
                    .satisfies(line -> {
                        assertThat(line.good()).isFalse();
                        assertThat(line.found()).contains("shown nothing new since 2026-02-01");
                    });
        }
    }

    @Test
    void aFeedThatIsForbiddenIsLeftAloneUntilTheNextDay() {
        site.status("/feed", 403);
        Source source = site.source("example", new Discovery.Feed(site.url("/feed")));
        try (Newsroom newsroom = newsroom(source)) {
            visit(newsroom, source);

            assertThat(newsroom.archive.feeds().of("example"))
                    .singleElement()
                    .satisfies(feed -> assertThat(feed.pace()).isEqualTo(Duration.ofDays(1)));
        }
    }

    @Test
    void theBoundsOfTheOperatorHold() {
        LivingSite fast = living("fast", Duration.ofMinutes(20));
        Politeness politeness = new Politeness(
                Duration.ofSeconds(1),
                3000,
                List.of(),
                new Between(Duration.ofHours(3), Duration.ofHours(3)),
                Politeness.Noarchive.SKIP);
        Source source = Site.treated(politeness, feed(fast, "fast", 3000));
        try (Newsroom newsroom = newsroom(source)) {
            liveUntil(newsroom, day(2));

            List<Duration> pauses = new ArrayList<>();
            List<LivingSite.Asked> looks = fast.asked("/feed");
            for (int i = 1; i < looks.size(); i++) {
                pauses.add(Duration.between(looks.get(i - 1).at(), looks.get(i).at()));
            }
            assertThat(looks(fast, 1)).isBetween(8L, 9L);
            assertThat(pauses.stream().max(Comparator.naturalOrder()).orElseThrow())
                    .isLessThan(Duration.ofHours(3).plusMinutes(2));
        }
    }
}
