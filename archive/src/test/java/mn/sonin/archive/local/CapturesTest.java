package mn.sonin.archive.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import mn.sonin.archive.Capture;
import mn.sonin.archive.CaptureNote;
import mn.sonin.archive.Captures.Answer;
import mn.sonin.archive.Captures.Header;
import mn.sonin.archive.Exchange;
import mn.sonin.archive.Purpose;
import mn.sonin.archive.Revision.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CapturesTest extends OpenArchive {
    private Capture append(Exchange exchange) {
        return archive.captures().append(exchange, Sample.article());
    }

    private String body(Capture capture) {
        return archive.captures().read(capture).body().decode(StandardCharsets.UTF_8);
    }

    @Test
    void aCaptureIsReadBackAsItWasSent() {
        Capture capture = append(Sample.page("<h1>Сонин</h1>"));

        Answer answer = archive.captures().read(capture);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).contains("text/html; charset=utf-8");
        assertThat(answer.body().decode(StandardCharsets.UTF_8)).isEqualTo("<h1>Сонин</h1>");
    }

    @Test
    void aCaptureIsFoundByItsId() {
        Capture capture = append(Sample.page("a"));

        assertThat(archive.captures().find(capture.id())).contains(capture);
        assertThat(capture.etag()).contains("\"e1\"");
        assertThat(capture.payloadDigest())
                .isEqualTo("sha256:ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb");
    }

    @Test
    void aHeaderThatNoStoreKeepsCostsNoCaptureAndNoLaterStart() throws IOException {
        Capture capture = append(Sample.exchange(
                Sample.URL,
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\0\r\nETag: \"\0\"\r\nLast-Modified: \0\r\n\r\n",
                Sample.bytes("a")));

        assertThat(archive.captures().find(capture.id())).contains(capture);
        assertThat(capture.etag()).contains("\"\uFFFD\"");
        archive.close();
        Path file = home.resolve("warc").resolve(capture.place().file());
        assumeThat(file).as("the file, for it may stand in a storage alone").exists();
        home = home.resolve("again");
        Files.createDirectories(home.resolve("warc"));
        Files.copy(file, home.resolve("warc").resolve(capture.place().file()));
        open();
        assertThat(archive.recovery().takenOver()).isEqualTo(1);
        assertThat(archive.captures().find(capture.id())).contains(capture);
    }

    @Test
    void whatIsImportedBetweenTheDaysCapturesTakesNoneOfThemAway() {
        Instant midnight = Instant.parse("2026-03-01T00:00:00Z");
        Instant night = Sample.NIGHT;

        for (Instant at : List.of(
                night,
                night,
                midnight,
                Instant.parse("2019-03-01T12:00:00Z"),
                night,
                midnight.minusMillis(1),
                night.plus(Duration.ofDays(365)))) {
            Exchange page = Sample.page("a");
            append(new Exchange(
                    page.url(),
                    at,
                    page.took(),
                    page.address(),
                    page.requestHead(),
                    page.responseHead(),
                    page.body(),
                    page.truncated()));
        }

        assertThat(archive.captures().countsSince(midnight)).containsExactly(Map.entry(Sample.SOURCE, 4));
        assertThat(archive.captures().countsSince(night.plusSeconds(1))).isEmpty();
    }

    @Test
    void anUnchangedBodyIsWrittenOnce() {
        Capture original = append(Sample.page("a".repeat(5000)));
        append(Sample.page("b"));

        Capture again = append(Sample.page("a".repeat(5000)));

        assertThat(again.revisitOf()).contains(original.id());
        assertThat(body(again)).isEqualTo("a".repeat(5000));
    }

    @Test
    void theSameBodyAtAnotherAddressIsWrittenAgain() {
        append(Sample.page("a"));

        assertThat(append(Sample.page("https://tenger.example/news/2", "a")).revisitOf())
                .isEmpty();
    }

    @Test
    void a304KeepsTheEarlierCapture() {
        Capture original = append(Sample.page("a"));
        archive.captures().settle(original.id());

        Capture confirmed = append(Sample.notModified());

        assertThat(confirmed.status()).isEqualTo(304);
        assertThat(confirmed.revisitOf()).contains(original.id());
        assertThat(body(confirmed)).isEqualTo("a");
        assertThat(archive.captures().newest(Sample.URL)).contains(original);
    }

    @Test
    void a304OfAnUnknownAddressIsKeptAsItIs() {
        Capture confirmed = append(Sample.notModified());

        assertThat(confirmed.revisitOf()).isEmpty();
        assertThat(body(confirmed)).isEmpty();
    }

    @Test
    void anUnreadCaptureLendsNoValidators() {
        append(Sample.page("a"));

        assertThat(archive.captures().newest(Sample.URL)).isEmpty();
    }

    @Test
    void aCutBodyLendsNoValidators() {
        archive.captures().settle(append(cut("length")).id());

        assertThat(archive.captures().newest(Sample.URL)).isEmpty();
    }

    private static Exchange cut(String reason) {
        Exchange whole = Sample.page("a");
        return new Exchange(
                whole.url(),
                whole.at(),
                whole.took(),
                whole.address(),
                whole.requestHead(),
                whole.responseHead(),
                whole.body(),
                Optional.of(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"length", "time", "disconnect", "unspecified"})
    void aCaptureKnowsThatItsBodyWasCutShort(String reason) {
        append(cut(reason));

        assertThat(wholeInRowsAndRecords()).containsExactly(false, false);
    }

    @Test
    void theReasonWhyABodyIsCutStandsInTheRecordOfTheAnswerAlone() throws IOException {
        Capture capture = append(cut("unspecified"));
        Path file = home.resolve("warc").resolve(capture.place().file());
        assumeThat(file).as("the file, for it may stand in a storage alone").exists();

        try (InputStream records = new GZIPInputStream(Files.newInputStream(file))) {
            assertThat(new String(records.readAllBytes(), StandardCharsets.UTF_8))
                    .containsOnlyOnce("WARC-Truncated: unspecified\r\nWARC-Type: response\r\n")
                    .containsOnlyOnce("WARC-Truncated");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 | Content-Length: 4                                 | true
            200 | Content-Length: 3                                 | true
            200 | Content-Length: 5                                 | false
            200 | Content-Length: 5, 5                              | false
            200 | Content-Length: 4, 5                              | true
            200 | Content-Length: five                              | true
            200 | Content-Length: 99999999999999999999              | true
            200 | Content-Length: 5^Transfer-Encoding: chunked      | true
            304 | Content-Length: 5                                 | true
            404 | Content-Length: 5                                 | false
            """)
    void aBodyThatEndsBeforeItsContentLengthIsNotWhole(int status, String headers, boolean whole) {
        append(Sample.exchange(
                Sample.URL,
                "HTTP/1.1 %d X\r\n%s\r\n\r\n".formatted(status, headers.replace("^", "\r\n")),
                Sample.bytes(status == 304 ? "" : "body")));

        assertThat(wholeInRowsAndRecords()).containsExactly(whole, whole);
    }

    /** Of the one capture of {@link Sample#URL}. */
    private List<Boolean> wholeInRowsAndRecords() {
        List<Boolean> whole = new ArrayList<>();
        archive.captures().history(Sample.URL).forEach(capture -> whole.add(capture.whole()));
        archive.captures().replay((capture, note) -> whole.add(capture.whole()));
        return whole;
    }

    @Test
    void aWholeBodyIsWholeThoughTheSameBytesWereCutShortBefore() {
        append(cut("disconnect"));

        Capture again = append(Sample.page("a"));

        assertThat(again.revisitOf()).isPresent();
        assertThat(again.whole()).isTrue();
        assertThat(wholeInRowsAndRecords()).containsExactly(false, true, false, true);
    }

    @Test
    void aContentEncodingIsUndone() {
        byte[] packed = Sample.gzip(Sample.bytes("Улаанбаатар"));
        Capture capture =
                append(Sample.exchange(Sample.URL, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n", packed));

        assertThat(body(capture)).isEqualTo("Улаанбаатар");
    }

    @Test
    void aBombIsUnpackedUpToTheLimit() {
        byte[] bomb = Sample.gzip(new byte[50 << 20]);
        Capture capture =
                append(Sample.exchange(Sample.URL, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n", bomb));

        assertThat(archive.captures().read(capture).body().length()).isEqualTo(1 << 20);
    }

    @Test
    void aLyingEncodingLeavesTheBodyAsItIs() {
        Capture capture = append(Sample.exchange(
                Sample.URL, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n", Sample.bytes("plain")));

        assertThat(body(capture)).isEqualTo("plain");
    }

    @Test
    void aTransferEncodingThatWasRemovedIsNotClaimed() {
        Capture capture = append(Sample.exchange(
                Sample.URL, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", Sample.bytes("plain")));

        assertThat(archive.captures().read(capture).headers())
                .containsExactly(new Header("X-Archive-Orig-Transfer-Encoding", "chunked"));
    }

    @Test
    void theNoteIsKeptBesideTheCapture() {
        Capture feed = archive.captures().append(Sample.page("https://tenger.example/feed", "<rss/>"), Sample.feed());

        Capture capture = archive.captures().append(Sample.page("a"), Sample.articleFrom(feed.id()));

        assertThat(archive.captures().note(capture)).isEqualTo(Sample.articleFrom(feed.id()));
    }

    @Test
    void aFileIsFollowedByAnotherWhenItIsFull() {
        archive.close();
        archive = LocalArchive.open(home, options(3000));

        List<Capture> captures = Stream.of("a", "b", "c", "d")
                .map(body -> append(Sample.page(body)))
                .toList();

        assertThat(captures.stream().map(capture -> capture.place().file()).distinct())
                .hasSizeGreaterThan(1)
                .isSorted();
        assertThat(captures.stream().map(this::body)).containsExactly("a", "b", "c", "d");
    }

    @Test
    void aFileOnceClosedIsNeverWrittenAgain() {
        Capture before = append(Sample.page("a"));
        archive.close();
        archive = LocalArchive.open(home, options());

        assertThat(append(Sample.page("b")).place().file())
                .isNotEqualTo(before.place().file());
    }

    @Test
    void aReplayGivesEveryCaptureInTheOrderOfWriting() {
        List<Capture> written = List.of(append(Sample.page("a")), append(Sample.page("b")), append(Sample.page("a")));
        List<Capture> replayed = new ArrayList<>();

        archive.captures().replay((capture, note) -> replayed.add(capture));

        assertThat(replayed).isEqualTo(written);
    }

    @Test
    void whatNobodyReadIsUnread() {
        Capture settled = append(Sample.page("a"));
        append(cut("time"));
        Capture recorded = append(Sample.page("https://tenger.example/news/2", "b"));
        Capture unread = append(Sample.page("https://tenger.example/news/3", "c"));
        append(Sample.exchange("https://tenger.example/news/4", "HTTP/1.1 404 Not Found\r\n\r\n", new byte[0]));
        archive.captures()
                .append(
                        Sample.page("https://tenger.example/robots.txt", ""),
                        new CaptureNote(Sample.SOURCE, Purpose.ROBOTS, Optional.empty()));
        archive.captures().settle(settled.id());
        archive.articles().record(Sample.seen(recorded, Kind.FIRST, Sample.content("Гарчиг", "")));
        List<Capture> left = new ArrayList<>();

        archive.captures().unread((capture, note) -> left.add(capture));

        assertThat(left).containsExactly(unread);
    }

    @Test
    void anAddressWithALineFeedIsRefused() {
        Exchange exchange = Sample.page("https://tenger.example/\r\nWARC-Type: x", "a");

        assertThatThrownBy(() -> append(exchange))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("neither spaces nor control characters");
    }

    @Test
    void aChangedByteIsNamedWithFileAndOffset() throws IOException {
        Capture capture = append(Sample.page("a".repeat(300)));
        Path file = home.resolve("warc").resolve(capture.place().file());
        byte[] bytes = Files.readAllBytes(file);
        bytes[(int) capture.place().offset() + 60] ^= 1;
        Files.write(file, bytes);

        assertThatThrownBy(() -> archive.captures().read(capture))
                .hasMessageContaining(capture.place().file())
                .hasMessageContaining("at offset " + capture.place().offset());
    }
}
