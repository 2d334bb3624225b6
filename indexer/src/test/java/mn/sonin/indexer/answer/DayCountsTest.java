package mn.sonin.indexer.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class DayCountsTest {
    @Test
    void daysCountedInAnyOrderKeepTheirCounts() {
        Random random = new Random(7);
        DayCounts counts = new DayCounts();
        Map<Integer, Integer> expected = new HashMap<>();
        for (int i = 0; i < 5_000; i++) {
            int day = random.nextInt(Standing.DAYS);
            counts.add(day, i % 3);
            expected.merge(day, i % 3, Integer::sum);
        }
        counts.add(Standing.DAYS - 1, 2);
        expected.merge(Standing.DAYS - 1, 2, Integer::sum);

        for (int day = 0; day < Standing.DAYS; day++) {
            assertThat(counts.of(day)).isEqualTo(expected.getOrDefault(day, 0));
        }
    }

    @Test
    void aShortSeriesTakesNoRoomForAllDaysThereAre() {
        DayCounts counts = new DayCounts();
        for (int day : new int[] {20_400, 20_395, 20_401, 20_402, 20_380}) {
            counts.add(day, 1);
        }

        assertThat(counts.first()).isBetween(20_300, 20_380);
        assertThat(counts.end()).isBetween(20_403, 20_500);
        assertThat(counts.of(20_399)).isZero();
        assertThat(counts.of(0)).isZero();
    }
}
