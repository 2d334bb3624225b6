package mn.sonin.bench.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The short form; {@link Crashes#main} is the long one. */
class CrashesTest {
    @Test
    void nothingAcknowledgedIsLostWhereverTheProgramIsKilled() throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();

        Crashes.Sum sum =
                Crashes.run(Path.of("..", "config"), 8, 3, false, new PrintStream(said, true, StandardCharsets.UTF_8));

        assertThat(sum.faults()).as(said.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(sum.survived()).isEqualTo(8);
    }
}
