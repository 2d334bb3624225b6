package mn.sonin.bench.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FuzzingTest {
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

    @TempDir
    private Path module;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private boolean clean(String test, Duration each) throws Exception {
        return Fuzzing.clean(
                Brittle.class, List.of(test), each, module, new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatBreaksAReaderIsKeptBesideItsInputs() throws Exception {
        Path inputs = Files.createDirectories(
                module.resolve("src/test/resources/mn/sonin/bench/fuzz/BrittleInputs/aWordUndoesIt"));

        assertThat(clean("aWordUndoesIt", LONG_ENOUGH)).as(said()).isFalse();

        try (Stream<Path> kept = Files.list(inputs)) {
            assertThat(kept).singleElement().satisfies(file -> {
                // What follows the word may be no UTF-8 at all.
                assertThat(Files.readAllBytes(file)).startsWith("сонин".getBytes(StandardCharsets.UTF_8));
                assertThat(said()).contains(file.toString(), "undone by сонин");
            });
        }
        assertThat(said()).containsPattern("\\| aWordUndoesIt \\| [1-9][0-9,]* \\| [1-9][0-9,]* \\| 1 \\|");
    }

    @Test
    void aReaderThatNothingBreaksIsFuzzedToTheEndOfItsTime() throws Exception {
        assertThat(clean("nothingUndoesIt", Duration.ofSeconds(1))).as(said()).isTrue();

        assertThat(said()).containsPattern("\\| nothingUndoesIt \\| [1-9][0-9,]* \\| [1-9][0-9,]* \\| none \\|");
    }

    @Test
    void aTestThatIsNotThereIsNoSuccess() throws Exception {
        assertThat(clean("nobodyWroteIt", Duration.ofSeconds(1))).isFalse();

        assertThat(said()).contains("nobodyWroteIt could not be fuzzed");
    }
}
