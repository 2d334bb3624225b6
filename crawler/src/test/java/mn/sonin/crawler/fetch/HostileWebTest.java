package mn.sonin.crawler.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import mn.sonin.archive.Bytes;
import mn.sonin.archive.Capture;
import mn.sonin.archive.Purpose;
import mn.sonin.crawler.fetch.FetchResult.CutShort;
import mn.sonin.crawler.fetch.FetchResult.Failure;
import mn.sonin.crawler.fetch.FetchResult.Fetched;
import mn.sonin.crawler.fetch.FetchResult.Ground;
import mn.sonin.crawler.fetch.FetchResult.Malformed;
import mn.sonin.crawler.fetch.FetchResult.RedirectLoop;
import mn.sonin.crawler.fetch.FetchResult.Refused;
import mn.sonin.crawler.fetch.FetchResult.RetryLater;
import mn.sonin.crawler.fetch.FetchResult.TooLarge;
import mn.sonin.crawler.fetch.FetchResult.Unreachable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers of bad manners: each ends within its limits with a name for what it did. */
@Timeout(60)
class HostileWebTest {
    private static final String OTHER_ADDRESS = "127.0.0.6";

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n";
    private RudeSite site;
    private Crawler crawler;

    @BeforeEach
    void open(@TempDir Path home) throws IOException {
        site = new RudeSite();
        crawler = new Crawler(home);
    }

    @AfterEach
    void close() throws IOException {
        crawler.close();
        site.close();
    }

    @Test
    void aGzipBombIsTooLarge() {
        site.at("/", (out, visitor) -> {
            out.write((OK + "Content-Encoding: gzip\r\n\r\n").getBytes(ISO_8859_1));
            try (GZIPOutputStream bomb = new GZIPOutputStream(out)) {
                endless(bomb, new byte[65_536]);
            }
        });

        FetchResult result = crawler.page(site.url("/"));

        assertThat(result).isEqualTo(new TooLarge(result.url(), Crawler.BODY_BYTES, kept("/")));
        assertThat(body(kept("/")).length()).isGreaterThanOrEqualTo((int) Crawler.BODY_BYTES);
    }

    @Test
    void aBrotliBombIsTooLarge() throws IOException {
        byte[] bomb = file("64-mebibytes-of-zeros.br");
        site.at("/", (out, visitor) -> {
            out.write((OK + "Content-Encoding: br\r\n\r\n").getBytes(ISO_8859_1));
            out.write(bomb);
        });

        assertThat(crawler.page(site.url("/"))).isInstanceOf(TooLarge.class);
    }

    @Test
    void aGzipBombInAGzipBombIsTooLarge() throws IOException {
        byte[] bomb = gzip(gzip(new byte[16 << 20]));
        site.at("/", (out, visitor) -> send(out, "gzip, gzip", bomb));

        assertThat(crawler.page(site.url("/"))).isInstanceOf(TooLarge.class);
    }

    @Test
    void anEndlessBodyIsTooLarge() {
        site.at("/", (out, visitor) -> {
            out.write((OK + "\r\n").getBytes(ISO_8859_1));
            endless(out, "<p>сонин</p>".getBytes(UTF_8));
        });

        assertThat(crawler.page(site.url("/"))).isInstanceOf(TooLarge.class);
        assertThat(body(kept("/")).length()).isEqualTo((int) Crawler.BODY_BYTES);
    }

    @Test
    void aPromiseOfFourGigabytesIsTooLarge() {
        site.at("/", (out, visitor) -> {
            out.write((OK + "Content-Length: 4294967296\r\n\r\n").getBytes(ISO_8859_1));
            endless(out, new byte[4096]);
        });

        assertThat(crawler.page(site.url("/"))).isInstanceOf(TooLarge.class);
    }

    @Test
    void aRobotsTxtThatIsCutShortSaysNothing() {
        site.at("/", OK + "\r\n<p>A page</p>").at("/robots.txt", OK + "Content-Length: 100\r\n\r\nUser-agent: *\n");

        assertRobotsTxtIsNotRead("");
    }

