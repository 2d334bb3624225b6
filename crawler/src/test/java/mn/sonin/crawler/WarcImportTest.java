package mn.sonin.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import mn.sonin.archive.Revision.Kind;
import mn.sonin.config.Addresses;
import mn.sonin.config.Discovery;
import mn.sonin.config.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarcImportTest {
    @TempDir
    Path home;

    private final Site site = new Site();

    @AfterEach
    void close() {
        site.close();
    }

    private Newsroom newsroom() {
        return new Newsroom(home.resolve("archive"), site.source("example", new Discovery.Feed(site.url("/feed"))));
    }

    private static String record(String url, String http) {
        byte[] block = http.getBytes(StandardCharsets.UTF_8);
        return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:0b9a8d8e-0000-4000-8000-%012d>\r\n"
                        .formatted(Math.floorMod(url.hashCode(), 1_000_000))
                + "WARC-Target-URI: %s\r\nWARC-Date: 2025-05-01T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n"
                        .formatted(url, block.length)
                + http + "\r\n\r\n";
    }

    private static String page(String title) {
        return "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
                + Site.page(title, "2025-05-01T09:00:00+08:00");
    }

    private Path file(String name, String... records) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String record : records) {
            try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
                gzip.write(record.getBytes(StandardCharsets.UTF_8));
            }
        }
        return Files.write(home.resolve(name), bytes.toByteArray());
    }

    @Test
    void pagesOfConfiguredSourcesAreReadAndOthersLeft() throws IOException {
        Path warc = file(
                "pages.warc.gz",
                record(site.url("/n/1"), page("Herders move early")),
                record("https://elsewhere.example/n/1", page("Elsewhere")),
                record(site.url("/n/2"), "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>no"));
        try (Newsroom newsroom = newsroom()) {
            WarcImport.Report first = newsroom.crawler.warcImport().take(warc);
            WarcImport.Report second = newsroom.crawler.warcImport().take(warc);

            assertThat(first).isEqualTo(new WarcImport.Report(3, 0, 2, 0, 1, 0, 0, Optional.empty()));
            assertThat(second).isEqualTo(new WarcImport.Report(3, 0, 2, 1, 0, 0, 0, Optional.empty()));
            assertThat(newsroom.titles()).containsExactly("Herders move early");
        }
    }

    @Test
    void anImportedArticleTakesThePlaceOfItsHeadlineInADigest() throws IOException {
        importsAreJoined((digest, warc, crawler) -> {
            crawler.digestImport().take(digest);
            crawler.warcImport().take(warc);
        });
    }

    @Test
    void anImportedHeadlineIsTheArticleThatWasImportedBefore() throws IOException {
        importsAreJoined((digest, warc, crawler) -> {
            crawler.warcImport().take(warc);
            crawler.digestImport().take(digest);
        });
    }

    /** Takes in both files, in its order. */
    @FunctionalInterface
    private interface Imports {
        void take(Path digest, Path warc, Crawler crawler) throws IOException;
    }

    private void importsAreJoined(Imports imports) throws IOException {
        Path digest = Files.writeString(
                home.resolve("digest.txt"), "1 HERDERS MOVE EARLY WWW.STEPPE.EXAMPLE PUBLISHED:2025/05/02");
        Addresses addresses = new Addresses(
                Optional.empty(), Set.of(), Set.of(), Set.of("steppe.example"), Optional.empty(), Optional.empty());
        Source source = SourceVariant.of(site.source("steppe", new Discovery.Feed(site.url("/feed"))))
                .with(addresses)
                .made();
        Path warc = file("pages.warc.gz", record(site.url("/n/1"), page("Herders move early")));
        try (Newsroom newsroom = new Newsroom(home.resolve("archive"), source)) {
            imports.take(digest, warc, newsroom.crawler);

            assertThat(newsroom.titles()).containsExactly("Herders move early");
            assertThat(newsroom.archive.articles().count()).isEqualTo(1);
        }
    }

    @Test
    void pagesOfAMirrorThatIsWrittenInCyrillicAreItsSources() throws IOException {
        Addresses addresses = new Addresses(
                Optional.empty(), Set.of(), Set.of(), Set.of("сонин.мон"), Optional.empty(), Optional.empty());
        Source source = SourceVariant.of(site.source("example", new Discovery.Feed(site.url("/feed"))))
                .with(addresses)
                .made();
        Path warc = file(
                "pages.warc.gz",
                record("https://%s/n/1".formatted(IDN.toASCII("сонин.мон")), page("Herders move early")));
        try (Newsroom newsroom = new Newsroom(home.resolve("archive"), source)) {
            newsroom.crawler.warcImport().take(warc);

            assertThat(newsroom.titles()).containsExactly("Herders move early");
        }
    }

    @Test
    void anOldCaptureDoesNotUndoWhatTheArticleSaysNow() throws IOException {
        site.feed("/feed", "/n/1|Herders move late").article("/n/1", "Herders move late", "2025-05-01T09:00:00+08:00");
        Path warc = file("old.warc.gz", record(site.url("/n/1"), page("Herders move early")));
        try (Newsroom newsroom = newsroom()) {
            newsroom.harvest();
            newsroom.crawler.warcImport().take(warc);
            Rereading.Report again = newsroom.crawler.rereading().all(Optional.empty(), Optional.empty());

            assertThat(newsroom.titles()).containsExactly("Herders move late");
            assertThat(newsroom.article(site.url("/n/1")).current().kind()).isEqualTo(Kind.FIRST);
            assertThat(again.changed()).isZero();
        }
    }

    @Test
    void aFileThatIsNoWarcFileIsNamedWithThePlace() throws IOException {
        Path warc = Files.writeString(home.resolve("notes.txt"), "These are notes, not records.");
        try (Newsroom newsroom = newsroom()) {
            assertThat(newsroom.crawler.warcImport().take(warc).stopped().orElseThrow())
                    .startsWith(warc + ": no WARC record after byte 0: ");
        }
    }

    @Test
    void whatStandsBeforeTheEndOfABrokenFileIsTaken() throws IOException {
        String whole = record(site.url("/n/1"), page("Herders move early")) + record(site.url("/n/2"), page("Rain"));
        Path warc = Files.writeString(home.resolve("cut.warc"), whole.substring(0, whole.length() - 40));
        try (Newsroom newsroom = newsroom()) {
            WarcImport.Report report = newsroom.crawler.warcImport().take(warc);

            assertThat(report.stopped().orElseThrow())
                    .startsWith(warc + ": the file ends inside the record after byte ");
            assertThat(newsroom.titles()).containsExactly("Herders move early");
        }
    }

    @Test
    void anAddressWithABlankIsTakenAndSoIsWhatFollowsIt() throws IOException {
        Path warc = file(
                "blank.warc.gz",
                record(site.url("/n/1"), page("Herders move early")),
                record(site.url("/n/шинэ мэдээ"), page("Rain")),
                record(site.url("/n/3"), page("Dust")));
        try (Newsroom newsroom = newsroom()) {
            assertThat(newsroom.crawler.warcImport().take(warc).added()).isEqualTo(3);
            assertThat(newsroom.crawler.warcImport().take(warc).known()).isEqualTo(3);
        }
    }

    @Test
    void aPageThatWasCutShortIsKeptAsThat() throws IOException {
        Path warc = file(
                "short.warc.gz",
                record(site.url("/n/1"), page("Herders move early"))
                        .replace("WARC-Type: response", "WARC-Type: response\r\nWARC-Truncated: length"));
        try (Newsroom newsroom = newsroom()) {
            WarcImport.Report report = newsroom.crawler.warcImport().take(warc);
            Rereading.Report again = newsroom.crawler.rereading().all(Optional.empty(), Optional.empty());

            assertThat(report.cut()).isEqualTo(1);
            assertThat(report.added() + report.unreadable()).isZero();
            assertThat(again.cut()).isEqualTo(1);
            assertThat(newsroom.titles()).isEmpty();
            assertThat(newsroom.archive.captures().history(site.url("/n/1"))).hasSize(1);
            assertThat(newsroom.archive.captures().newest(site.url("/n/1"))).isEmpty();
        }
    }

    @Test
    void aWholePageIsReadThoughOneBeforeItWasCutShort() throws IOException {
        Path warc = file(
                "both.warc.gz",
                record(site.url("/n/1"), page("Herders move early"))
                        .replace("WARC-Type: response", "WARC-Type: response\r\nWARC-Truncated: disconnect"),
                record(site.url("/n/1"), page("Herders move early")).replace("T10:00:00Z", "T11:00:00Z"));
        try (Newsroom newsroom = newsroom()) {
            WarcImport.Report report = newsroom.crawler.warcImport().take(warc);

            assertThat(report.cut()).isEqualTo(1);
            assertThat(report.added()).isEqualTo(1);
            assertThat(newsroom.titles()).containsExactly("Herders move early");
        }
    }

    @Test
    void aPageThatEndsBeforeItsContentLengthIsKeptAsCutShortToo() throws IOException {
        Path warc = file(
                "short.warc.gz",
                record(
                        site.url("/n/1"),
                        page("Herders move early").replace("\r\n\r\n", "\r\nContent-Length: 90000\r\n\r\n")),
                record(site.url("/n/2"), page("Rain")));
        try (Newsroom newsroom = newsroom()) {
            WarcImport.Report report = newsroom.crawler.warcImport().take(warc);

            assertThat(report.cut()).isEqualTo(1);
            assertThat(newsroom.archive.captures().history(site.url("/n/1"))).hasSize(1);
            assertThat(newsroom.titles()).containsExactly("Rain");
        }
    }
}
