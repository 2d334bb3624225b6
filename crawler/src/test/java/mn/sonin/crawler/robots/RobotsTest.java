package mn.sonin.crawler.robots;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import mn.sonin.archive.Bytes;
import mn.sonin.crawler.HandSetClock;
import mn.sonin.crawler.robots.RobotsAnswer.Absent;
import mn.sonin.crawler.robots.RobotsAnswer.Found;
import mn.sonin.crawler.robots.RobotsAnswer.Unavailable;
import mn.sonin.crawler.robots.RobotsVerdict.Allowed;
import mn.sonin.crawler.robots.RobotsVerdict.Deferred;
import mn.sonin.crawler.robots.RobotsVerdict.Disallowed;
import mn.sonin.crawler.url.CanonicalUrl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class RobotsTest {
    private static final CanonicalUrl PAGE = new CanonicalUrl("https://example.mn/hidden/1");
    private final HandSetClock clock = new HandSetClock(Instant.parse("2026-09-26T02:00:00Z"));
    private final Robots robots = new Robots("SoninBot", clock);
    private final List<String> asked = new ArrayList<>();

    @ParameterizedTest
    @CsvFileSource(resources = "verdicts.csv", useHeadersInDisplayName = true)
    void theMostSpecificRuleDecides(String file, String product, String page, @Nullable String rule)
            throws IOException {
        Bytes content = file(file);

        RobotsVerdict verdict = new Robots(product, clock)
                .verdict(new CanonicalUrl("https://example.mn" + page), (url, crawlDelay) -> found(content));

        assertThat(verdict instanceof Disallowed disallowed ? disallowed.rule() : null)
                .isEqualTo(rule);
    }

    @Test
    void crawlDelayIsThatOfOurOwnGroup() throws IOException {
        Bytes content = file("crawl-delay-and-sitemaps.txt");

        RobotsVerdict verdict = robots.verdict(PAGE, (url, crawlDelay) -> found(content));

        assertThat(verdict).isEqualTo(new Allowed(Optional.of(Duration.ofSeconds(12))));
    }

    @Test
    void aCrawlDelayOfAnHourIsObeyedWhole() {
        RobotsVerdict verdict =
                robots.verdict(PAGE, (url, crawlDelay) -> found(Bytes.utf8("User-agent: *\nCrawl-delay: 3600\n")));

        assertThat(verdict).isEqualTo(new Allowed(Optional.of(Duration.ofHours(1))));
    }

    @Test
    void sitemapLinesAreHandedOut() throws IOException {
        Bytes content = file("crawl-delay-and-sitemaps.txt");

        List<String> sitemaps = robots.sitemaps(PAGE, (url, crawlDelay) -> found(content));

        assertThat(sitemaps)
                .containsExactly("https://example.mn/sitemap_news.xml", "https://example.mn/sitemap.xml.gz");
    }

    @Test
    void aPageOfHtmlIsNoRule() throws IOException {
        Bytes content = file("html-instead.txt");

        RobotsVerdict verdict = robots.verdict(
                PAGE, (url, crawlDelay) -> new Found(content, Optional.of("text/html"), clock.instant()));

        assertThat(verdict).isEqualTo(new Allowed(Optional.empty()));
    }

    @Test
    void withoutAFileEverythingIsAllowed() {
        RobotsVerdict verdict = robots.verdict(PAGE, (url, crawlDelay) -> new Absent("robots.txt answered 404"));

        assertThat(verdict).isEqualTo(new Allowed(Optional.empty()));
    }

    @Test
    void aFileThatCannotBeHadDefersTheSite() {
        RobotsVerdict verdict =
                robots.verdict(PAGE, (url, crawlDelay) -> new Unavailable(Optional.empty(), "robots.txt answered 503"));

        assertThat(verdict)
                .isEqualTo(new Deferred(clock.instant().plus(Duration.ofMinutes(5)), "robots.txt answered 503"));
    }

    @Test
    void theLongerAFileCannotBeHadTheRarerItIsAskedFor() {
        RobotsReader broken = (url, crawlDelay) -> new Unavailable(Optional.empty(), "robots.txt answered 503");
        robots.verdict(PAGE, broken);
        clock.advance(Duration.ofMinutes(5));
        robots.verdict(PAGE, broken);
        clock.advance(Duration.ofMinutes(10));

        RobotsVerdict third = robots.verdict(PAGE, broken);

        assertThat(((Deferred) third).until()).isEqualTo(clock.instant().plus(Duration.ofMinutes(20)));
    }

    @Test
    void retryAfterOfRobotsTxtIsObeyedWhole() {
        Instant tomorrow = clock.instant().plus(Duration.ofHours(30));

        RobotsVerdict verdict = robots.verdict(
                PAGE, (url, crawlDelay) -> new Unavailable(Optional.of(tomorrow), "robots.txt answered 503"));

        assertThat(((Deferred) verdict).until()).isEqualTo(tomorrow);
    }

    @Test
    void theFileIsReadOnceADay() {
        verdictCounted();
        clock.advance(Duration.ofHours(23));
        verdictCounted();
        assertThat(asked).containsExactly("https://example.mn/robots.txt");
        clock.advance(Duration.ofHours(1));

        verdictCounted();

        assertThat(asked).hasSize(2);
    }

    @Test
    void eachOriginHasItsOwnFile() {
        for (String page : List.of("https://example.mn/1", "http://example.mn/1", "https://example.mn:8443/1")) {
            robots.verdict(new CanonicalUrl(page), (url, crawlDelay) -> {
                asked.add(url);
                return found(Bytes.none());
            });
        }

        assertThat(asked)
                .containsExactly(
                        "https://example.mn/robots.txt",
                        "http://example.mn/robots.txt",
                        "https://example.mn:8443/robots.txt");
    }

    @Test
    void only500KibibytesAreRead() {
        String filler = "# as much as it takes\n".repeat(500 * 1024 / 22 + 1);

        RobotsVerdict verdict = robots.verdict(
                PAGE, (url, crawlDelay) -> found(Bytes.utf8(filler + "User-agent: *\nDisallow: /hidden/\n")));

        assertThat(verdict).isInstanceOf(Allowed.class);
    }

    @Test
    void rulesWithin500KibibytesCount() {
        String filler = "# as much as it takes\n".repeat(22_000);

        RobotsVerdict verdict = robots.verdict(
                PAGE, (url, crawlDelay) -> found(Bytes.utf8(filler + "User-agent: *\nDisallow: /hidden/\n")));

        assertThat(verdict).isEqualTo(new Disallowed("Disallow: /hidden/"));
    }

    @Test
    void aThousandSitesWithHugeFilesDoNotFillTheMemory() {
        String huge = "User-agent: *\nDisallow: /hidden/\n" + "# filler\n".repeat(50_000);

        for (int i = 0; i < 200; i++) {
            robots.verdict(new CanonicalUrl("https://site-%d.mn/hidden/".formatted(i)), (url, crawlDelay) -> {
                asked.add(url);
                return found(Bytes.utf8(huge));
            });
        }
        robots.verdict(
                new CanonicalUrl("https://site-199.mn/"), (url, crawlDelay) -> found(Bytes.utf8("never asked for")));
        robots.verdict(new CanonicalUrl("https://site-0.mn/"), (url, crawlDelay) -> {
            asked.add("again " + url);
            return found(Bytes.none());
        });

        assertThat(asked).hasSize(201).endsWith("again https://site-0.mn/robots.txt");
    }

    private void verdictCounted() {
        robots.verdict(PAGE, (url, crawlDelay) -> {
            asked.add(url);
            return found(Bytes.none());
        });
    }

    private Found found(Bytes content) {
        return new Found(content, Optional.of("text/plain"), clock.instant());
    }

    private static Bytes file(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(RobotsTest.class.getResourceAsStream(name), name)) {
            return Bytes.owning(file.readAllBytes());
        }
    }
}
