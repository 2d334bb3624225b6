package mn.sonin.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import mn.sonin.archive.warc.ForeignWarc;
import mn.sonin.config.Discovery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** WARC files in the shapes that other crawlers give them; the pages are ours. */
class ForeignCrawlersTest {
    private static final String TITLE = "Herders move early";

    @TempDir
    Path home;

    private final Site site = new Site();
    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private int records;
    private String url = "";

    @BeforeEach
    void address() {
        url = site.url("/n/1");
    }

    @AfterEach
    void close() {
        site.close();
    }

    private void record(String version, String type, String target, String contentType, String more, String block)
            throws IOException {
        byte[] bytes = block.getBytes(StandardCharsets.UTF_8);
        String head =
                "WARC/%s\r\nWARC-Type: %s\r\nWARC-Record-ID: <urn:uuid:0b9a8d8e-0000-4000-8000-%012d>\r\n%s%sContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
                        .formatted(
                                version,
                                type,
                                ++records,
                                target.isEmpty() ? "" : "WARC-Target-URI: " + target + "\r\n",
                                more.contains("WARC-Date") ? more : "WARC-Date: 2025-05-01T10:00:00Z\r\n" + more,
                                contentType,
                                bytes.length);
        try (GZIPOutputStream gzip = new GZIPOutputStream(file)) {
            gzip.write(head.getBytes(StandardCharsets.UTF_8));
            gzip.write(bytes);
            gzip.write("\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    private void request(String version, String target) throws IOException {
        record(
                version,
                "request",
                target,
                "application/http; msgtype=request",
                "",
                "GET /n/1 HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: other\r\n\r\n");
    }

    private void response(String version, String target, String more, String fields, String body) throws IOException {
        record(
                version,
                "response",
                target,
                "application/http; msgtype=response",
                more,
                "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n" + fields + "\r\n" + body);
    }

    private static String page() {
        return Site.page(TITLE, "2025-05-01T09:00:00+08:00");
    }

    private static String chunked() {
        return "%x\r\n%s\r\n0\r\n\r\n".formatted(page().getBytes(StandardCharsets.UTF_8).length, page());
    }

    /** One article, and nothing else of the file taken for a page. */
    private void holdsTheArticle(int answers, int passedOver) throws IOException {
        Path warc = Files.write(home.resolve("pages.warc.gz"), file.toByteArray());
        try (Newsroom newsroom =
                new Newsroom(home.resolve("archive"), site.source("example", new Discovery.Feed(site.url("/feed"))))) {
            WarcImport.Report report = newsroom.crawler.warcImport().take(warc);

            assertThat(report)
                    .isEqualTo(new WarcImport.Report(answers, passedOver, answers - 1, 0, 1, 0, 0, Optional.empty()));
            assertThat(newsroom.titles()).containsExactly(TITLE);
        }
    }

    @Test
    void aFileOfNewsCrawlWithItsRenamedFieldsIsTaken() throws IOException {
        record(
                "1.0",
                "warcinfo",
                "",
                "application/warc-fields",
                "WARC-Filename: CC-NEWS-0.warc.gz\r\n",
                "format: 1.0\r\n");
        request("1.0", url);
        response(
                "1.0",
                url,
                "WARC-IP-Address: 127.0.0.1\r\nWARC-Payload-Digest: sha1:AAAA\r\n",
                "X-Crawler-Transfer-Encoding: chunked\r\nX-Crawler-Content-Encoding: gzip\r\nContent-Length: %d\r\n"
                        .formatted(page().getBytes(StandardCharsets.UTF_8).length),
                page());

        holdsTheArticle(1, 0);
    }

    @Test
    void aFileOfBrowsertrixWithItsRecordsOfPagesIsTaken() throws IOException {
        record(
                "1.1",
                "warcinfo",
                "",
                "application/warc-fields",
                "",
                "software: other\r\nformat: WARC File Format 1.1\r\n");
        response(
                "1.1",
                url,
                "WARC-Date: 2025-05-01T10:00:00.123Z\r\nWARC-Resource-Type: document\r\n",
                "x-orig-content-encoding: br\r\n",
                page());
        request("1.1", url);
        record("1.1", "resource", "urn:pageinfo:" + url, "application/json", "", "{\"pageid\": \"1\", \"urls\": {}}");
        record("1.1", "resource", "urn:text:" + url, "text/plain", "", TITLE);
        record("1.1", "resource", "urn:thumbnail:" + url, "image/jpeg", "", "not a picture");

        holdsTheArticle(1, 0);
    }

    @Test
    void aFileOfHeritrixWithItsLookUpsAndMetadataIsTaken() throws IOException {
        record("1.0", "warcinfo", "", "application/warc-fields", "", "software: other\r\nrobots: obey\r\n");
        record("1.0", "response", "dns:127.0.0.1", "text/dns", "", "20250501100000\n127.0.0.1. 300 IN A 127.0.0.1\n");
        response("1.0", url, "WARC-IP-Address: 127.0.0.1\r\n", "Transfer-Encoding: chunked\r\n", chunked());
        request("1.0", url);
        record("1.0", "metadata", url, "application/warc-fields", "", "via: %s\r\nfetchTimeMs: 20\r\n".formatted(url));

        holdsTheArticle(1, 1);
    }

    @Test
    void aFileOfWgetWithItsBracketsAndLogIsTaken() throws IOException {
        record("1.0", "warcinfo", "", "application/warc-fields", "", "software: other\r\nrobots: classic\r\n");
        request("1.0", "<" + url + ">");
        response("1.0", "<" + url + ">", "", "Transfer-Encoding: chunked\r\n", chunked());
        record(
                "1.0",
                "metadata",
                "<metadata://gnu.org/software/wget/warc/MANIFEST.txt>",
                "text/plain",
                "",
                "<urn:uuid:1>\n");
        record("1.0", "resource", "<metadata://gnu.org/software/wget/warc/wget.log>", "text/plain", "", "100 % done\n");

        holdsTheArticle(1, 0);
    }

    @Test
    void anAnswerThatBreaksOffIsPassedOver() throws IOException {
        response(
                "1.0",
                "https://elsewhere.example/film",
                "WARC-Truncated: time\r\n",
                "Transfer-Encoding: chunked\r\n",
                "ffff\r\ncut");
        response("1.0", "https://elsewhere.example/odd", "", "Transfer-Encoding: chunked\r\n", "no chunk\r\n");
        response("1.0", "https://elsewhere.example/where", "WARC-IP-Address: nowhere at all\r\n", "", "");
        response("1.0", "", "", "", "");
        response("1.0", url, "", "", page());

        holdsTheArticle(3, 2);
    }

    @Test
    void theRequestIsKeptWhereThereIsOneAndNoneIsMadeUp() throws IOException {
        response("1.1", url, "", "", page());
        request("1.1", url);
        response("1.1", url + "/alone", "", "", page());
        Path warc = Files.write(home.resolve("pages.warc.gz"), file.toByteArray());
        List<String> requests = new ArrayList<>();

        ForeignWarc.read(
                warc, 1_000_000, exchange -> requests.add(exchange.requestHead().decode(StandardCharsets.UTF_8)));

        assertThat(requests).hasSize(2);
        assertThat(requests.getFirst()).startsWith("GET /n/1 HTTP/1.1\r\n").contains("User-Agent: other");
        assertThat(requests.getLast()).isEmpty();
    }
}
