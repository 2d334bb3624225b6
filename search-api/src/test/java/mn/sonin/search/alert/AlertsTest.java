package mn.sonin.search.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import mn.sonin.archive.ArticleId;
import mn.sonin.archive.Attested;
import mn.sonin.archive.Basis;
import mn.sonin.archive.Bytes;
import mn.sonin.archive.CaptureId;
import mn.sonin.archive.CaptureNote;
import mn.sonin.archive.Content;
import mn.sonin.archive.Delivery;
import mn.sonin.archive.Exchange;
import mn.sonin.archive.Moment;
import mn.sonin.archive.Observation;
import mn.sonin.archive.Purpose;
import mn.sonin.archive.Revision;
import mn.sonin.archive.SavedSearch;
import mn.sonin.archive.local.LocalArchive;
import mn.sonin.archive.local.Options;
import mn.sonin.config.Configuration;
import mn.sonin.config.ConfigurationReader;
import mn.sonin.config.Secret;
import mn.sonin.config.Settings;
import mn.sonin.indexer.analysis.Analyzers;
import mn.sonin.indexer.analysis.Expansions;
import mn.sonin.indexer.answer.LuceneSearch;
import mn.sonin.indexer.index.LuceneIndex;
import mn.sonin.indexer.index.Wording;
import mn.sonin.indexer.story.Stories;
import mn.sonin.search.library.Library;
import mn.sonin.search.library.Library.Upcoming;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What readers of saved searches may count on: a real archive and index, a real receiver and a real mail server. */
class AlertsTest {
    private static final Instant START = Instant.parse("2025-12-05T04:00:00Z");
    private static final Secret SECRET = new Secret("shared");
    private static final Expansions DICTIONARY = Expansions.bundled();

    @TempDir
    private Path folder;

    private final Map<String, List<String>> received = new LinkedHashMap<>();
    private final List<String> signatures = new ArrayList<>();
    private int status = 200;
    private Instant now = START;
    private int written;
    private LocalArchive archive;
    private LuceneIndex index;
    private HttpServer receiver;
    private GreenMail mail;
    private CaptureId capture;

    @BeforeEach
    void open() throws IOException {
        archive = LocalArchive.open(folder.resolve("archive"), Options.standard(Clock.fixed(START, ZoneOffset.UTC)));
        index = LuceneIndex.open(
                folder.resolve("index"), archive, new Wording(Analyzers.bundled()), ZoneOffset.ofHours(8));
        capture = archive.captures()
                .append(
                        new Exchange(
                                "https://ikon.mn/",
                                START,
                                Duration.ofMillis(10),
                                Optional.empty(),
                                Bytes.utf8("GET / HTTP/1.1\r\nHost: ikon.mn\r\n\r\n"),
                                Bytes.utf8("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"),
                                Bytes.utf8("<html></html>"),
                                Optional.empty()),
                        new CaptureNote("ikon", Purpose.ARTICLE, Optional.empty()))
                .id();
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
            received.computeIfAbsent(key, k -> new ArrayList<>()).add(body);
            signatures.add(exchange.getRequestHeaders().getFirst("webhook-signature"));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        receiver.start();
        mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
    }

    @AfterEach
    void close() {
        receiver.stop(0);
        mail.stop();
        index.close();
        archive.close();
    }

    private Alerts alerts(Predicate<InetAddress> allowed) {
        Configuration shipped = ((mn.sonin.config.ConfigurationResult.Read)
                        ConfigurationReader.read(Path.of("../config")))
                .configuration();
        Settings settings = shipped.settings();
        URI server = URI.create("smtp://127.0.0.1:" + mail.getSmtp().getPort());
        Settings.Alerts alerting = new Settings.Alerts(
                Optional.of(SECRET),
                Optional.of(new Settings.Mail(server, "sonin@example.mn", Optional.empty(), Optional.empty())));
        Configuration configuration = new Configuration(
                new Settings(
                        settings.userAgent(),
                        settings.zone(),
                        settings.harvestsAtOnce(),
                        settings.limits(),
                        settings.warcFileSize(),
                        settings.logFormat(),
                        settings.sources(),
                        settings.server(),
                        alerting,
                        settings.collections()),
                shipped.sources(),
                shipped.topics());
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        index.follow((revisions, sequence, end) -> {});
        LuceneSearch search =
                new LuceneSearch(index, () -> configuration, () -> DICTIONARY, clock, Duration.ofSeconds(30));
        Library library = new Library(() -> configuration, archive, search, Stories.NONE, Upcoming.nothing(), clock);
        return new Alerts(
                library,
                archive.savedSearches(),
                archive.leases(),
                allowed,
                () -> URI.create("http://127.0.0.1:8080/"),
                clock);
    }

