package mn.sonin.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mn.sonin.config.Settings.Warc;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator is told of the files, and what the program makes of them. */
class ConfigurationReaderTest {
    private static final String SOURCE = """
            name: {en: Example, mn: Жишээ}
            home: https://example.mn/
            languages: [mn]
            discovery:
              - {feed: "https://example.mn/feed"}
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void aGoodFolder() throws IOException {
        write("sonin.yaml", "zone: Asia/Ulaanbaatar\n");
        write("topics.yaml", "{}\n");
        write("sources/example.yaml", SOURCE);
    }

    @Test
    void whatIsNotWrittenHasItsDefault() {
        Configuration configuration = read();

        assertThat(configuration.settings().limits().bodyBytes()).isEqualTo(10L << 20);
        assertThat(configuration.sources().getFirst().politeness().delay()).isEqualTo(Duration.ofSeconds(5));
        assertThat(configuration.sources().getFirst().rhythm()).isInstanceOf(Rhythm.Cron.class);
    }

    @Test
    void whatIsWrittenWins() throws IOException {
        write("sources/example.yaml", SOURCE + "politeness: {delay: 500ms}\nrhythm: {every: 30m}\n");

        Source source = read().sources().getFirst();

        assertThat(source.politeness().delay()).isEqualTo(Duration.ofMillis(500));
        assertThat(source.rhythm()).isEqualTo(new Rhythm.Every(Duration.ofMinutes(30)));
    }

    @Test
    void theFormOfTheLogCanBeChosen() throws IOException {
        assertThat(read().settings().logFormat()).isEqualTo(Settings.LogFormat.TEXT);

        write("sonin.yaml", "log: {format: json}\n");

        assertThat(read().settings().logFormat()).isEqualTo(Settings.LogFormat.JSON);
    }

    @Test
    void allProblemsOfAllFilesAreToldTogetherWithFileAndLine() throws IOException {
        write("sonin.yaml", "zone: Asia/Ulanbator2\nlimits:\n  conect: 5s\n");
        write("sources/example.yaml", SOURCE + "politeness:\n  delay: 5\nselectors: {title: [\"h1[\"]}\n");
        write("topics.yaml", "coal:\n  en: Coal\n");

        assertThat(problems())
                .containsExactly(
                        "sonin.yaml:1: zone \"Asia/Ulanbator2\" is no time zone; write one of the IANA names, as in"
                                + " \"Asia/Ulaanbaatar\"",
                        "sonin.yaml:3: unknown key \"limits.conect\"; did you mean \"connect\"?",
                        "sources/example.yaml:7: politeness.delay \"5\" has no unit; write \"5s\", \"5m\", \"5h\" or \"5d\"",
                        "sources/example.yaml:8: selectors.title \"h1[\" is no CSS selector: " + selectorProblem(),
                        "topics.yaml:2: coal.mn is missing; give the Mongolian name",
                        "topics.yaml:2: about is missing; say in one sentence what the topic is, as {en: …, mn: …}",
                        "topics.yaml:2: coal.query is missing; give what to search for");
    }

    @Test
    void revisitsThatDoNotAscendAreRefusedWhereTheyStand() throws IOException {
        write("sonin.yaml", "sources:\n  revisits: [1h, 1h]\n");
        write("sources/example.yaml", SOURCE + "politeness:\n  revisits: [1d, 6h, 7d]\n");

        assertThat(problems())
                .containsExactly(
                        "sonin.yaml:2: sources.revisits must be ascending, each span longer than the one before, as in [1h,"
                                + " 6h, 1d]; got [1h, 1h]",
                        "sources/example.yaml:7: politeness.revisits must be ascending, each span longer than the one"
                                + " before, as in [1h, 6h, 1d]; got [1d, 6h, 7d]");
    }

    @Test
    void aSharedStoreIsReadWithoutItsPassword() throws IOException {
        write("sonin.yaml", """
                store: postgresql
                postgresql: {url: 'jdbc:postgresql://db.example.mn/sonin', user: archive}
                warc: {folder: /srv/sonin/warc}
                """);

        assertThat(read().settings().sharing())
                .contains(new Settings.Sharing(
                        URI.create("jdbc:postgresql://db.example.mn/sonin"),
                        "archive",
                        new Warc.Folder(Path.of("/srv/sonin/warc"))));
    }

    @Test
    void passwordsInTheAddressOfADatabaseAreNotShown() throws IOException {
        write("sonin.yaml", """
                store: postgresql
                postgresql: {url: 'jdbc:postgresql://db.example.mn/sonin?password=sesame&ssl=true&sslPassword=opens'}
                warc: {folder: /srv/sonin/warc}
                """);

        assertThat(EffectiveSettings.print(read().settings()))
                .contains("?password=******&ssl=true&sslPassword=******")
                .doesNotContain("sesame", "opens\n", "opens\"");
    }

    @Test
    void aStorageForWarcFilesIsReadWithoutItsKeysAndShownAgain() throws IOException {
        write("sonin.yaml", """
                store: postgresql
                postgresql: {url: 'jdbc:postgresql://db.example.mn/sonin'}
                warc: {s3: {endpoint: 'https://s3.example.mn:9000', bucket: news, prefix: 'warc/', file-age: 2m}}
                """);

        Settings settings = read().settings();

        assertThat(settings.sharing().map(Settings.Sharing::warc))
                .contains(new Warc.S3(
                        URI.create("https://s3.example.mn:9000"), "news", "us-east-1", "warc/", Duration.ofMinutes(2)));
        write("sonin.yaml", EffectiveSettings.print(settings));
        assertThat(read().settings()).isEqualTo(settings);
    }

    @Test
    void halfAStorageAndTwoPlacesAreRefused() throws IOException {
        write("sonin.yaml", """
                store: postgresql
                postgresql: {url: 'jdbc:postgresql://db.example.mn/sonin'}
                warc:
                  folder: /srv/sonin/warc
                  file-size: 6GB
                  s3:
                    endpoint: https://s3.example.mn
                """);

        assertThat(problems())
                .containsExactlyInAnyOrder(
                        "sonin.yaml:7: warc.s3.endpoint and warc.s3.bucket go together; give both, as in"
                                + " https://s3.eu-central-1.amazonaws.com and sonin",
                        "sonin.yaml:5: warc.file-size is more than the 5GB that a storage takes at once; give a smaller one,"
                                + " as in 1GB",
                        "sonin.yaml:4: warc.folder and warc.s3 are two places for the same files; keep one of them");

        write("sonin.yaml", "warc:\n  s3: {endpoint: 'https://s3.example.mn', bucket: news}\n");

        assertThat(problems())
                .containsExactly(
                        "sonin.yaml:2: warc.s3 says nothing with store: embedded; write store: postgresql, or leave it out");
    }

    @Test
    void halfASharedStoreIsRefused() throws IOException {
        write("sonin.yaml", "store: postgresql\npostgresql:\n  url: mysql://db.example.mn\nwarc:\n  folder: warc\n");

        assertThat(problems())
                .containsExactly(
                        "sonin.yaml:1: store: postgresql needs postgresql.url, as in jdbc:postgresql://db.example.mn/sonin",
                        "sonin.yaml:1: store: postgresql needs warc.folder, the absolute path under which every machine sees"
                                + " the shared folder of WARC files, as in /srv/sonin/warc; or warc.s3, a storage that speaks S3");

        write("sonin.yaml", "postgresql:\n  url: jdbc:postgresql://db.example.mn/sonin\n");

        assertThat(problems())
                .containsExactly(
                        "sonin.yaml:2: postgresql.url says nothing with store: embedded; write store: postgresql,"
                                + " or leave it out");
    }

    @Test
    void anIndexInAClusterIsReadWithoutItsPassword() throws IOException {
        write("sonin.yaml", """
                index: opensearch
                opensearch: {urls: ['https://a.example.mn:9200', 'http://b.example.mn'], name: news, shards: 6, replicas: 2, user: sonin}
                """);

        assertThat(read().settings().openSearch())
                .contains(new Settings.OpenSearch(
                        List.of(URI.create("https://a.example.mn:9200"), URI.create("http://b.example.mn")),
                        "news",
                        6,
                        2,
                        Optional.of("sonin")));
    }

    @Test
    void halfAnIndexInAClusterIsRefused() throws IOException {
        write("sonin.yaml", "index: opensearch\n");

        assertThat(problems())
                .containsExactly(
                        "sonin.yaml:1: index: opensearch needs opensearch.urls, the nodes of the cluster, as in"
                                + " [https://search-1.example.mn:9200]");

        write("sonin.yaml", "opensearch:\n  urls: [http://localhost:9200]\n");

        assertThat(problems())
                .containsExactly(
                        "sonin.yaml:2: opensearch.urls says nothing with index: embedded; write index: opensearch,"
                                + " or leave it out");

        write(
                "sonin.yaml",
                "index: opensearch\nopensearch:\n  urls: [localhost:9200, http://localhost:9200/news]\n  name: News\n");

        assertThat(problems())
                .contains(
                        "sonin.yaml:4: opensearch.name \"News\" must have up to 100 small letters, digits and hyphens,"
                                + " and begin with a letter, as in sonin",
                        "sonin.yaml:3: opensearch.urls has \"localhost:9200\"; each must be http:// or https:// with a host,"
                                + " perhaps a port, and nothing else, as in https://search-1.example.mn:9200",
                        "sonin.yaml:3: opensearch.urls has \"http://localhost:9200/news\"; each must be http:// or https://"
                                + " with a host, perhaps a port, and nothing else, as in https://search-1.example.mn:9200");
    }

    @Test
    void aPublicAddressOfWhichNoLinkCanBeMadeIsRefused() throws IOException {
        for (String address :
                List.of("sonin.example.mn:8080", "https://example.mn/sonin/", "mailto:a@example.mn", "https:///x")) {
            write("sonin.yaml", "server:\n  public-address: \"%s\"\n".formatted(address));

            assertThat(problems())
                    .singleElement()
                    .asString()
                    .isEqualTo(
                            "sonin.yaml:2: \"%s\" is not http:// or https:// and a host alone, as in https://sonin.example.mn/"
                                    .formatted(address));
        }
    }

    @Test
    void halfAMailServerIsRefused() throws IOException {
        write("sonin.yaml", "alerts:\n  mail-user: sonin\n  mail-password: sesame\n");

        assertThat(problems())
                .containsExactly(
                        "sonin.yaml:2: alerts.mail-user says nothing without alerts.mail-server; give the server, as in"
                                + " smtps://mail.example.mn:465",
                        "sonin.yaml:3: alerts.mail-password says nothing without alerts.mail-server; give the server, as in"
                                + " smtps://mail.example.mn:465");

        write("sonin.yaml", "alerts:\n  mail-server: https://mail.example.mn\n  mail-user: sonin\n");

        assertThat(problems())
                .containsExactly(
                        "sonin.yaml:2: alerts.mail-server \"https://mail.example.mn\" must be smtp://HOST or smtps://HOST, with"
                                + " a port where it is not the usual one",
                        "sonin.yaml:3: alerts.mail-user and alerts.mail-password go together; give both or neither");
    }

    @Test
    void aKeyGivenTwiceIsRefused() throws IOException {
        write("sources/example.yaml", SOURCE + "home: https://example.com/\n");

        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("sources/example.yaml:6: ")
                .contains("home");
    }

    @Test
    void brokenYamlIsRefusedWithItsLine() throws IOException {
        write("sonin.yaml", "zone: Asia/Ulaanbaatar\nlimits: [\n");

        assertThat(problems()).singleElement().asString().startsWith("sonin.yaml:3: not YAML");
    }

    @Test
    void anUnknownCollectionIsRefused() throws IOException {
        write("sources/example.yaml", SOURCE + "collections: [statemedia]\n");

        assertThat(problems())
                .containsExactly(
                        "sources/example.yaml:6: collection \"statemedia\" is not one of sonin.yaml's collections []");
    }

    @Test
    void aFileThatIsNotUtf8IsRefused() throws IOException {
        Files.write(folder.resolve("topics.yaml"), "нүүрс: 1".getBytes(Charset.forName("windows-1251")));

        assertThat(problems()).containsExactly("topics.yaml:1: the file is not UTF-8; save it as UTF-8");
    }

    @Test
    void aLinkThatIsTheSameForEveryEntryIsRefused() throws IOException {
        write(
                "sources/example.yaml",
                SOURCE + "  - {wordpress: \"https://example.mn/wp-json/\", link: \"https://example.mn/r/\"}\n");

        assertThat(problems())
                .containsExactly(
                        "sources/example.yaml:6: link \"https://example.mn/r/\" has no {field}; write where the entry's own"
                                + " value goes, as in https://example.mn/r/{id}");
    }

    @Test
    void furtherPagesOfAListAreNumberedOrLinked() throws IOException {
        String list = "  - {list: \"https://example.mn/\", item: a, next: %s}\n";
        write(
                "sources/example.yaml",
                SOURCE + list.formatted("\"https://example.mn/p/{page}\"") + list.formatted(".pages > a"));

        assertThat(read().sources().getFirst().discovery())
                .extracting(Discovery::onePage)
                .containsExactly(false, false, false);

        write(
                "sources/example.yaml",
                SOURCE
                        + list.formatted("\"https://example.mn/p/2\"")
                        + list.formatted("\"/p/{page}\"")
                        + list.formatted("\"a[\""));

        assertThat(problems())
                .satisfiesExactly(
                        problem -> assertThat(problem)
                                .isEqualTo(
                                        "sources/example.yaml:6: next \"https://example.mn/p/2\" has no {page}; write where the"
                                                + " number of the page goes, or the selector of the links to further pages"),
                        problem -> assertThat(problem)
                                .isEqualTo(
                                        "sources/example.yaml:7: \"/p/{page}\" is not an absolute address that starts with"
                                                + " http:// or https://"),
                        problem -> assertThat(problem)
                                .startsWith("sources/example.yaml:8: ")
                                .contains("\"a[\" is no CSS selector"));
    }

    @Test
    void aPlaceThatTheSiteMayNotHaveIsMarked() throws IOException {
        write("sources/example.yaml", SOURCE + "  - {feed: \"https://example.mn/rss\", optional: true}\n");

        assertThat(read().sources().getFirst().optional())
                .containsExactly(new Discovery.Feed("https://example.mn/rss"));

        write("sources/example.yaml", SOURCE + "  - {feed: \"https://example.mn/rss\", optional: perhaps}\n");

        assertThat(problems()).containsExactly("sources/example.yaml:6: \"perhaps\" is not true or false");
    }

    @Test
    void anAddressIsNoHost() throws IOException {
        write(
                "sources/example.yaml",
                SOURCE
                        + "hosts: [\"https://old.example.mn/\"]\naddresses:\n  mirrors: [m.example.mn, сонин.мон, example]\n");

        assertThat(problems())
                .containsExactly(
                        "sources/example.yaml:6: hosts has \"https://old.example.mn/\"; write the host alone, as in news.example.mn",
                        "sources/example.yaml:8: mirrors has \"example\"; write the host alone, as in news.example.mn");

        write("sources/example.yaml", SOURCE + "hosts: [old.example.mn]\n");

        assertThat(read().sources().getFirst().hosts()).containsExactly("old.example.mn");
    }

    @Test
    void anIntervalOfZeroIsRefused() throws IOException {
        write("sources/example.yaml", SOURCE + "rhythm: {every: 0s}\n");

        assertThat(problems())
                .containsExactly("sources/example.yaml:6: rhythm.every \"0s\" must be longer than nothing");
    }

    private static String selectorProblem() {
        try {
            return String.valueOf(org.jsoup.select.QueryParser.parse("h1["));
        } catch (IllegalStateException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private Configuration read() {
        return ((ConfigurationResult.Read) ConfigurationReader.read(folder)).configuration();
    }

    private List<String> problems() {
        return ((ConfigurationResult.Refused) ConfigurationReader.read(folder))
                .problems().stream().map(Problem::toString).toList();
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }
}
