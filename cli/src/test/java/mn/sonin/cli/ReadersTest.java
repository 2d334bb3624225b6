package mn.sonin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import mn.sonin.archive.Citation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What journalists and researchers get from the demonstration's archive beyond a search. */
class ReadersTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    static Path folder;

    private static Path home;

    @BeforeAll
    static void harvestTheSampleWeb() {
        home = folder.resolve("demo");
        assertThat(Program.run("demo", "--once", "--home", home.toString(), "--config", Program.CONFIG.toString())
                        .code())
                .isZero();
    }

    private static Program.Ran ran(Path at, String... arguments) {
        List<String> all = new java.util.ArrayList<>(List.of(arguments));
        all.addAll(List.of("--home", at.toString()));
        Program.Ran ran = Program.run(all.toArray(String[]::new));
        assertThat(ran.code()).as(ran.err()).isZero();
        return ran;
    }

    private static Stream<JsonNode> articles(String query) {
        JsonNode answer = JSON.readTree(
                ran(home, "search", query, "--format", "json", "--size", "1000").out());
        return StreamSupport.stream(answer.path("articles").spliterator(), false);
    }

    @Test
    void aStoryIsToldInBothLanguagesWithWhoWasFirst() {
        JsonNode told = articles("topic:ulaanbaatar-dialogue")
                .map(article -> article.path("story"))
                .filter(story -> story.path("languages").asInt() == 2)
                .findFirst()
                .orElseThrow();
        assertThat(told.path("sources").asInt()).isGreaterThan(1);

        JsonNode story = JSON.readTree(
                ran(home, "story", told.path("id").asString(), "--json").out());

        assertThat(story.path("languages").values().stream().map(JsonNode::asString))
                .containsExactly("en", "mn");
        assertThat(story.path("articles").values().stream()
                        .filter(article -> !article.path("id").equals(story.path("id")))
                        .map(article -> article.path("why").path("shared").size()))
                .allMatch(shared -> shared > 0);
        assertThat(story.path("articles").values().stream()
                        .filter(article -> article.path("id").equals(story.path("first")))
                        .map(article -> article.path("delay").asLong()))
                .containsExactly(0L);
    }

    @Test
    void commandsAtTheSameMomentAreAllAnswered() throws Exception {
        ConfigurationFolder files = new ConfigurationFolder();
        CommandLine.populateCommand(files);
        HomeFolder here = new HomeFolder();
        CommandLine.populateCommand(here, "--home", home.toString());
        int commands = 4;
        CyclicBarrier together = new CyclicBarrier(commands);
        List<Callable<Set<String>>> all = Collections.nCopies(commands, () -> {
            Set<String> ids = new HashSet<>();
            for (int round = 0; round < 10; round++) {
                together.await(1, TimeUnit.MINUTES);
                ids.add(OpenHome.ask(
                        here,
                        files,
                        opened -> opened.archive()
                                .citations()
                                .cite(cited(), Instant.EPOCH)
                                .id()));
            }
            return ids;
        });

        Set<String> ids = new HashSet<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(commands)) {
            for (Future<Set<String>> answered : callers.invokeAll(all)) {
                ids.addAll(answered.get());
            }
        }

        // The same search is cited under the same address.
        assertThat(ids).hasSize(1);
    }

    private static Citation.Cited cited() {
        return new Citation.Cited("q=bridge", 0, "analysis-1", 0, "sha256:00", "", Citation.Grounds.NONE);
    }

    @Test
    void aDigestIsTheSameEachTimeAndIsReadBack() throws IOException {
        String day = articles("")
                .map(article -> article.path("published").path("at").asString().substring(0, 10))
                .collect(Collectors.groupingBy(d -> d, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        String digest = ran(home, "digest", "--date", day).out();
        assertThat(ran(home, "digest", "--date", day).out()).isEqualTo(digest);
        assertThat(ran(home, "digest", "--date", day, "--format", "markdown").out())
                .contains("## English", "## Монгол");
        assertThat(digest.lines().filter(line -> line.contains("PUBLISHED:")).count())
                .isPositive();

        // The sample sites have addresses in numbers, where digests name hosts.
        Path file = Files.writeString(folder.resolve("digest.txt"), digest.replaceAll("WWW\\.[0-9.]+", "WWW.NEWS.MN"));
        Program.Ran imported = Program.run(
                "import",
                "digest",
                file.toString(),
                "--home",
                folder.resolve("read-back").toString(),
                "--config",
                Program.CONFIG.toString());

        assertThat(imported.out()).as(imported.err()).startsWith(digest.lines().count() + " headlines");
    }

    @Test
    void aDigestIsSentByMailInBothForms() throws Exception {
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        try {
            Path mailing = folder.resolve("mailing");
            try (Stream<Path> files = Files.walk(home)) {
                for (Path file : files.toList()) {
                    Files.copy(file, mailing.resolve(home.relativize(file).toString()));
                }
            }
            Files.writeString(
                    mailing.resolve("config/sonin.yaml"),
                    "%nalerts: {mail-server: \"smtp://127.0.0.1:%d\", mail-from: sonin@example.mn}%n"
                            .formatted(mail.getSmtp().getPort()),
                    StandardOpenOption.APPEND);

            assertThat(ran(mailing, "digest", "--date", "2025-12-05", "--mail", "editor@example.mn")
                            .out())
                    .isEqualTo("sent to editor@example.mn%n".formatted());
            assertThat(mail.getReceivedMessages()).hasSize(1);
            String sent = GreenMailUtil.getWholeMessage(mail.getReceivedMessages()[0]);
            assertThat(sent).contains("Subject: Sonin, 2025-12-05", "multipart/alternative", "text/plain", "text/html");
            Program.Ran partly = Program.run(
                    "digest",
                    "--date",
                    "2025-12-05",
                    "--mail",
                    "no address",
                    "--mail",
                    "publisher@example.mn",
                    "--home",
                    mailing.toString());
            assertThat(partly.code()).isEqualTo(1);
            assertThat(partly.out()).isEqualTo("sent to publisher@example.mn%n".formatted());
            assertThat(partly.err()).startsWith("sonin: the digest was not sent to \"no address\": ");
        } finally {
            mail.stop();
        }
        assertThat(Program.run("digest", "--mail", "editor@example.mn", "--home", home.toString())
                        .err())
                .contains("set alerts.mail-server in sonin.yaml first");
    }

    @Test
    void anExportHasARowForEachHit() throws IOException {
        Path file = folder.resolve("all.jsonl");
        ran(home, "export", "topic:rio-tinto", file.toString(), "--format", "jsonl");

        List<String> rows = Files.readAllLines(file);
        assertThat(rows).hasSize((int) articles("topic:rio-tinto").count()).isNotEmpty();
        assertThat(JSON.readTree(rows.getFirst()).path("story").asString()).hasSize(16);
    }

    @Test
    void anExportThatCannotBeMadeLeavesTheFileOfBefore() throws IOException {
        Path exports = Files.createDirectories(folder.resolve("exports"));
        Path file = Files.writeString(exports.resolve("all.csv"), "last month's");

        Program.Ran ran = Program.run("export", "title:(", file.toString(), "--home", home.toString());

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).startsWith("sonin: the query was not understood");
        assertThat(file).hasContent("last month's");
        try (Stream<Path> left = Files.list(exports)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void aFileThatCannotBeReadOrWrittenIsToldInASentence() {
        Path none = folder.resolve("nowhere/x.csv");

        assertThat(Program.run("export", "", none.toString(), "--home", home.toString())
                        .err())
                .isEqualTo("sonin: \"%s\" cannot be written: there is no \"%s.part\"%n".formatted(none, none));
        assertThat(Program.run("import", "warc", none.toString(), "--home", home.toString())
                        .err())
                .isEqualTo("sonin: \"%s\" cannot be read as a WARC file: there is no \"%s\"%n".formatted(none, none));
        assertThat(Program.run("extract", folder.toString()).err())
                .isEqualTo("sonin: \"%s\" cannot be read: Is a directory%n".formatted(folder));
        assertThat(Program.run("extract", "--batch", none.toString()).err())
                .isEqualTo("sonin: there is no \"%s\"%n".formatted(none));
    }

    @Test
    void whatTheApiWouldRefuseIsRefusedHereToo() {
        for (String[] given : List.<String[]>of(
                new String[] {"--size", "1001"},
                new String[] {"--size", "-1"},
                new String[] {"--asof", "-5"},
                new String[] {"--from", "2026-01-02", "--to", "2026-01-01"},
                new String[] {"--from", "-999999999-01-01"})) {
            List<String> all = new java.util.ArrayList<>(List.of("search", "copper", "--home", home.toString()));
            all.addAll(List.of(given));

            assertThat(Program.run(all.toArray(String[]::new)).code())
                    .as("%s", all)
                    .isEqualTo(2);
        }
        assertThat(Program.run("search", "copper", "--lang", "klingon", "--home", home.toString())
                        .err())
                .contains("there is no lang \"klingon\"");
    }

    @Test
    void aQueryThatWasNotUnderstoodIsFollowedByTheOneToTry() {
        assertThat(Program.run("search", "topic:rio-tinnto", "--home", home.toString())
                        .err()
                        .lines())
                .contains("Try: topic:rio-tinto");
    }

    @Test
    void nothingIsRebuiltWhereThereIsNoArchiveOrNoSuchSource() {
        Path none = folder.resolve("mistyped");

        for (String derived : List.of("index", "articles")) {
            assertThat(Program.run("rebuild", derived, "--home", none.toString(), "--config", Program.CONFIG.toString())
                            .err())
                    .startsWith("sonin: there is no archive in ");
        }
        assertThat(Program.run("rebuild", "articles", "--source", "typo", "--home", home.toString())
                        .err())
                .startsWith("sonin: there is no source \"typo\"");
        assertThat(none).doesNotExist();
    }

    @Test
    void aCitedSearchIsReplayedAndWrittenForReferenceManagers() {
        String cited = ran(home, "cite", "topic:rio-tinto").out();
        String id = cited.replaceFirst("(?s).*/citations/([0-9a-z]+).*", "$1");

        assertThat(cited).contains("Search in Sonin: topic:rio-tinto", "sha256:", "Replayed: the same list");
        assertThat(ran(home, "cite", "--replay", id).out()).isEqualTo(cited);
        assertThat(ran(home, "cite", "--replay", id, "--format", "ris").out())
                .startsWith("TY  - DATA\r\n")
                .contains("/citations/" + id);
        assertThat(ran(home, "cite", "--replay", id, "--format", "bibtex").out())
                .startsWith("@dataset{sonin-" + id + ",");
        assertThat(JSON.readTree(ran(home, "cite", "--replay", id, "--format", "csl")
                                .out())
                        .path(0)
                        .path("URL")
                        .asString())
                .endsWith("/citations/" + id);
    }

    @Test
    void aCitationTellsWhichArticlesAnEditedTopicAndDictionaryChange() throws IOException {
        Path edited = folder.resolve("edited");
        try (Stream<Path> all = Files.walk(home)) {
            for (Path each : all.toList()) {
                Files.copy(each, edited.resolve(home.relativize(each)));
            }
        }
        String topic = cited("topic:rio-tinto", edited);
        String word = cited("dialogue", edited);
        Path topics = edited.resolve("config/topics.yaml");
        Files.writeString(
                topics, Files.readString(topics).replaceFirst("(?s)(\nrio-tinto:.*?\n  query: )[^\n]*", "$1dialogue"));
        Files.writeString(
                edited.resolve("config/expansions.tsv"), "word\tdialogue\tУлаанбаатар\n", StandardOpenOption.APPEND);

        assertThat(replayed(topic, edited))
                .contains("because of: topic")
                .containsPattern("missing [0-9a-z]{16}: topic: topic rio-tinto, was \".*\", is \"dialogue\"");
        assertThat(replayed(word, edited))
                .contains("because of: dictionary", "0 missing")
                .containsPattern("added [0-9a-z]{16}: dictionary: expansion word-dialogue");
    }

    private static String cited(String query, Path at) {
        return ran(at, "cite", query).out().replaceFirst("(?s).*/citations/([0-9a-z]+).*", "$1");
    }

    private static String replayed(String id, Path at) {
        return ran(at, "cite", "--replay", id).out();
    }

    @Test
    void anUnknownCitationIsToldSo() {
        Program.Ran ran = Program.run("cite", "--replay", "none", "--home", home.toString());

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).isEqualTo("sonin: no citation has the id \"none\"%n".formatted());
    }

    @Test
    void aTopicShowsWhatItMatchesAndWhy() {
        Program.Ran ran = ran(home, "topics", "test", "rio-tinto");

        assertThat(ran.out()).contains("rio-tinto: ", "headline: Rio", "headline: Рио");
    }

    @Test
    void anAlertOutlivesAKillBetweenMatchAndDelivery() throws Exception {
        Path killed = folder.resolve("killed");
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.toList()) {
                Files.copy(file, killed.resolve(home.relativize(file).toString()));
            }
        }
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        int port;
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            port = silent.getLocalPort();
            Files.writeString(
                    killed.resolve("config/sonin.yaml"),
                    "%nalerts:%n  secret: shared%n  mail-server: smtp://127.0.0.1:%d%n  mail-from: sonin@example.mn%n"
                            .formatted(mail.getSmtp().getPort()),
                    StandardOpenOption.APPEND);
            ran(
                    killed,
                    "saved",
                    "add",
                    "Mine",
                    "Erdenet",
                    "--target",
                    "http://127.0.0.1:" + port + "/hook",
                    "--target",
                    "mailto:editor@example.mn",
                    "--allow-loopback");
            Path headlines = Files.writeString(
                    folder.resolve("new.txt"),
                    "1 ERDENET OPENS A THIRD CONCENTRATOR LINE WWW.NEWS.MN PUBLISHED:2025/12/06\n");
            ran(killed, "import", "digest", headlines.toString(), "--config", Program.CONFIG.toString());
            Process process = Program.process("alerts", "run", "--allow-loopback", "--home", killed.toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            silent.setSoTimeout(120_000);
            try (Socket connected = silent.accept()) {
                assertThat(connected.isConnected()).as("matched, and sending").isTrue();
                process.destroyForcibly().waitFor();
            }
        }
        Map<String, Integer> received = new ConcurrentHashMap<>();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        receiver.createContext("/", exchange -> {
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.merge(exchange.getRequestHeaders().getFirst("Idempotency-Key"), 1, Integer::sum);
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
        try {
            Program.Ran first = ran(killed, "alerts", "run", "--allow-loopback");
            Program.Ran second = ran(killed, "alerts", "run", "--allow-loopback");

            assertThat(first.out()).contains("2 arrived, 0 failed");
            assertThat(second.out()).contains("0 matched, 0 arrived, 0 failed");
            assertThat(received)
                    .hasSize(1)
                    .allSatisfy((key, times) -> assertThat(times).isEqualTo(1));
            assertThat(mail.getReceivedMessages()).hasSize(1);
        } finally {
            receiver.stop(0);
            mail.stop();
        }
    }
}