    @Test
    void aRobotsTxtThatCannotBeDecodedSaysNothing() {
        site.at("/", OK + "\r\n<p>A page</p>").at("/robots.txt", OK + "Content-Encoding: gzip\r\n\r\nUser-agent: *\n");

        assertRobotsTxtIsNotRead("cannot be undone");
    }

    /** Neither at once nor when what was kept could be read. */
    private void assertRobotsTxtIsNotRead(String reason) {
        for (int i = 0; i < 2; i++) {
            FetchResult result = crawler.page(site.url("/"));

            assertThat(result).isInstanceOfSatisfying(RetryLater.class, later -> {
                assertThat(later.asked()).isFalse();
                assertThat(later.reason()).startsWith("robots.txt: ").contains(reason);
            });
            crawler.clock.advance(Duration.ofMinutes(6));
        }
        assertThat(site.asked).doesNotContain("GET / HTTP/1.1").hasSize(2);
    }

    @Test
    void aBodyOfOneByteASecondIsCutShort() {
        CountDownLatch never = new CountDownLatch(1);
        site.at("/", (out, visitor) -> {
            out.write((OK + "\r\n").getBytes(ISO_8859_1));
            for (int i = 0; i < 100; i++) {
                out.write('a');
                out.flush();
                pause(never);
            }
        });

        FetchResult result = crawler.page(site.url("/"));

        assertThat(result).isInstanceOf(CutShort.class);
        assertThat(body(kept("/")).decode(UTF_8)).startsWith("a").hasSizeLessThan(10);
    }

    @Test
    void aHeadOfOneByteASecondIsATimeout() {
        CountDownLatch never = new CountDownLatch(1);
        site.at("/", (out, visitor) -> {
            for (int i = 0; i < OK.length(); i++) {
                out.write(OK.charAt(i));
                out.flush();
                pause(never);
            }
        });

        assertThat(crawler.page(site.url("/")))
                .isInstanceOfSatisfying(
                        Unreachable.class,
                        silent -> assertThat(silent.failure()).isEqualTo(Failure.TIMEOUT));
        assertThat(crawler.captures(site.url("/"))).isEmpty();
    }

    @Test
    void endlessHeadersAreNoAnswer() {
        site.at("/", (out, visitor) -> {
            out.write(OK.getBytes(ISO_8859_1));
            endless(out, "X-Filler: and so on and so on\r\n".getBytes(ISO_8859_1));
        });

        assertThat(crawler.page(site.url("/")))
                .isInstanceOfSatisfying(
                        Malformed.class,
                        malformed -> assertThat(malformed.reason())
                                .isEqualTo("the answer's head is longer than 262144 bytes"));
    }

    @Test
    void oneEndlessHeaderIsNoAnswer() {
        site.at("/", (out, visitor) -> {
            out.write((OK + "X-Filler: ").getBytes(ISO_8859_1));
            endless(out, "and so on ".getBytes(ISO_8859_1));
        });

        assertThat(crawler.page(site.url("/"))).isInstanceOf(Malformed.class);
    }

    @Test
    void whatIsNotHttpIsMalformed() {
        site.at("/", "SSH-2.0-OpenSSH_9.6\r\n");

        assertThat(crawler.page(site.url("/"))).isInstanceOf(Malformed.class);
    }

    @Test
    void anAnswerWithoutAWordIsADisconnection() {
        site.at("/", "");

        assertThat(crawler.page(site.url("/")))
                .isInstanceOfSatisfying(
                        Unreachable.class,
                        silent -> assertThat(silent.failure()).isEqualTo(Failure.DISCONNECTED));
    }

    @Test
    void aConnectionThatIsResetIsADisconnection() {
        site.at("/", (out, visitor) -> visitor.setSoLinger(true, 0));

        assertThat(crawler.page(site.url("/")))
                .isInstanceOfSatisfying(
                        Unreachable.class,
                        silent -> assertThat(silent.failure()).isEqualTo(Failure.DISCONNECTED));
    }

    @Test
    void aBodyShorterThanPromisedIsCutShort() {
        site.at("/", OK + "Content-Length: 100\r\n\r\nhalf");

        assertThat(crawler.page(site.url("/"))).isInstanceOf(CutShort.class);
        assertThat(body(kept("/"))).isEqualTo(Bytes.utf8("half"));
    }

