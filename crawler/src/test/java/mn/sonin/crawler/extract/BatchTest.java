package mn.sonin.crawler.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class BatchTest {
    private final Batch batch =
            new Batch(new Extractor(), Clock.fixed(Instant.parse("2026-09-12T11:30:00Z"), ZoneOffset.UTC));

    @TempDir
    Path folder;

    @Test
    void everyPageOfAManifestGivesOneLine() throws IOException {
        Files.writeString(folder.resolve("a.html"), "<h1>Гарчиг нэг</h1><time datetime=2024-01-05>5 сар</time>");
        Files.writeString(folder.resolve("b.html"), "");
        Files.writeString(
                folder.resolve("manifest.jsonl"),
                "{\"id\":\"x/a\",\"url\":\"https://a.example/\",\"file\":\"a.html\"}\n{\"id\":\"x/b\",\"url\":null,\"file\":\"b.html\"}\n");
        List<String> lines = new ArrayList<>();

        batch.run(List.of(folder.resolve("manifest.jsonl")), 1, lines::add);

        var json = JsonMapper.builder().build();
        assertThat(lines).hasSize(2);
        assertThat(json.readTree(lines.get(0)).path("title").asString()).isEqualTo("Гарчиг нэг");
        assertThat(json.readTree(lines.get(0)).path("date").asString()).isEqualTo("2024-01-05");
        assertThat(json.readTree(lines.get(0)).path("millis").isNumber()).isTrue();
        assertThat(json.readTree(lines.get(1)).path("text").isNull()).isTrue();
    }

    @Test
    void bytesThatAreNotUtf8AreReadAsDeclared() throws IOException {
        Path page = folder.resolve("old.html");
        Files.write(page, "<meta charset=windows-1251><h1>Гарчиг</h1>".getBytes(Charset.forName("windows-1251")));

        assertThat(Batch.decode(page)).endsWith("<h1>Гарчиг</h1>");
    }

    @Test
    void aBrokenLineOfAManifestIsNamedWithItsNumber() throws IOException {
        Path manifest = Files.writeString(folder.resolve("manifest.jsonl"), "\n{\"id\":\"x/a\"}\n");

        assertThatThrownBy(() -> batch.run(List.of(manifest), 0, line -> {}))
                .cause()
                .hasMessageStartingWith("%s:2: expected a JSON object with \"id\" and \"file\": ".formatted(manifest));
    }

    @Test
    void aMissingManifestIsNamed() {
        Path missing = folder.resolve("none.jsonl");

        assertThatThrownBy(() -> batch.run(List.of(missing), 0, line -> {}))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot read the manifest \"" + missing + "\"");
    }
}
