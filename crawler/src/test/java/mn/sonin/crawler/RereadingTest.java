package mn.sonin.crawler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mn.sonin.archive.Articles;
import mn.sonin.archive.Bytes;
import mn.sonin.archive.Capture;
import mn.sonin.archive.CaptureNote;
import mn.sonin.archive.Exchange;
import mn.sonin.archive.Purpose;
import mn.sonin.archive.Revision.Kind;
import mn.sonin.config.Discovery;
import mn.sonin.config.Selectors;
import mn.sonin.config.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RereadingTest {
    @TempDir
    Path home;

    private final Site site = new Site();

    @AfterEach
    void close() {
        site.close();
    }

    private Source source() {
        return site.source("example", new Discovery.Feed(site.url("/feed")));
    }

    private void stories() {
        site.robots("User-agent: *\nDisallow: /closed/");
        site.feed(
                "/feed",
                "/n/1|Herders move early",
                "/n/2|Rain returns",
                "/closed/3|Behind the fence",
                "/n/4|Walled in",
                "/n/5|Torn page");
        site.article("/n/1", "Herders move early", "2026-08-01T13:53:00+08:00")
                .article("/n/2", "Rain returns", "2026-08-01T10:00:00+08:00");
        site.status("/n/4", 403).answers("/n/5", "application/pdf", "%PDF");
    }

    @Test
    void theRowsCanBeMadeAgainFromTheCapturesAlone() throws IOException {
        stories();
        List<String> before;
        try (Newsroom newsroom = new Newsroom(home, source())) {
            newsroom.harvest();
            site.article("/n/1", "Herders move late", "2026-08-01T13:53:00+08:00")
                    .status("/n/2", 404);
            newsroom.clock.forward(Duration.ofHours(2));
            newsroom.harvest();
            before = story(newsroom);
        }
        forgetRows();
        site.forgetRequests();
        try (Newsroom newsroom = new Newsroom(home, source())) {
            newsroom.crawler.rereading().all(Optional.empty(), Optional.empty());

            assertThat(story(newsroom)).isEqualTo(before);
            assertThat(site.requests()).isZero();
        }
    }

    @Test
    void capturesOfASourceWithoutAFileAreTold() {
        stories();
        try (Newsroom newsroom = new Newsroom(home, source())) {
            newsroom.harvest();
        }
        try (Newsroom newsroom = new Newsroom(home, site.source("another", new Discovery.Feed(site.url("/feed"))))) {
            Rereading.Report report = newsroom.crawler.rereading().all(Optional.empty(), Optional.empty());

            assertThat(report.left()).containsOnlyKeys("example");
            assertThat(report.left().get("example")).isGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void readingAgainWithTheSameExtractionChangesNothing() {
        stories();
        try (Newsroom newsroom = new Newsroom(home, source())) {
            newsroom.harvest();
            long sequence = newsroom.archive.sequence();

            Rereading.Report report = newsroom.crawler.rereading().all(Optional.empty(), Optional.empty());

            assertThat(report.changed()).isZero();
            assertThat(report.fields()).isEmpty();
            assertThat(newsroom.archive.sequence()).isEqualTo(sequence);
        }
    }

    @Test
    void anExtractionThatReadsOtherwiseTellsHowManyValuesOfEachFieldItChanged() {
        stories();
        try (Newsroom newsroom = new Newsroom(home, source())) {
            newsroom.harvest();
        }
        Selectors firstTwoParagraphs = new Selectors(
                List.of("article p:nth-of-type(1)"),
                List.of(),
                List.of(),
                List.of("article p:nth-of-type(2)"),
                List.of());
        try (Newsroom newsroom = new Newsroom(home, Site.obeying(firstTwoParagraphs, source()))) {
            Rereading.Report report = newsroom.crawler.rereading().all(Optional.empty(), Optional.empty());

            assertThat(report.added()).isZero();
            assertThat(report.changed()).isEqualTo(2);
            assertThat(report.fields()).containsExactly(Map.entry("text", 2), Map.entry("title", 2));
            assertThat(newsroom.titles()).anyMatch(title -> title.startsWith("Herders of the northern provinces"));
        }
    }

    @Test
    void onlyTheSourceAndDaysAskedForAreReadAgain() {
        stories();
        try (Newsroom newsroom = new Newsroom(home, source())) {
            newsroom.harvest();

            assertThat(newsroom.crawler
                            .rereading()
                            .all(Optional.of("other"), Optional.empty())
                            .captures())
                    .isZero();
            assertThat(newsroom.crawler
                            .rereading()
                            .all(Optional.of("example"), Optional.of(LocalDate.of(2027, 1, 1)))
                            .captures())
                    .isZero();
        }
    }

    @Test
    void whatACrashLeftUnreadIsReadAtTheNextStart() {
        site.article("/n/2", "Rain returns", "2026-08-01T10:00:00+08:00");
        try (Newsroom newsroom = new Newsroom(home, source())) {
            keepHerders(newsroom);
            keep(newsroom, "/feed", Purpose.FEED, "application/rss+xml", site.rss("/n/2|Rain returns"));

            newsroom.restart();

            assertThat(newsroom.titles()).containsExactly("Herders move early");
            assertThat(newsroom.archive.frontier().waiting("example")).isEqualTo(1);
        }
    }

    @Test
    void aDamagedCaptureCostsItselfAndNoOther() throws IOException {
        site.feed("/feed", "/n/2|Rain returns");
        site.article("/n/2", "Rain returns", "2026-08-01T10:00:00+08:00");
        Capture feed;
        try (Newsroom newsroom = new Newsroom(home, source())) {
            feed = keep(newsroom, "/feed", Purpose.FEED, "application/rss+xml", site.rss("/n/2|Rain returns"));
            keep(newsroom, "/feed", Purpose.FEED, "application/rss+xml", site.rss("/n/2|Rain returns"));
            keepHerders(newsroom);
        }
        rot(feed);
        forgetRows();
        try (Newsroom newsroom = new Newsroom(home, source())) {
            assertThat(newsroom.titles()).containsExactly("Herders move early");

            Rereading.Report report = newsroom.crawler.rereading().all(Optional.empty(), Optional.empty());

            assertThat(report.unreadable()).isEqualTo(1);
            assertThat(newsroom.titles()).containsExactly("Herders move early");
            newsroom.harvest();
            assertThat(newsroom.titles()).containsExactly("Herders move early", "Rain returns");
        }
    }

    @Test
    void whatASiteCallsUnchangedIsAskedForAsAWholeWhereTheKeptAnswerIsDamaged() throws IOException {
        stories();
        try (Newsroom newsroom = new Newsroom(home, source())) {
            newsroom.harvest();
            rot(newsroom.archive.captures().history(site.url("/feed")).getFirst());
            rot(newsroom.archive.captures().history(site.url("/robots.txt")).getFirst());

            newsroom.clock.forward(Duration.ofHours(2));
            newsroom.harvest();

            assertThat(newsroom.archive.captures().history(site.url("/feed")))
                    .last()
                    .satisfies(feed -> assertThat(feed.revisitOf()).isEmpty())
                    .satisfies(feed ->
                            assertThat(newsroom.archive.captures().here(feed)).isTrue());
        }
    }

    @Test
    void whatTheHarvestLeavesUnreadSinceItWasCutShortIsNotReadAgainEither() throws IOException {
        site.feed("/feed", "/n/1|Herders move early", "/n/2|Rain returns");
        site.article("/n/2", "Rain returns", "2026-08-01T10:00:00+08:00");
        String begins = Site.page("Herders move early", "2026-08-01T13:53:00+08:00");
        site.answers("/n/1", "text/html", begins + "<p>Snow closes the passes.".repeat(50_000));
        List<String> before;
        try (Newsroom newsroom = new Newsroom(home, source())) {
            newsroom.harvest();
            before = story(newsroom);
            assertThat(newsroom.article(site.url("/n/1")).current().kind()).isEqualTo(Kind.HEADLINE_ONLY);

            Rereading.Report again = newsroom.crawler.rereading().all(Optional.empty(), Optional.empty());

            assertThat(again.cut()).isEqualTo(1);
            assertThat(again.unreadable()).isZero();
            assertThat(story(newsroom)).isEqualTo(before);
        }
        forgetRows();
        try (Newsroom newsroom = new Newsroom(home, source())) {
            Rereading.Report report = newsroom.crawler.rereading().all(Optional.empty(), Optional.empty());

            assertThat(report.cut()).isEqualTo(1);
            assertThat(story(newsroom)).isEqualTo(before);
        }
    }

    @Test
    void aFeedThatWasCutShortShowsNoLeadsAfterwards() throws IOException {
        try (Newsroom newsroom = new Newsroom(home, source())) {
            keep(
                    newsroom,
                    "/feed",
                    Purpose.FEED,
                    "application/rss+xml",
                    site.rss("/n/2|Rain returns"),
                    Optional.of("disconnect"));

            newsroom.restart();
            Rereading.Report report = newsroom.crawler.rereading().all(Optional.empty(), Optional.empty());

            assertThat(report.cut()).isEqualTo(1);
            assertThat(newsroom.archive.frontier().waiting("example")).isZero();
        }
    }

    @Test
    void aPartThatWasCutShortIsNoPartOfAStory() {
        try (Newsroom newsroom = new Newsroom(home, source())) {
            String page = Site.page("Herders move early", "2026-08-01T13:53:00+08:00");
            keep(
                    newsroom,
                    "/n/1",
                    Purpose.ARTICLE,
                    "text/html",
                    page.replace("</article>", "<a href='/n/1?page=2'>2</a></article>"));
            keep(
                    newsroom,
                    "/n/1?page=2",
                    Purpose.PART,
                    "text/html",
                    page.replace("on day", "of the whole part on day"));
            newsroom.clock.forward(Duration.ofMinutes(1));
            keep(
                    newsroom,
                    "/n/1?page=2",
                    Purpose.PART,
                    "text/html",
                    page.replace("on day", "of the half part on day"),
                    Optional.of("time"));

            newsroom.crawler.rereading().all(Optional.empty(), Optional.empty());

            assertThat(newsroom.text(site.url("/n/1")))
                    .contains("of the whole part")
                    .doesNotContain("of the half part");
        }
    }

    /** Changes a byte in the middle of this capture's first record. */
    private void rot(Capture capture) throws IOException {
        Path file = home.resolve("warc").resolve(capture.place().file());
        byte[] bytes = Files.readAllBytes(file);
        bytes[(int) capture.place().offset() + 40] ^= 1;
        Files.write(file, bytes);
    }

    private Capture keepHerders(Newsroom newsroom) {
        return keep(
                newsroom,
                "/n/1",
                Purpose.ARTICLE,
                "text/html",
                Site.page("Herders move early", "2026-08-01T13:53:00+08:00"));
    }

    private Capture keep(Newsroom newsroom, String path, Purpose purpose, String type, String body) {
        return keep(newsroom, path, purpose, type, body, Optional.empty());
    }

    private Capture keep(
            Newsroom newsroom, String path, Purpose purpose, String type, String body, Optional<String> truncated) {
        return newsroom.archive
                .captures()
                .append(
                        new Exchange(
                                site.url(path),
                                newsroom.clock.instant(),
                                Duration.ZERO,
                                Optional.empty(),
                                Bytes.utf8("GET " + path + " HTTP/1.1\r\n\r\n"),
                                Bytes.utf8("HTTP/1.1 200 OK\r\nContent-Type: " + type + "; charset=utf-8\r\n\r\n"),
                                Bytes.utf8(body),
                                truncated),
                        new CaptureNote("example", purpose, Optional.empty()));
    }

    @Test
    void aDigestIsImportedOnce() throws IOException {
        Path file = Files.writeString(
                home.resolve("digest.txt"),
                "1 HERDERS MOVE EARLY WWW.STEPPE.EXAMPLE PUBLISHED:2026/08/01 2 RAIN RETURNS WWW.STEPPE.EXAMPLE PUBLISHED:2026/08/01 "
                        + "ӨВӨЛ ЭРТ БОЛОВ WWW.TAL.EXAMPLE НИЙТЭЛСЭН:2026/08/01");
        try (Newsroom newsroom = new Newsroom(home.resolve("archive"), source())) {
            DigestImport.Report first = newsroom.crawler.digestImport().take(file);
            DigestImport.Report second = newsroom.crawler.digestImport().take(file);

            assertThat(first.total()).isEqualTo(3);
            assertThat(first.added()).isEqualTo(3);
            assertThat(second.total()).isEqualTo(3);
            assertThat(second.added()).isZero();
            assertThat(newsroom.archive.articles().changesAfter(0, 100).changes())
                    .extracting(Articles.Change::source)
                    .containsExactly("steppe-example", "steppe-example", "tal-example");
        }
    }

    @Test
    void outletsWhoseNamesAreCyrillicAreSourcesOfTheirOwn() throws IOException {
        Path file = Files.writeString(
                home.resolve("digest.txt"),
                "1 ӨВӨЛ ЭРТ БОЛОВ WWW.МЭДЭЭ.МОН НИЙТЭЛСЭН:2026/08/01 2 БОРОО ОРЛОО WWW.СОНИН.МОН НИЙТЭЛСЭН:2026/08/01");
        try (Newsroom newsroom = new Newsroom(home.resolve("archive"), source())) {
            newsroom.crawler.digestImport().take(file);

            assertThat(newsroom.archive.articles().changesAfter(0, 100).changes())
                    .extracting(Articles.Change::source)
                    .containsExactlyInAnyOrder("xn-d1ap5cba-xn-l1acc", "xn-h1ajbbo-xn-l1acc");
        }
    }

    @Test
    void theSharedDigestHasTenHeadlinesInEachLanguage() throws IOException {
        Path shared = Path.of("../../shared/seeds/002_798c58529622f13e.txt");
        assumeTrue(Files.exists(shared), "the shared sample pages are not beside this checkout");
        try (Newsroom newsroom = new Newsroom(home, source())) {
            DigestImport.Report report = newsroom.crawler.digestImport().take(shared);

            assertThat(report.headlines()).containsEntry("en", 10).containsEntry("mn", 10);
            assertThat(report.added()).isEqualTo(20);
        }
    }

    private static List<String> story(Newsroom newsroom) {
        return newsroom.archive.articles().changesAfter(0, 1000).changes().stream()
                .filter(change -> change.revision().current())
                .map(change -> change.revision().article() + " " + change.source() + " "
                        + change.revision().number() + " " + change.revision().kind() + " "
                        + change.revision().content())
                .sorted()
                .toList();
    }

    private void forgetRows() throws IOException {
        try (Stream<Path> files = Files.list(home)) {
            files.filter(file -> file.getFileName().toString().startsWith("rows.sqlite"))
                    .forEach(RereadingTest::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