    private Alerts alerts() {
        return alerts(InetAddress::isLoopbackAddress);
    }

    private String hook() {
        return "http://127.0.0.1:%d/hook".formatted(receiver.getAddress().getPort());
    }

    private SavedSearch save(String query, String... targets) {
        return ((Alerts.Saving.Saved) alerts().save("Mine", query, List.of(targets))).search();
    }

    private void publish(String day, String title, String text) {
        archive.articles().record(seen(day, title, text));
    }

    private Observation seen(String day, String title, String text) {
        String language = title.codePoints().anyMatch(c -> c >= 0x400 && c < 0x530) ? "mn" : "en";
        Moment published = new Moment(
                LocalDate.parse(day).atTime(9, ++written % 60).atOffset(ZoneOffset.ofHours(8)),
                Moment.Precision.MINUTE);
        return new Observation(
                "ikon",
                "https://ikon.mn/n/" + written,
                capture,
                now,
                Revision.Kind.FIRST,
                new Content(
                        Attested.of(title, Basis.VISIBLE_TEXT),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Attested.of(text, Basis.VISIBLE_TEXT)),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.of(Attested.of(published, Basis.META)),
                        Optional.empty(),
                        Attested.of(language, Basis.DETECTED)));
    }

    @Test
    void aMatchReachesFeedWebhookAndMailboxOnce() throws Exception {
        publish("2025-12-04", "Oyu Tolgoi ships copper", "Before the search was saved.");
        SavedSearch search = save("Oyu Tolgoi", hook(), "mailto:editor@example.mn");
        publish("2025-12-05", "Оюу толгой зэс тээвэрлэлээ", "Уурхай баяжмал гаргав.");
        publish("2025-12-05", "Schools open in Darkhan", "Nothing about mines.");

        Alerts.Report report = alerts().run();
        alerts().run();

        assertThat(report).isEqualTo(new Alerts.Report(1, 2, 0));
        assertThat(received).hasSize(1);
        assertThat(received.values()).allSatisfy(bodies -> assertThat(bodies).hasSize(1));
        MimeMessage[] letters = mail.getReceivedMessages();
        assertThat(letters).hasSize(1);
        assertThat(letters[0].getSubject()).isEqualTo("Mine: Оюу толгой зэс тээвэрлэлээ");
        List<Item> items = alerts().items(search, 10);
        assertThat(items).hasSize(1);
        assertThat(items.getFirst().matched()).contains("оюу");
        assertThat(items.getFirst().through()).isNotEmpty();
        assertThat(items.getFirst().late()).isFalse();
    }

    @Test
    void aWebhookIsSignedForItsReceiver() {
        save("copper", hook());
        publish("2025-12-05", "Copper is up", "Much copper.");

        alerts().run();

        String key = received.keySet().iterator().next();
        String body = received.values().iterator().next().getFirst();
        assertThat(signatures).containsExactly("v1," + Webhook.signature(SECRET, key, now.getEpochSecond(), body));
    }

    /** The example of the specification's own libraries. */
    @Test
    void aSecretAsTheSpecificationWritesItSignsAsItsLibrariesDo() {
        assertThat(Webhook.signature(
                        new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        1_614_265_330,
                        "{\"test\": 2432232314}"))
                .isEqualTo("g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void aTargetThatIsDownIsTriedAgainUnderTheSameKey() {
        save("copper", hook());
        publish("2025-12-05", "Copper is up", "Much copper.");
        status = 503;
        assertThat(alerts().run()).isEqualTo(new Alerts.Report(1, 0, 1));
        assertThat(alerts().run()).as("not before the wait is over").isEqualTo(new Alerts.Report(0, 0, 0));

        status = 200;
        now = now.plus(Duration.ofMinutes(2));
        assertThat(alerts().run()).isEqualTo(new Alerts.Report(0, 1, 0));

        assertThat(received).hasSize(1);
        assertThat(received.values().iterator().next()).hasSize(2);
    }

    @Test
    void aTryThatAWrongClockPutOffForAYearIsMadeOnceTheClockIsRight() {
        save("copper", hook());
        publish("2025-12-05", "Copper is up", "Much copper.");
        status = 503;
        now = START.plus(Duration.ofDays(365));
        assertThat(alerts().run()).isEqualTo(new Alerts.Report(1, 0, 1));

        status = 200;
        now = START.plus(Duration.ofHours(1));

        assertThat(alerts().run()).isEqualTo(new Alerts.Report(0, 1, 0));
    }

    @Test
    void noNameOfASearchOrHeadlineWritesALineOfItsOwnIntoALetter() throws Exception {
        String poison = "\r\nBcc: thief@example.mn\r\nX-Poison: yes\r\n\r\n";
        alerts().save("Mine" + poison, "copper", List.of("mailto:editor@example.mn"));
        publish("2025-12-05", "Copper" + poison, "Much copper.");

        alerts().run();

        assertThat(mail.getReceivedMessages()).singleElement().satisfies(letter -> {
            assertThat(letter.getAllRecipients()).extracting(Object::toString).containsExactly("editor@example.mn");
            assertThat(letter.getHeader("X-Poison")).isNull();
            assertThat(letter.getHeader("Bcc")).isNull();
            assertThat(letter.getSubject()).contains("Mine", "Copper");
        });
    }

    @Test
    void whatWasMatchedBeforeACrashIsSentAfterItUnderOneKey() throws Exception {
        save("copper", hook(), "mailto:editor@example.mn");
        publish("2025-12-05", "Copper is up", "Much copper.");
        alerts().match();
        assertThat(received).isEmpty();

        alerts().match();
        alerts().run();
        alerts().run();

        assertThat(received).hasSize(1);
        assertThat(received.values().iterator().next()).hasSize(1);
        assertThat(mail.getReceivedMessages()).hasSize(1);
        assertThat(mail.getReceivedMessages()[0].getMessageID()).endsWith("@sonin>");
    }

    @Test
    void theSetDeliveredIsThatOfOneSearchOverTheWindow() {
        SavedSearch search = save("copper", hook());
        for (int round = 0; round < 5; round++) {
            for (int n = 0; n < 7; n++) {
                publish("2025-12-05", (n % 2 == 0 ? "Copper " : "Coal ") + round + n, "Of the market.");
            }
            alerts().run();
        }

        List<String> batch = new ArrayList<>();
        assertThat(alerts().matches(
                                search,
                                search.reached(),
                                archive.sequence(),
                                items -> items.forEach(item -> batch.add(item.article() + item.revision()))))
                .isTrue();
        assertThat(alerts().deliveries(search.id(), 1000))
                .hasSize(20)
                .extracting((Delivery delivery) -> delivery.article().value() + delivery.revision())
                .containsExactlyInAnyOrderElementsOf(batch);
    }

    @Test
    void anOldArticleThatComesLateIsLabelled() {
        SavedSearch search = save("copper");
        publish("2019-03-01", "Copper of old", "Read back from the archive of the site.");

        alerts().run();

        assertThat(alerts().items(search, 10))
                .singleElement()
                .satisfies(item -> assertThat(item.late()).isTrue());
    }

    @Test
    void aTargetWithAPrivateAddressIsRefused() {
        Alerts.Saving saving = alerts(address -> false)
                .save("Mine", "copper", List.of("https://127.0.0.1/hook", "ftp://example.mn/", "mailto:nobody"));

        assertThat(saving)
                .isInstanceOfSatisfying(
                        Alerts.Saving.Refused.class,
                        refused -> assertThat(refused.reasons())
                                .containsExactly(
                                        "target \"https://127.0.0.1/hook\" leads to the private address 127.0.0.1; only public ones are sent to",
                                        "target \"ftp://example.mn/\" must begin with https:// or mailto:",
                                        "target \"mailto:nobody\" must be one address, as in mailto:editor@example.mn"));
    }

    @Test
    void aTargetThatCannotBeSentToIsRefusedBeforeItIsSaved() {
        Alerts.Saving saving =
                alerts().save("Mine", "copper", List.of("http://127.0.0.1:84430/hook", "http://сонин.invalid/hook"));

        assertThat(saving)
                .isInstanceOfSatisfying(
                        Alerts.Saving.Refused.class,
                        refused -> assertThat(refused.reasons())
                                .containsExactly(
                                        "target \"http://127.0.0.1:84430/hook\" is no address: Invalid URL port: \"84430\"",
                                        "target \"http://сонин.invalid/hook\": no host is called \"xn--h1ajbbo.invalid\""));
    }

    @Test
    void aDeliveryThatCannotBeMadeKeepsNoOtherFromArriving() {
        SavedSearch search = save("copper", hook());
        publish("2025-12-05", "Copper is up", "Much copper.");
        Delivery broken = Delivery.of(
                search.id(), "http://127.0.0.1:84430/hook", ArticleId.of("https://ikon.mn/n/0"), 1, 1, "{}", START);
        archive.savedSearches().matched(search.id(), 0, List.of(broken));

        assertThat(alerts().run()).isEqualTo(new Alerts.Report(1, 1, 1));

        assertThat(received).hasSize(1);
    }

    @Test
    void aTargetThatSaysNothingIsAskedOnceInARunAndKeepsNobodyElseWaiting() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> hangUp(silent, asked));
            SavedSearch search = save("copper", "http://127.0.0.1:%d/hook".formatted(silent.getLocalPort()), hook());
            for (int n = 0; n < 3; n++) {
                publish("2025-12-05", "Copper is up " + n, "Much copper.");
            }

            assertThat(alerts().run()).isEqualTo(new Alerts.Report(3, 3, 3));

            assertThat(asked).hasValue(1);
            assertThat(alerts().deliveries(search.id(), 100))
                    .hasSize(6)
                    .filteredOn(delivery -> delivery.arrived().isEmpty())
                    .extracting(Delivery::attempt)
                    .containsExactly(1, 1, 1);
        }
    }

    /** Takes each connection and answers nothing. */
    private static void hangUp(ServerSocket silent, AtomicInteger asked) {
        try {
            while (true) {
                silent.accept().close();
                asked.incrementAndGet();
            }
        } catch (IOException closed) {
            assertThat(silent.isClosed()).isTrue();
        }
    }

    @Test
    void whatABackfillMatchesIsWrittenAPageAtATime() {
        SavedSearch search = save("copper");
        int articles = 201;
        // By several at once, for speed.
        IntStream.range(0, articles)
                .mapToObj(n -> seen("2025-12-05", "Copper " + n, "Of the market."))
                .toList()
                .parallelStream()
                .forEach(archive.articles()::record);

        List<Integer> pages = new ArrayList<>();
        assertThat(alerts().matches(search, search.reached(), archive.sequence(), items -> pages.add(items.size())))
                .isTrue();
        assertThat(alerts().run()).isEqualTo(new Alerts.Report(articles, 0, 0));

        assertThat(pages).containsExactly(200, 1);
        assertThat(alerts().items(search, 2_000)).hasSize(articles);
        assertThat(alerts().run()).isEqualTo(new Alerts.Report(0, 0, 0));
    }

    @Test
    void aNameThatChangesItsMindIsConnectedToWhatWasChecked() {
        InetAddress checked = InetAddress.getLoopbackAddress();
        List<String> lookups = new ArrayList<>();
        Dns rebinding = host -> {
            lookups.add(host);
            return List.of(lookups.size() == 1 ? checked : InetAddress.getByName("127.9.9.9"));
        };
        Webhook webhook =
                new Webhook(SECRET, new Reachable(rebinding, checked::equals), Clock.fixed(now, ZoneOffset.UTC));

        assertThat(webhook.send(delivery("rebinding.example"))).isEqualTo(new Sender.Outcome.Arrived());
        assertThat(webhook.send(delivery("rebinding.example")))
                .isEqualTo(new Sender.Outcome.Hopeless(
                        "leads to the private address 127.9.9.9; only public ones are sent to"));
        assertThat(lookups).as("one for each connection").hasSize(2);
        assertThat(received.values())
                .singleElement()
                .satisfies(bodies -> assertThat(bodies).hasSize(1));
    }

    @Test
    void aPrivateAddressInNumbersIsNotSentTo() {
        Webhook webhook =
                new Webhook(SECRET, new Reachable(Dns.SYSTEM, address -> false), Clock.fixed(now, ZoneOffset.UTC));

        for (String host : List.of("127.0.0.1", "[::1]", "2130706433")) {
            assertThat(webhook.send(delivery(host))).as(host).isInstanceOf(Sender.Outcome.Hopeless.class);
        }
        assertThat(webhook.send(delivery("0x7f.1")))
                .isEqualTo(new Sender.Outcome.Silent("no host is called \"0x7f.1\""));
        assertThat(received).isEmpty();
    }

    private Delivery delivery(String host) {
        return Delivery.of(
                1,
                "http://%s:%d/hook".formatted(host, receiver.getAddress().getPort()),
                ArticleId.of("https://ikon.mn/n/1"),
                1,
                1,
                "{}",
                now);
    }

    @Test
    void aQueryThatIsNotUnderstoodIsNotSaved() {
        assertThat(alerts().save("", "\"copper", List.of()))
                .isInstanceOfSatisfying(
                        Alerts.Saving.Refused.class,
                        refused ->
                                assertThat(refused.reasons()).hasSize(2).anyMatch(reason -> reason.startsWith("q:")));
    }
}
