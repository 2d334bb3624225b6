package mn.sonin.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A figure without its machine, its spread and its peer cannot be judged. */
class ReportTest {
    @TempDir
    Path folder;

    @Test
    void theFileHasMachineSpreadAndRatio() throws IOException {
        Path file = folder.resolve("of/figures.json");

        measured().write(file);

        JsonNode json = JsonMapper.shared().readTree(file.toFile());
        assertThat(json.path("machine").asString()).contains("Java ").contains("load ");
        JsonNode ours = json.path("figures").get(0);
        assertThat(ours.path("what").asString()).isEqualTo("ours");
        assertThat(ours.path("median").asDouble()).isEqualTo(30);
        assertThat(ours.path("least").asDouble()).isEqualTo(20);
        assertThat(ours.path("most").asDouble()).isEqualTo(40);
        assertThat(ours.path("rounds").asInt()).isEqualTo(3);
        assertThat(ours.at("/ratio/peer").asString()).isEqualTo("theirs");
        assertThat(ours.at("/ratio/value").asDouble()).isEqualTo(1.5);
    }

    @Test
    void theTableHasARowForEachThingAndAColumnForEachUnit() throws IOException {
        assertThat(measured()).hasToString("""
                | | pages a second | MB | failed |
                |---|---|---|---|
                | ours | 30 (20 – 40), 1.50 × | 7.25 |  |
                | theirs | 20 (10 – 30) |  | 0 |
                """);
    }

    @Test
    void nothingIsComparedWithNone() throws IOException {
        Report report = Report.begin();
        report.add("ours", "failed", 1);
        report.add("theirs", "failed", 0);
        report.beside("ours", "theirs");

        assertThat(report.figures().getFirst().ratio()).isEmpty();
    }

    private static Report measured() throws IOException {
        Report report = Report.begin();
        report.add("ours", "pages a second", 40);
        report.add("ours", "pages a second", 20);
        report.add("ours", "pages a second", 30);
        report.add("theirs", "pages a second", 10);
        report.add("theirs", "pages a second", 30);
        report.add("ours", "MB", 7.25);
        report.add("theirs", "failed", 0);
        report.beside("ours", "theirs");
        return report;
    }
}
