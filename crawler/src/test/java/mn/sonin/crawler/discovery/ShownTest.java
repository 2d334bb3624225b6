package mn.sonin.crawler.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShownTest {
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    private static Entry ago(Duration age) {
        return Entry.at("https://example.mn/" + age).touched(Optional.of(NOW.minus(age)));
    }

    private static List<Entry> everyTwoHours(int stories) {
        return IntStream.range(0, stories)
                .mapToObj(number -> ago(Duration.ofHours(2L * number)))
                .toList();
    }

    @Test
    void theTimeBetweenStoriesIsTheirMean() {
        assertThat(Shown.of(everyTwoHours(9), 9, 9, NOW).usual()).contains(Duration.ofHours(2));
    }

    @Test
    void aStoryPinnedForYearsTellsNothingOfTheOthers() {
        List<Entry> entries = Stream.concat(Stream.of(ago(Duration.ofDays(900))), everyTwoHours(9).stream())
                .toList();

        assertThat(Shown.of(entries, 10, 10, NOW).usual()).contains(Duration.ofHours(2));
    }

    @Test
    void aStoryFromTheFutureIsNotTheNewest() {
        List<Entry> entries = Stream.concat(Stream.of(ago(Duration.ofDays(-900))), everyTwoHours(3).stream())
                .toList();

        assertThat(Shown.of(entries, 4, 4, NOW).newest()).contains(NOW);
    }

    @Test
    void twoStoriesTellNoDistance() {
        assertThat(Shown.of(everyTwoHours(2), 2, 2, NOW).usual()).isEmpty();
    }
}