    @Test
    void aBodyShorterThanALengthThatIsSaidTwiceIsCutShort() {
        site.at("/", OK + "Content-Length: 100, 100\r\n\r\nhalf");

        assertThat(crawler.page(site.url("/")))
                .isInstanceOfSatisfying(
                        CutShort.class,
                        cut -> assertThat(cut.reason()).isEqualTo("the body ends before its Content-Length"));
        assertThat(kept("/").whole()).isFalse();
    }

    @Test
    void aCutShortPageIsNotWhatALaterRequestComparesWith() {
        site.at("/", OK + "ETag: \"7\"\r\nContent-Length: 100\r\n\r\nhalf");
        crawler.page(site.url("/"));
        crawler.settle(site.url("/"));

        assertThat(crawler.archive.captures().newest(site.url("/"))).isEmpty();
    }

    @Test
    void aPortWhereNobodyListensIsRefused() throws IOException {
        String url = site.url("/");
        site.close();

        assertThat(crawler.page(url))
                .isInstanceOfSatisfying(
                        Unreachable.class,
                        silent -> assertThat(silent.failure()).isEqualTo(Failure.REFUSED));
    }

    @Test
    void anAnswerOfHttp10WithoutLengthIsWhole() {
        site.at("/", "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<p>old</p>");

        assertThat(Crawler.text(crawler.page(site.url("/")))).isEqualTo("<p>old</p>");
    }

    @Test
    void aChunkedAnswerIsKeptReadable() {
        site.at("/", OK + "Transfer-Encoding: chunked\r\n\r\n5\r\n<p>ch\r\n9\r\nunked</p>\r\n0\r\n\r\n");

        assertThat(Crawler.text(crawler.page(site.url("/")))).isEqualTo("<p>chunked</p>");
        assertThat(body(kept("/"))).isEqualTo(Bytes.utf8("<p>chunked</p>"));
    }

    @Test
    void packedPagesAreUnpackedAndKeptPacked() throws IOException {
        byte[] brotli = file("page.html.br");
        site.at("/br", (out, visitor) -> send(out, "br", brotli))
                .at("/gzip", (out, visitor) -> send(out, "gzip", gzip("<p>gzip</p>".getBytes(UTF_8))))
                .at("/zlib", (out, visitor) -> send(out, "deflate", zlib("<p>zlib</p>")))
                .at("/none", (out, visitor) -> send(out, "identity", "<p>none</p>".getBytes(UTF_8)))
                .at("/empty", (out, visitor) -> send(out, "gzip", new byte[0]));

        assertThat(Crawler.text(crawler.page(site.url("/br")))).startsWith("<html lang=\"mn\"><title>Сонин юу байна?");
        assertThat(Crawler.text(crawler.page(site.url("/gzip")))).isEqualTo("<p>gzip</p>");
        assertThat(Crawler.text(crawler.page(site.url("/zlib")))).isEqualTo("<p>zlib</p>");
        assertThat(Crawler.text(crawler.page(site.url("/none")))).isEqualTo("<p>none</p>");
        assertThat(Crawler.text(crawler.page(site.url("/empty")))).isEmpty();
        assertThat(body(kept("/br")).decode(UTF_8)).startsWith("<html lang=\"mn\">");
    }

    @Test
    void aBodyThatLiesAboutItsEncodingIsMalformed() {
        site.at("/", OK + "Content-Encoding: gzip\r\n\r\n<p>plain</p>");

        assertThat(crawler.page(site.url("/")))
                .isInstanceOfSatisfying(
                        Malformed.class,
                        malformed -> assertThat(malformed.reason())
                                .isEqualTo("content encoding \"gzip\" cannot be undone: Not in GZIP format"));
        assertThat(kept("/").whole()).isFalse();
    }

    @Test
    void anEncodingThatNobodyAskedForIsMalformed() {
        site.at("/", OK + "Content-Encoding: zstd\r\n\r\nxxxx");

        assertThat(crawler.page(site.url("/")))
                .isInstanceOfSatisfying(
                        Malformed.class,
                        malformed -> assertThat(malformed.reason())
                                .isEqualTo("content encoding \"zstd\" cannot be undone: it was not asked for; accepted"
                                        + " are gzip, br"));
    }

