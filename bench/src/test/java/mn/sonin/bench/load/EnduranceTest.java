package mn.sonin.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The short form; {@link Endurance#main} is the long one. Too short to tell growth. */
class EnduranceTest {
    @Test
    void harvestsIndexingAndSearchesTogetherGoWithoutAnError() throws Exception {
        Endurance.Sum sum = Endurance.run(Path.of("..", "config"), Duration.ofSeconds(15), 200, 5);

        assertThat(sum.broken()).as(sum.toString()).isZero();
        assertThat(sum.failed()).as(sum.toString()).isZero();
        assertThat(sum.searches()).as(sum.toString()).isPositive();
    }
}
