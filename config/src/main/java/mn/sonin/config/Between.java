package mn.sonin.config;

import java.time.Duration;

/**
 * Bounds of a span of time that is learned.
 *
 * @param least above zero
 * @param most not below {@code least}
 */
public record Between(Duration least, Duration most) {
    public Between {
        if (least.isNegative() || least.isZero() || most.compareTo(least) < 0) {
            throw new IllegalArgumentException(
                    "bounds must be above zero, the longer one last, got %s and %s".formatted(least, most));
        }
    }

    /** The span itself, or the bound that it lies beyond. */
    public Duration bound(Duration span) {
        if (span.compareTo(least) < 0) {
            return least;
        }
        return span.compareTo(most) > 0 ? most : span;
    }
}