    @Test
    void aThousandCookiesAreNeitherKeptNorSentBack() {
        String cookies = IntStream.range(0, 1000)
                .mapToObj("Set-Cookie: a%1$d=0123456789; Path=/\r\n"::formatted)
                .collect(Collectors.joining());
        site.at("/", OK + cookies + "Content-Length: 2\r\n\r\nok");

        assertThat(Crawler.text(crawler.page(site.url("/")))).isEqualTo("ok");
        assertThat(Crawler.text(crawler.page(site.url("/")))).isEqualTo("ok");
        assertThat(site.headers)
                .anySatisfy(header -> assertThat(header).startsWithIgnoringCase("User-Agent:"))
                .noneSatisfy(header -> assertThat(header).startsWithIgnoringCase("Cookie:"));
    }

    /** What it said of a page comes back to it with the next request; it must not put another header there, or stop that request. */
    @ParameterizedTest
    @ValueSource(strings = {"\"a\u0001b\"", "\"\u00ff\u00fe\"", "\"a\tb\"", "\"a\rX-Poison: yes\"", "\"\u0000\""})
    void aTagOfWildLettersNeitherPoisonsNorStopsTheNextRequest(String tag) {
        site.at("/", OK + "ETag: " + tag + "\r\nLast-Modified: " + tag + "\r\nContent-Length: 2\r\n\r\nok");

        assertNamed(crawler.page(site.url("/")));
        crawler.settle(site.url("/"));
        assertNamed(crawler.page(site.url("/")));

        assertThat(site.headers).noneSatisfy(header -> assertThat(header).startsWith("X-Poison"));
    }

    private static void assertNamed(FetchResult result) {
        assertThat(result).isInstanceOfAny(Fetched.class, Malformed.class);
    }

    @Test
    void nulBytesAndALyingCharsetArriveAsTheyAre() {
        site.at("/", OK.replace("text/html", "text/html; charset=utf-8") + "\r\n<p>\0\u00ff\u00fe</p>");

        Fetched fetched = (Fetched) crawler.page(site.url("/"));

        assertThat(fetched.answer().body().decode(ISO_8859_1)).isEqualTo("<p>\0\u00ff\u00fe</p>");
    }

