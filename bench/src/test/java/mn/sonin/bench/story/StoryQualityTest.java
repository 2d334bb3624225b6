package mn.sonin.bench.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoryQualityTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-12-05T04:00:00Z"), ZoneOffset.UTC);

    @Test
    void articlesOfOneEventAreOneStoryAheadOfSameAddressAndOfMinHash(@TempDir Path folder) throws IOException {
        List<StoryQuality.Figures> figures = StoryFigures.measure(Path.of("../config"), folder, CLOCK);
        StoryQuality.Figures sonin = figures.getLast();

        assertThat(sonin.of().values().stream().mapToInt(Integer::intValue).sum())
                .as("labelled pairs that were harvested")
                .isGreaterThanOrEqualTo(200);
        assertThat(sonin.stories().precision()).as(sonin.toString()).isGreaterThanOrEqualTo(0.97);
        assertThat(sonin.stories().recall()).as(sonin.toString()).isGreaterThanOrEqualTo(0.85);
        for (StoryQuality.Figures other : figures.subList(0, figures.size() - 1)) {
            assertThat(sonin.stories().f1())
                    .as("beside %s", other)
                    .isGreaterThan(other.stories().f1() + 0.1);
            assertThat(sonin.stories().recall())
                    .as("beside %s", other)
                    .isGreaterThan(other.stories().recall());
        }
    }

    @Test
    void aClusterOfTwoEventsCostsPrecisionAndAnEventInTwoClustersCostsRecall() {
        Map<String, String> events = Map.of("a", "fire", "b", "fire", "c", "flood");

        assertThat(BCubed.of(Map.of("a", "1", "b", "1", "c", "2"), events)).isEqualTo(new BCubed(1, 1));
        assertThat(BCubed.of(Map.of("a", "1", "b", "1", "c", "1"), events).precision())
                .isEqualTo((2.0 / 3 * 2 + 1.0 / 3) / 3);
        assertThat(BCubed.of(Map.of("a", "1", "b", "2", "c", "3"), events).recall())
                .isEqualTo(2.0 / 3);
    }
}
