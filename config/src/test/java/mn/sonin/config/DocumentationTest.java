package mn.sonin.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every key an operator can write is explained, and what is printed can be read again. */
class DocumentationTest {
    private static final Set<String> SECTIONS = Set.of(
            "user-agent", "limits", "postgresql", "opensearch", "warc", "s3", "log", "sources", "server", "alerts");
    private static final Path DEFAULTS = Path.of("src/main/resources/mn/sonin/config/defaults.yaml");

    @Test
    void everyKeyOfTheDefaultsIsDocumented() throws IOException {
        String document = Files.readString(Path.of("../docs/configuration.md"));

        assertThat(keys()).isNotEmpty().allSatisfy(key -> assertThat(document).contains("`" + key + "`"));
    }

    @Test
    void everyDefaultHasItsReasonAboveIt() throws IOException {
        List<String> lines = Files.readAllLines(DEFAULTS);

        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).matches(" *[a-z-]+: .+")) {
                assertThat(lines.get(i - 1)).as("line above %s", lines.get(i)).contains("# ");
            }
        }
    }

    @Test
    void whatIsShownMeansTheSameWhenReadAgain() {
        Settings settings = ConfigurationReader.defaults();
        List<Problem> problems = new ArrayList<>();

        Optional<Section> shown = YamlFile.parse(EffectiveSettings.print(settings), "sonin.yaml", problems);

        assertThat(shown.map(SettingsReader::read)).contains(settings);
        assertThat(problems).isEmpty();
    }

    @Test
    void noSecretIsEverShown() {
        List<Problem> problems = new ArrayList<>();
        String secrets = "server: {token: open-sesame}\n"
                + "alerts: {secret: sesame-seed, mail-server: 'smtps://mail.example.mn:465',"
                + " mail-from: news@example.mn, mail-user: news, mail-password: sesame-oil}";
        Settings settings = SettingsReader.read(
                YamlFile.parse(secrets, "sonin.yaml", problems).orElseThrow());

        assertThat(EffectiveSettings.print(settings))
                .contains("token: ******", "secret: ******", "mail-password: ******")
                .doesNotContain("sesame");
    }

    /** A promise whose test was renamed or deleted would be one that nothing proves. */
    @ParameterizedTest
    @ValueSource(strings = {"reliability.md", "security.md"})
    void everyTestThatIsNamedAsProofIsThere(String document) throws IOException {
        Map<String, String> tests = tests();
        List<String> named = Pattern.compile("`([A-Z]\\w*Test(?:\\.\\w+)?|[a-z]+(?:[A-Z0-9][a-z0-9]*){2,})`")
                .matcher(Files.readString(Path.of("../docs", document)))
                .results()
                .map(name -> name.group(1))
                .toList();

        assertThat(named).isNotEmpty().filteredOn(name -> !isThere(name, tests)).isEmpty();
    }

    /** What can be typed as it stands: a class path would be left to the reader. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "docs/reliability.md",
                "docs/language.md",
                "docs/extraction.md",
                "docs/cluster.md",
                "docs/performance.md",
                "docs/operating.md",
                "README.md",
                "CONTRIBUTING.md"
            })
    void noMeasurementIsLeftToAClassPath(String document) throws IOException {
        assertThat(Path.of("..", document)).content().doesNotContain("java -cp");
    }

    @Test
    void everyMeasurementThatIsNamedIsThere() throws IOException {
        String all = String.join("\n", documents());
        List<Path> classes = found(all, "\\bbench/run ([a-z]+\\.[A-Z]\\w+)")
                .map(name -> Path.of("../bench/src/main/java/mn/sonin/bench", name.replace('.', '/') + ".java"))
                .toList();
        List<Path> scripts = found(all, "(?<![/\\w])(bench/[a-z]+)\\b(?!/)")
                .map(Path.of("..")::resolve)
                .toList();

        assertThat(classes).isNotEmpty().allSatisfy(file -> assertThat(file).exists());
        assertThat(scripts).isNotEmpty().allSatisfy(file -> assertThat(file).isExecutable());
    }

    private static Stream<String> found(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().map(match -> match.group(1));
    }

    /** The text of all that is written for people. */
    private static List<String> documents() throws IOException {
        List<String> documents = new ArrayList<>();
        for (Path folder : List.of(Path.of(".."), Path.of("../docs"), Path.of("../docs/decisions"))) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file :
                        (Iterable<Path>) files.filter(file -> file.toString().endsWith(".md"))::iterator) {
                    documents.add(Files.readString(file));
                }
            }
        }
        return documents;
    }

    private static boolean isThere(String name, Map<String, String> tests) {
        int dot = name.indexOf('.');
        Pattern method = Pattern.compile("\\b" + name.substring(dot + 1) + "(\\(| =)");
        if (!Character.isUpperCase(name.charAt(0))) {
            return tests.values().stream().anyMatch(text -> method.matcher(text).find());
        }
        String text = tests.getOrDefault((dot < 0 ? name : name.substring(0, dot)) + ".java", "");
        return dot < 0 ? !text.isEmpty() : method.matcher(text).find();
    }

    /** All tests of all modules: name of the file, text. */
    private static Map<String, String> tests() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            Map<String, String> tests = new TreeMap<>();
            for (Path file :
                    (Iterable<Path>) files.filter(file -> file.toString().endsWith("Test.java"))::iterator) {
                tests.merge(file.getFileName().toString(), Files.readString(file), String::concat);
            }
            return tests;
        }
    }

    private static List<String> keys() {
        List<Problem> problems = new ArrayList<>();
        Section defaults;
        try {
            defaults = YamlFile.parse(Files.readString(DEFAULTS), "defaults.yaml", problems)
                    .orElseThrow();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return keys("", defaults).toList();
    }

    private static Stream<String> keys(String path, Section section) {
        return section.keys().stream()
                .flatMap(key -> SECTIONS.contains(key)
                        ? keys(path + key + ".", section.section(key).orElseThrow())
                        : Stream.of(path + key));
    }
}