    @Test
    void aRobotsTxtOf100MegabytesIsReadToItsLimit() {
        site.at("/robots.txt", (out, visitor) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 104857600\r\n\r\n"
                    .getBytes(ISO_8859_1));
            out.write("User-agent: *\nDisallow: /private/\n".getBytes(ISO_8859_1));
            endless(out, "# filler\n".getBytes(ISO_8859_1));
        });
        site.at("/news", OK + "\r\nok");

        assertThat(crawler.page(site.url("/private/1"))).isInstanceOf(Refused.class);
        assertThat(crawler.page(site.url("/news"))).isInstanceOf(Fetched.class);
        assertThat(crawler.captures(site.url("/robots.txt"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://127.0.0.1:22/",
                "http://169.254.169.254/latest/meta-data/",
                "http://10.0.0.1/",
                "http://0.0.0.0/",
                "http://localhost.alfa.mn/"
            })
    void aRedirectToAPrivateAddressIsRefused(String target) {
        crawler.names.put("localhost.alfa.mn", List.of("127.0.0.1"));
        site.at("/", redirect(target));

        assertThat(crawler.page(site.url("/")))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.ground()).isEqualTo(Ground.PRIVATE_ADDRESS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://[::1]/", "file:///etc/passwd", "ftp://alfa.mn/", "javascript:alert(1)", "http://"})
    void aRedirectOutOfTheWebIsRefused(String target) {
        site.at("/", redirect(target));

        assertThat(crawler.page(site.url("/")))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.ground()).isEqualTo(Ground.NOT_WEB));
    }

    @Test
    void aRobotsTxtThatRedirectsToAPrivateAddressDefers() {
        site.at("/robots.txt", redirect("http://127.0.0.1/robots.txt"));
        site.at("/", OK + "\r\nok");

        assertThat(Outcomes.inWords(crawler.page(site.url("/")))).contains("not an address of the public internet");
    }

    @Test
    void aNameThatChangesItsMindIsConnectedToWhatWasChecked() {
        site.at("/", OK + "\r\nok");
        List<String> answers = new ArrayList<>(List.of(Crawler.SITE_ADDRESS));
        crawler.names.put("rebinding.mn", answers);
        String url = site.url("/").replace(Crawler.SITE_ADDRESS, "rebinding.mn");

        FetchResult first = crawler.page(url);
        answers.set(0, "127.0.0.1");
        FetchResult second = crawler.page(url);

        assertThat(first).isInstanceOf(Fetched.class);
        assertThat(second)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reason())
                                .isEqualTo(
                                        "rebinding.mn is at 127.0.0.1, which is not an address of the public internet"));
    }

    @Test
    void aNameThatChangesBetweenLookUpAndConnectionReachesNothingInside() throws IOException {
        List<String> inside = new CopyOnWriteArrayList<>();
        try (ServerSocket trap = new ServerSocket(Integer.parseInt(site.port()), 50, Crawler.address("127.0.0.1"))) {
            Thread.ofVirtual().start(() -> listen(trap, inside));
            site.at("/", OK + "\r\nok");
            for (int publicAnswers = 1; publicAnswers < 5; publicAnswers++) {
                String name = "rebinding-%d.mn".formatted(publicAnswers);
                crawler.names.put(name, new Changing(publicAnswers, Crawler.SITE_ADDRESS, "127.0.0.1"));

                FetchResult result = crawler.page(site.url("/").replace(Crawler.SITE_ADDRESS, name));

                assertThat(result).as(name).isInstanceOfAny(Fetched.class, Refused.class, RetryLater.class);
            }
            assertThat(site.asked).contains("GET / HTTP/1.1");
            assertThat(inside).isEmpty();
        }
    }

    private static void listen(ServerSocket trap, List<String> inside) {
        try (Socket visitor = trap.accept()) {
            inside.add(visitor.toString());
        } catch (IOException closed) {
            assertThat(trap.isClosed()).isTrue();
        }
    }

    @Test
    void aRequestThatWasSentIsNotRepeatedAtTheNextAddress() throws IOException {
        List<String> elsewhere = new CopyOnWriteArrayList<>();
        try (ServerSocket second =
                new ServerSocket(Integer.parseInt(site.port()), 50, Crawler.address(OTHER_ADDRESS))) {
            Thread.ofVirtual().start(() -> listen(second, elsewhere));
            site.at("/", (out, visitor) -> visitor.setSoLinger(true, 0));
            crawler.alsoAllow(OTHER_ADDRESS);
            crawler.names.put("two.mn", List.of(Crawler.SITE_ADDRESS, OTHER_ADDRESS));

            FetchResult result = crawler.page(site.url("/").replace(Crawler.SITE_ADDRESS, "two.mn"));

            assertThat(result)
                    .isInstanceOfSatisfying(
                            Unreachable.class,
                            none -> assertThat(none.failure()).isEqualTo(Failure.DISCONNECTED));
            assertThat(site.asked).containsExactly("GET /robots.txt HTTP/1.1", "GET / HTTP/1.1");
            assertThat(elsewhere).isEmpty();
        }
    }

    @Test
    void anAddressThatRefusesConnectionsIsFollowedByTheNextOne() {
        site.at("/", OK + "\r\n<p>A page</p>");
        crawler.alsoAllow(OTHER_ADDRESS);
        crawler.names.put("two.mn", List.of(OTHER_ADDRESS, Crawler.SITE_ADDRESS));

        assertThat(crawler.page(site.url("/").replace(Crawler.SITE_ADDRESS, "two.mn")))
                .isInstanceOf(Fetched.class);
    }

    @Test
    void whatBreaksOffBecauseTheProgramStopsIsNoFaultOfTheSite() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        site.at("/", (out, visitor) -> {
            asked.countDown();
            pause(never);
            pause(never);
        });
        List<FetchResult> results = new CopyOnWriteArrayList<>();
        Thread fetching = Thread.ofVirtual().start(() -> results.add(crawler.page(site.url("/"))));
        asked.await();

        fetching.interrupt();
        fetching.join();

        assertThat(results).hasOnlyElementsOfType(FetchResult.Interrupted.class);
    }

    /** One address for so many look-ups, another one from then on. */
    private static final class Changing extends AbstractList<String> {
        private final AtomicInteger left;
        private final String first;
        private final String then;

        Changing(int answers, String first, String then) {
            this.left = new AtomicInteger(answers);
            this.first = first;
            this.then = then;
        }

        @Override
        public String get(int index) {
            return left.getAndDecrement() > 0 ? first : then;
        }

        @Override
        public int size() {
            return 1;
        }
    }

    @Test
    void oneHostWithAPublicAndAPrivateAddressIsRefused() {
        crawler.names.put("half.mn", List.of("8.8.8.8", "192.168.1.1"));

        assertThat(crawler.page("http://half.mn/")).isInstanceOf(Refused.class);
    }

    @Test
    void tenThousandRedirectsEndAfterFive() {
        for (int i = 0; i < 10_000; i++) {
            site.at("/" + i, redirect("/" + (i + 1)));
        }

        assertThat(crawler.page(site.url("/0"))).isInstanceOf(RedirectLoop.class);
        assertThat(site.asked).hasSize(7);
    }

    @Test
    void redirectsInACircleEndAfterFive() {
        site.at("/a", redirect("/b")).at("/b", redirect("/a")).at("/self", redirect("/self"));

        assertThat(crawler.page(site.url("/a"))).isInstanceOf(RedirectLoop.class);
        assertThat(crawler.page(site.url("/self"))).isInstanceOf(RedirectLoop.class);
        assertThat(site.asked).hasSizeLessThan(14);
    }

    @Test
    void theBeginningOfABodyThatNeverEndsIsKeptAsTruncated() {
        site.at("/r/1", (out, visitor) -> {
            out.write((OK + "\r\n").getBytes(ISO_8859_1));
            endless(out, new byte[4096]);
        });

        crawler.fetch(site.url("/r/1"), Purpose.ARTICLE);

        assertThat(kept("/r/1").purpose()).isEqualTo(Purpose.ARTICLE);
    }

    @Test
    void otherSitesGoOnWhileOneHangs() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        site.at("/hangs", (out, visitor) -> {
            hanging.countDown();
            pause(never);
            pause(never);
            pause(never);
        });
        try (RudeSite other = new RudeSite().at("/", OK + "\r\nok");
                ExecutorService harvests = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<FetchResult> slow = harvests.submit(() -> crawler.page(site.url("/hangs")));
            hanging.await();

            FetchResult quick = crawler.page(other.url("/"));

            assertThat(slow.isDone()).isFalse();
            assertThat(quick).isInstanceOf(Fetched.class);
            assertThat(slow.get(20, TimeUnit.SECONDS)).isInstanceOf(Unreachable.class);
        }
    }

    private Capture kept(String path) {
        return crawler.captures(site.url(path)).getFirst();
    }

    private Bytes body(Capture capture) {
        return crawler.archive.captures().read(capture).body();
    }

    private static String redirect(String target) {
        return "HTTP/1.1 302 Found\r\nLocation: %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".formatted(target);
    }

    private static void send(OutputStream out, String encoding, byte[] body) throws IOException {
        out.write("%sContent-Encoding: %s\r\nContent-Length: %d\r\n\r\n"
                .formatted(OK, encoding, body.length)
                .getBytes(ISO_8859_1));
        out.write(body);
    }

    private static byte[] gzip(byte[] page) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(page);
        }
        return bytes.toByteArray();
    }

    private static byte[] zlib(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream zlib = new DeflaterOutputStream(bytes)) {
            zlib.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    /** Until the visitor has had enough. */
    private static void endless(OutputStream out, byte[] again) throws IOException {
        while (true) {
            out.write(again);
        }
    }

    private static void pause(CountDownLatch never) throws IOException {
        try {
            assertThat(never.await(Duration.ofSeconds(1).toMillis(), TimeUnit.MILLISECONDS))
                    .isFalse();
        } catch (InterruptedException closing) {
            throw new IOException(closing);
        }
    }

    private static byte[] file(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(HostileWebTest.class.getResourceAsStream(name), name)) {
            return file.readAllBytes();
        }
    }
}
