package mn.sonin.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every key an operator can write is explained, and what is printed can be read again. */
class DocumentationTest {
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

    private static List<String> keys() {
        List<Problem> problems = new ArrayList<>();
        Section defaults;
        try {
            defaults = YamlFile.parse(Files.readString(DEFAULTS), "defaults.yaml", problems)
                    .orElseThrow();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return defaults.keys().stream()
                .flatMap(key ->
                        Stream.of("user-agent", "limits", "postgresql", "warc", "log", "sources", "server", "alerts")
                                        .anyMatch(key::equals)
                                ? defaults.section(key).orElseThrow().keys().stream()
                                        .map(inner -> key + "." + inner)
                                : Stream.of(key))
                .toList();
    }
}
