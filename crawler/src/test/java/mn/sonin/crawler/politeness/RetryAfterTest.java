package mn.sonin.crawler.politeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-09-26T02:00:00Z");

    @ParameterizedTest
    @CsvSource(textBlock = """
            120, 2026-09-26T02:02:00Z
            0, 2026-09-26T02:00:00Z
            86400, 2026-09-27T02:00:00Z
            ' 60 ', 2026-09-26T02:01:00Z
            'Sat, 26 Sep 2026 03:00:00 GMT', 2026-09-26T03:00:00Z
            'Saturday, 26-Sep-26 03:00:00 GMT', 2026-09-26T03:00:00Z
            'Sun Sep  6 03:00:00 2026', 2026-09-06T03:00:00Z
            99999999999999999999, 2036-09-23T02:00:00Z
            -5,
            soon,
            '',
            """)
    void secondsAndAllThreeFormsOfDatesAreRead(String header, @Nullable String until) {
        assertThat(RetryAfter.until(header, NOW))
                .isEqualTo(Optional.ofNullable(until).map(Instant::parse));
    }

    @Test
    void eachFailureWaitsLongerUpToHalfADay() {
        Backoff backoff = new Backoff(new Random(7));

        assertThat(backoff.after(1)).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(2));
        assertThat(backoff.after(2)).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(8));
        assertThat(backoff.after(3)).isBetween(Duration.ofMinutes(16), Duration.ofMinutes(32));
        assertThat(backoff.after(40)).isBetween(Duration.ofHours(6), Duration.ofHours(12));
    }

    @Test
    void twoFailuresAtOnceAreNotTriedAgainAtOnce() {
        Backoff backoff = new Backoff(new Random(7));

        assertThat(backoff.after(3)).isNotEqualTo(backoff.after(3));
    }
}
