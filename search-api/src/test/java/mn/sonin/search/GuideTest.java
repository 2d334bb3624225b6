package mn.sonin.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The guide of the API says what is there, and what it tells people to run runs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuideTest {
    private Stand stand;
    private String guide;

    @BeforeAll
    void open(@TempDir Path home) throws IOException {
        stand = Stand.open(home);
        guide = Files.readString(Path.of("../docs/api.md"));
    }

    @AfterAll
    void close() {
        stand.close();
    }

    @Test
    void everyRouteIsInTheGuide() {
        assertThat(stand.json("/openapi.json").get("paths").propertyNames())
                .allSatisfy(path -> assertThat(guide).contains(named(path)));
    }

    /** What the guide must name of a path: its last part that is no value, which it may shorten to an ending. */
    private static String named(String path) {
        List<String> parts = Arrays.stream(path.split("/", -1))
                .map(part -> part.replaceAll("\\{\\w+\\}", ""))
                .filter(part -> !part.isEmpty())
                .toList();
        return parts.getLast().replaceFirst("^export", "");
    }

    @Test
    void thePythonOfTheGuideRuns(@TempDir Path folder) throws IOException, InterruptedException {
        String said = run("python3", "python", folder);

        int total = stand.json("/api/v1/articles?topic=copper").get("total").asInt();
        assertThat(said.lines()).hasSize(total);
        assertThat(said).contains("Зэсийн олборлолт нэмэгдэнэ");
    }

    @Test
    void theROfTheGuideRuns(@TempDir Path folder) throws IOException, InterruptedException {
        assertThat(run("Rscript", "r", folder)).contains("2026");
    }

    /** What the guide's snippet in this language prints, asked of this stand and on a topic that it has. */
    private String run(String program, String language, Path folder) throws IOException, InterruptedException {
        assumeTrue(there(program), "skipped: the guide's snippet needs %s on the PATH".formatted(program));
        Matcher snippet =
                Pattern.compile("(?s)```%s\n(.*?)```".formatted(language)).matcher(guide);
        assertThat(snippet.find()).isTrue();
        Path file = folder.resolve("snippet");
        Files.writeString(
                file,
                snippet.group(1)
                        .replace("http://127.0.0.1:8080", stand.address(""))
                        .replace("ulaanbaatar-dialogue", "copper"));
        ProcessBuilder builder = new ProcessBuilder(program, file.toString()).redirectErrorStream(true);
        builder.environment().put("PYTHONIOENCODING", "utf-8");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static boolean there(String program) {
        return Arrays.stream(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
