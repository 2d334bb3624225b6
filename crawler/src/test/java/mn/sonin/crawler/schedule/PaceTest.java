package mn.sonin.crawler.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import mn.sonin.archive.Feeds.Feed;
import mn.sonin.config.Between;
import mn.sonin.crawler.discovery.Shown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final Between BOUNDS = new Between(Duration.ofMinutes(30), Duration.ofDays(1));

    /** Minutes: the pace up to now, the time since the last look, new stories, and the pace from now on. */
    @ParameterizedTest
    @CsvSource({
        "60, 60, 1, 60",
        "60, 60, 4, 30",
        "60, 60, 2, 42",
        "120, 120, 16, 60",
        "60, 60, 0, 90",
        "60, 20, 0, 60",
        "60, 50, 0, 75",
        "60, 960, 1, 240",
        "1200, 1200, 0, 1440",
        "40, 40, 9, 30"
    })
    void aFeedThatBringsMoreIsLookedAtMoreOften(long pace, long since, int fresh, long next) {
        Feed before = feed(pace, 1000, NOW.minus(Duration.ofMinutes(since)));
        Feed now = feed(pace, 1000, NOW);

        assertThat(Pace.next(before, now, fresh, BOUNDS).toMinutes()).isEqualTo(next);
    }

    @Test
    void aFeedIsLookedAtTwiceBeforeItsOldestStoryHasLeftIt() {
        Feed before = feed(600, 10, NOW.minus(Duration.ofHours(10)));

        assertThat(Pace.next(before, feed(600, 10, NOW), 0, BOUNDS)).isEqualTo(Duration.ofHours(5));
    }

    @Test
    void theFirstPaceIsTheUsualTimeBetweenItsStories() {
        Shown shown = new Shown(20, 20, 20, Optional.of(NOW), 20, Optional.of(Duration.ofHours(3)));

        assertThat(Pace.first(shown, BOUNDS)).isEqualTo(Duration.ofHours(3));
    }

    @Test
    void aFeedOfWhichNothingIsKnownIsLookedAtAgainSoon() {
        assertThat(Pace.first(Shown.NOTHING, BOUNDS)).isEqualTo(Duration.ofMinutes(30));
    }

    private static Feed feed(long pace, int stories, Instant looked) {
        return new Feed(
                "example",
                "https://example.mn/feed",
                looked,
                Duration.ofMinutes(pace),
                stories,
                Optional.of(Duration.ofHours(1)),
                Optional.empty(),
                "");
    }
}
