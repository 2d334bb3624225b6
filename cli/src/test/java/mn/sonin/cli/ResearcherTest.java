package mn.sonin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import mn.sonin.archive.Archive;
import mn.sonin.archive.Attested;
import mn.sonin.archive.Basis;
import mn.sonin.archive.CaptureId;
import mn.sonin.archive.Content;
import mn.sonin.archive.Moment;
import mn.sonin.archive.Observation;
import mn.sonin.archive.Revision;
import mn.sonin.config.Configuration;
import mn.sonin.crawler.Crawler;
import mn.sonin.crawler.Progress;
import mn.sonin.crawler.fetch.AddressPolicy;
import mn.sonin.sample.SampleWeb;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The way of a researcher through the demonstration's archive, each step on a running server and on the command line beside it. Two searches are
 * cited; then the sites show their second edition, ten thousand further articles come, and the next release has another dictionary.
 */
class ResearcherTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String TOPIC = "ulaanbaatar-dialogue";
    private static final int FURTHER = 10_000;

    @TempDir
    static Path folder;

    private static Path home;
    private static String nextRelease;
    private static String topicCited;
    private static String wordCited;
    private static String citedText;
    private static Served server;

    @BeforeAll
    static void citeAndGoOn() throws IOException, InterruptedException {
        home = folder.resolve("demo");
        ran("demo", "--once", "--config", Program.CONFIG.toString());
        citedText = ran("cite", "--topic", TOPIC, "");
        topicCited = id(citedText);
        wordCited = id(ran("cite", "China"));
        goOn();
        nextRelease = anotherDictionary() + File.pathSeparator + System.getProperty("java.class.path");
        assertThat(ran("cite", "--replay", topicCited))
                .as("before the next release")
                .isEqualTo(citedText);
        server = Served.start(
                Program.release(nextRelease, "serve", "--home", home.toString(), "--config", config(), "--port", "0"));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static String config() {
        return home.resolve("config").toString();
    }

    /** What a command of this release prints. */
    private static String ran(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--home", home.toString()));
        Program.Ran ran = Program.run(all.toArray(String[]::new));
        assertThat(ran.code()).as(ran.err()).isZero();
        return ran.out();
    }

    /** What a command of the next release prints, beside the running server. */
    private static String beside(String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--home", home.toString()));
        Process process = Program.release(nextRelease, all.toArray(String[]::new))
                .redirectErrorStream(false)
                .redirectError(folder.resolve("errors").toFile())
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(Files.readString(folder.resolve("errors")))
                .isZero();
        return out;
    }

    private static String id(String cited) {
        return cited.replaceFirst("(?s).*/citations/([0-9a-z]+).*", "$1");
    }

    /** Two days later: the sites' second edition, with edited headlines and removed articles, and further articles of the topic. */
    private static void goOn() throws IOException {
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(2));
        Configuration configuration = ConfigurationFolder.read(home.resolve("config"));
        int port = Integer.parseInt(
                Files.readString(home.resolve("sample-web.port")).strip());
        try (SampleWeb web = SampleWeb.start(SampleWeb.SEED, port);
                Archiving archiving = Archiving.open(home, home.resolve("config"), () -> configuration, later)) {
            web.advance();
            try (Crawler crawler = archiving.crawler(AddressPolicy.allowingLoopback())) {
                crawler.harvest(configuration.sources(), Progress.silent());
            }
            pile(archiving.archive());
            archiving.indexing().follow((revisions, sequence, end) -> {});
        }
    }

    private static void pile(Archive archive) {
        CaptureId proof = archive.articles()
                .changesAfter(0, 1)
                .changes()
                .getFirst()
                .revision()
                .capture();
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> written = new ArrayList<>();
            for (int article = 0; article < FURTHER; article++) {
                Observation seen = new Observation(
                        "further",
                        "https://further.example/" + article,
                        proof,
                        Instant.parse("2026-03-02T03:00:00Z"),
                        Revision.Kind.FIRST,
                        content(article));
                written.add(CompletableFuture.runAsync(() -> archive.articles().record(seen), writers));
            }
            written.forEach(CompletableFuture::join);
        }
    }

    /** Each of another hour and with another name, so that they are neither one event nor a series. */
    private static Content content(int article) {
        OffsetDateTime day = OffsetDateTime.parse("2026-01-15T10:00:00+08:00").plusHours(article);
        return new Content(
                Attested.of("Ulaanbaatar Dialogue and China: " + name(article), Basis.FEED),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.of(Attested.of(new Moment(day, Moment.Precision.MINUTE), Basis.FEED)),
                Optional.empty(),
                Attested.of("en", Basis.DETECTED));
    }

    private static String name(int number) {
        return Integer.toString(number, Character.MAX_RADIX)
                .chars()
                .mapToObj(digit -> String.valueOf((char) ('a' + Character.digit(digit, Character.MAX_RADIX) % 26)))
                .collect(Collectors.joining(
                        "", "Dor" + "aeiou".charAt(number % 5), "in" + "klmnr".charAt(number / 5 % 5)));
    }

    /** The word lists made again without the name of China, as the build makes them. */
    private static Path anotherDictionary() throws IOException, InterruptedException {
        Path classes = folder.resolve("next");
        Path words = Files.createDirectories(classes.resolve("mn/sonin/indexer/analysis"));
        Path before = Path.of("../indexer/src/main/resources/mn/sonin/indexer/analysis/names.tsv");
        Files.write(
                words.resolve("names.tsv"),
                Files.readAllLines(before).stream()
                        .filter(line -> !line.startsWith("country\tChina|"))
                        .toList());
        Process made = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        classes + File.pathSeparator + System.getProperty("java.class.path"),
                        "mn.sonin.indexer.analysis.Bundle",
                        classes.toString())
                .inheritIO()
                .start();
        assertThat(made.waitFor()).isZero();
        return classes;
    }

    @Test
    void theTimelineOfATopicIsToldByLanguage() throws Exception {
        JsonNode timeline = server.json("/api/v1/timeline?topic=" + TOPIC + "&interval=year&by=language");

        assertThat(timeline.path("series").propertyNames()).containsExactly("en", "mn");
        assertThat(timeline.path("ledger").size())
                .isEqualTo(timeline.path("buckets").size());
        assertThat(JSON.readTree(
                        beside("timeline", "--topic", TOPIC, "--interval", "year", "--by", "language", "--json")))
                .isEqualTo(timeline);
    }

    @Test
    void twoTopicsAreComparedInOneAnswer() throws Exception {
        JsonNode timeline =
                server.json("/api/v1/timeline?compare=topic:" + TOPIC + "&compare=topic:rio-tinto&interval=year");

        assertThat(timeline.path("series").propertyNames()).containsExactly("topic:" + TOPIC, "topic:rio-tinto");
        assertThat(beside("timeline", "--compare", "topic:" + TOPIC, "--compare", "topic:rio-tinto"))
                .contains("topic:rio-tinto", "Peaks: ", "Silent: ");
    }

    @Test
    void aStoryIsToldInBothLanguages() throws Exception {
        String story =
                server
                        .json("/api/v1/articles?topic=" + TOPIC + "&size=1000&to=2025-12-31")
                        .path("articles")
                        .values()
                        .stream()
                        .map(article -> article.path("story"))
                        .filter(place -> place.path("languages").asInt() == 2)
                        .findFirst()
                        .orElseThrow()
                        .path("id")
                        .asString();

        JsonNode card = server.json("/api/v1/stories/" + story);

        assertThat(card.path("languages").values().stream().map(JsonNode::asString))
                .containsExactly("en", "mn");
        assertThat(JSON.readTree(beside("story", story, "--json"))).isEqualTo(card);
    }

    @Test
    void anEditedHeadlineIsToldWordByWord() throws Exception {
        JsonNode edits = server.json("/api/v1/edited").path("edits");

        assertThat(edits.values().stream().map(edit -> edit.path("kind").asString()))
                .contains("edit", "removal");
        assertThat(edits.values().stream()
                        .filter(edit -> edit.path("kind").asString().equals("edit"))
                        .map(edit -> edit.path("difference").toString()))
                .isNotEmpty()
                .allMatch(difference -> difference.contains("removed") || difference.contains("added"));
        assertThat(JSON.readTree(beside("edited", "--json")).path("edits")).isEqualTo(edits);
        assertThat(beside("edited")).contains("[-", "{+", "taken away: ");
    }

    @Test
    void aCitedTopicIsTheSameListAfterAllThat() throws Exception {
        JsonNode replayed = server.json("/api/v1/citations/" + topicCited);

        assertThat(server.json("/api/v1/articles?topic=" + TOPIC).path("total").asInt())
                .isGreaterThan(FURTHER);
        assertThat(replayed.path("same").asBoolean()).isTrue();
        assertThat(replayed.path("count").asInt()).isLessThan(FURTHER);
        assertThat(beside("cite", "--replay", topicCited)).contains("Replayed: the same list");
    }

    @Test
    void aListThatTheNextReleaseFindsOtherwiseIsItemised() throws Exception {
        JsonNode replayed = server.json("/api/v1/citations/" + wordCited);
        JsonNode missing = replayed.path("differences").path(0);

        assertThat(replayed.path("same").asBoolean()).isFalse();
        assertThat(replayed.path("itemised").asBoolean()).isTrue();
        assertThat(replayed.path("added").asInt()).isZero();
        assertThat(replayed.path("missing").asInt())
                .isEqualTo(replayed.path("count").asInt()
                        - replayed.path("countNow").asInt())
                .isPositive();
        assertThat(missing.path("why").path(0).path("reason").asString()).isEqualTo("analysis");
        assertThat(beside("cite", "--replay", wordCited))
                .contains("because of: analysis")
                .contains("missing %s: analysis: analysis, was \"%s\", is \"%s\""
                        .formatted(
                                missing.path("article").asString(),
                                missing.path("why").path(0).path("then").asString(),
                                missing.path("why").path(0).path("now").asString()));
    }

    @Test
    void aSearchWithFiltersIsCitedBesideARunningServer() throws Exception {
        String cited = beside("cite", "--topic", TOPIC, "--lang", "mn", "--to", "2025-12-31", "");

        JsonNode replayed = server.json("/api/v1/citations/" + id(cited));

        assertThat(replayed.path("same").asBoolean()).isTrue();
        assertThat(replayed.path("search").asString()).isEqualTo("lang=mn&topic=" + TOPIC + "&to=2025-12-31");
    }

    @Test
    void anAlertOutlivesTheKillOfTheServerBetweenMatchAndDelivery() throws Exception {
        Path killed = folder.resolve("killed");
        Path config = Files.createDirectories(killed.resolve("config/sources")).getParent();
        for (String name : List.of("sonin.yaml", "topics.yaml", "expansions.tsv")) {
            Files.copy(Program.CONFIG.resolve(name), config.resolve(name));
        }
        String saved;
        int port;
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            port = silent.getLocalPort();
            Files.writeString(
                    config.resolve("sonin.yaml"),
                    "%nserver: {token: s3cret}%nalerts: {mail-server: \"smtp://127.0.0.1:%d\", mail-from: sonin@example.mn}%n"
                            .formatted(port),
                    StandardOpenOption.APPEND);
            try (Served first = serving(killed)) {
                saved = JSON.readTree(first.post(
                                        "/api/v1/saved?name=Mine&q=Erdenet&target=mailto:editor@example.mn", "s3cret")
                                .body())
                        .path("id")
                        .asString();
            }
            Path headline = Files.writeString(
                    folder.resolve("headline.txt"),
                    "1 ERDENET OPENS A THIRD CONCENTRATOR LINE WWW.NEWS.MN PUBLISHED:2025/12/06\n");
            assertThat(Program.run(
                                    "import",
                                    "digest",
                                    headline.toString(),
                                    "--home",
                                    killed.toString(),
                                    "--config",
                                    Program.CONFIG.toString())
                            .code())
                    .isZero();
            silent.setSoTimeout(120_000);
            try (Served second = serving(killed);
                    Socket connected = silent.accept()) {
                assertThat(connected.isConnected()).as("matched, and sending").isTrue();
                second.kill();
            }
        }
        GreenMail mail = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        try (Served third = serving(killed)) {
            assertThat(mail.waitForIncomingEmail(60_000, 1)).isTrue();
            assertThat(mail.getReceivedMessages()).hasSize(1);
            assertThat(mail.getReceivedMessages()[0].getSubject()).startsWith("Mine: ERDENET OPENS");
            assertThat(third.json("/saved/" + saved + "/feed.json")
                            .path("items")
                            .size())
                    .isEqualTo(1);
        } finally {
            mail.stop();
        }
    }

    private static Served serving(Path at) throws IOException {
        return Served.start(Program.process(
                "serve",
                "--home",
                at.toString(),
                "--config",
                at.resolve("config").toString(),
                "--port",
                "0"));
    }
}
