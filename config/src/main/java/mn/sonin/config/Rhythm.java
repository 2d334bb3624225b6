package mn.sonin.config;

import java.time.Duration;
import java.time.ZoneId;

/** When a source is harvested. */
public sealed interface Rhythm {
    /**
     * At the moments of a Quartz cron expression.
     *
     * @param expression seconds first, as in {@code 0 0 2 * * ?}
     * @param zone the zone the expression is meant in
     */
    record Cron(String expression, ZoneId zone) implements Rhythm {}

    /**
     * Again and again.
     *
     * @param every positive
     */
    record Every(Duration every) implements Rhythm {
        public Every {
            if (!every.isPositive()) {
                throw new IllegalArgumentException("interval must be positive, got " + every);
            }
        }
    }
}
