package mn.sonin.bench.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import mn.sonin.archive.Bytes;
import mn.sonin.archive.warc.ForeignWarc;
import mn.sonin.config.ConfigurationReader;
import mn.sonin.config.Discovery;
import mn.sonin.config.Selectors;
import mn.sonin.crawler.discovery.Answer;
import mn.sonin.crawler.discovery.Ask;
import mn.sonin.crawler.discovery.DigestText;
import mn.sonin.crawler.discovery.Reading;
import mn.sonin.crawler.discovery.Span;
import mn.sonin.crawler.discovery.Way;
import mn.sonin.crawler.extract.Extractor;
import mn.sonin.crawler.extract.Page;
import mn.sonin.crawler.extract.date.DateReader;
import mn.sonin.crawler.url.CanonicalUrl;
import mn.sonin.indexer.query.Parsed;
import mn.sonin.indexer.query.QueryLanguage;
import mn.sonin.indexer.query.Vocabulary;
import mn.sonin.search.http.Parameter;

/**
 * Each test takes any bytes and must come to an answer or a named refusal, never to an exception. Without {@code JAZZER_FUZZ=1} the inputs of
 * the resources are read, each as a test; with it, one test is fuzzed, and what breaks it is written beside them.
 */
class StrangersTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ulaanbaatar");
    private static final Instant NOW = Instant.parse("2026-08-02T01:00:00Z");
    private static final Span NEWEST = Span.newest(LocalDate.of(2026, 8, 2));
    private static final Span SINCE_2020 = Span.between(LocalDate.of(2020, 1, 1), LocalDate.of(2026, 8, 2));
    private static final String SITE = "https://tenger.example/";
    private static final int MOST_BYTES = 100_000;

    private final Extractor extractor = new Extractor();
    private final DateReader dates = new DateReader();

    @FuzzTest
    void anyPageIsRead(byte[] bytes) {
        Optional<String> type = switch (bytes.length % 4) {
            case 0 -> Optional.of("text/html; charset=utf-8");
            case 1 -> Optional.of("text/html; charset=windows-1251");
            case 2 -> Optional.of("text/html");
            default -> Optional.empty();
        };
        extractor.extract(Page.of(Optional.of(SITE + "a"), bytes, type, NOW), Optional.empty(), Selectors.none());
    }

    @FuzzTest
    void anyDateIsReadOrLeft(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        var reading =
                new mn.sonin.crawler.extract.date.Reading(LocalDateTime.ofInstant(NOW, ZONE), bytes.length % 2 == 0);
        dates.machine(text, reading).ifPresent(stated -> stated.moment(ZONE));
        if (dates.mentions(text, reading).size() > text.length()) {
            throw new AssertionError("more dates than letters");
        }
    }

    @FuzzTest
    void anyFeedIsReadOrRefused(byte[] bytes) {
        read(new Discovery.Feed(SITE + "feed"), bytes);
    }

    @FuzzTest
    void anySitemapIsReadOrRefused(byte[] bytes) {
        read(new Discovery.Sitemap(SITE + "sitemap.xml"), bytes);
        read(new Discovery.RobotsSitemaps(SITE + "robots.txt"), bytes);
    }

    @FuzzTest
    void anyListIsReadOrRefused(byte[] bytes) {
        read(
                new Discovery.ListPage(
                        SITE,
                        "article, li, a",
                        Optional.of("a"),
                        Optional.of("h2, a"),
                        Optional.of("time, .date"),
                        Optional.of("p"),
                        Optional.of("a.next"),
                        3),
                bytes);
        read(new Discovery.DatedList(SITE + "{date}", "a", 3), bytes);
    }

    @FuzzTest
    void anyJsonIsReadOrRefused(byte[] bytes) {
        read(new Discovery.WordPress(SITE + "wp-json/wp/v2/posts", 20, 3), bytes);
        read(new Discovery.Feed(SITE + "feed.json"), bytes);
    }

    @FuzzTest
    void anyQueryIsUnderstoodOrPointedAt(byte[] bytes) {
        String typed = new String(bytes, StandardCharsets.UTF_8);
        if (QueryLanguage.parse(typed, Vocabulary.ANYTHING) instanceof Parsed.Understood understood) {
            String canonical = QueryLanguage.print(understood.question());
            Parsed again = QueryLanguage.parse(canonical, Vocabulary.ANYTHING);
            if (!understood.equals(again)) {
                throw new AssertionError(
                        "«%s» is printed as «%s», which is read as %s".formatted(typed, canonical, again));
            }
        }
    }

    @FuzzTest
    void anyDigestIsRead(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        new DigestText(ZONE).headlines(text);
        read(new Discovery.Digest(SITE + "digest"), bytes);
    }

    @FuzzTest
    void anyConfigurationIsReadOrRefused(byte[] bytes) throws IOException {
        Path folder = Files.createTempDirectory("fuzz");
        Path sources = Files.createDirectories(folder.resolve("sources"));
        try {
            Files.write(folder.resolve("sonin.yaml"), bytes);
            Files.write(folder.resolve("topics.yaml"), bytes);
            Files.write(sources.resolve("tenger.yaml"), bytes);
            ConfigurationReader.read(folder);
        } finally {
            for (Path file : List.of(
                    sources.resolve("tenger.yaml"),
                    sources,
                    folder.resolve("sonin.yaml"),
                    folder.resolve("topics.yaml"),
                    folder)) {
                Files.deleteIfExists(file);
            }
        }
    }

    @FuzzTest
    void anyWarcFileIsReadOrRefused(byte[] bytes) throws IOException {
        Path file = Files.createTempFile("fuzz", ".warc");
        try {
            Files.write(file, bytes);
            ForeignWarc.read(file, MOST_BYTES, exchange -> {});
        } catch (IOException refused) {
            if (refused.getMessage() == null) {
                throw new AssertionError("a refusal must say why", refused);
            }
        } finally {
            Files.delete(file);
        }
    }

    @FuzzTest
    void anyParameterIsUnderstoodOrRefused(byte[] bytes) {
        List<String> given = List.of(new String(bytes, StandardCharsets.UTF_8));
        for (Parameter<?> parameter : List.of(
                Parameter.path("id", ""),
                Parameter.text("q", ""),
                Parameter.words("source", ""),
                Parameter.day("from", ""),
                Parameter.dayInPath("day", ""),
                Parameter.number("size", 0, 1000, 20, ""),
                Parameter.sequence("asof", ""),
                Parameter.flag("history", ""))) {
            parameter.reading().read(given);
        }
    }

    @FuzzTest
    void anyAddressIsSpeltOrRefused(byte[] bytes) {
        String given = new String(bytes, StandardCharsets.UTF_8);
        if (CanonicalUrl.exact(given) instanceof CanonicalUrl.Spelling.Canonical canonical
                && !CanonicalUrl.exact(canonical.url().value()).equals(canonical)) {
            throw new AssertionError("«%s» is spelt «%s», which is spelt otherwise".formatted(given, canonical.url()));
        }
    }

    private static void read(Discovery discovery, byte[] body) {
        for (Span span : List.of(NEWEST, SINCE_2020)) {
            Way way = Way.of(discovery, ZONE, (text, now, zone) -> Optional.empty());
            Ask first = way.begin(span).getFirst();
            Reading reading =
                    way.read(new Answer(first, first.url(), Optional.empty(), Bytes.owning(body.clone()), NOW), span);
            if (reading instanceof Reading.Unusable unusable
                    && unusable.reason().isBlank()) {
                throw new AssertionError("a refusal must say why");
            }
        }
    }
}
