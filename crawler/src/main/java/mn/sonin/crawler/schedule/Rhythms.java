package mn.sonin.crawler.schedule;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import mn.sonin.config.Rhythm;
import mn.sonin.config.Source;
import org.quartz.CronExpression;

/** When a source is due next. */
public final class Rhythms {
    /** Sources with one rhythm begin within so much time of each other. */
    private static final Duration SPREAD = Duration.ofMinutes(15);

    private Rhythms() {}

    /**
     * The next time after this one, the source's own share of the spread included; empty where the rhythm has none.
     *
     * @throws IllegalArgumentException for a cron expression that is none
     */
    public static Optional<Instant> next(Source source, Instant after) {
        return switch (source.rhythm()) {
            case Rhythm.Cron cron ->
                next(cron, after.minus(share(source, SPREAD))).map(time -> time.plus(share(source, SPREAD)));
            case Rhythm.Every every -> Optional.of(after.plus(every.every()));
        };
    }

    /** A time of night that a change of the clocks leaves out is kept by the clocks of before: no night is skipped. */
    private static Optional<Instant> next(Rhythm.Cron cron, Instant after) {
        ZoneOffset before = cron.zone().getRules().getOffset(after);
        Optional<Instant> leftOut = next(cron.expression(), before, after)
                .filter(time -> cron.zone()
                        .getRules()
                        .getValidOffsets(LocalDateTime.ofInstant(time, before))
                        .isEmpty());
        return leftOut.or(() -> next(cron.expression(), cron.zone(), after));
    }

    private static Optional<Instant> next(String written, ZoneId zone, Instant after) {
        try {
            CronExpression expression = new CronExpression(written);
            expression.setTimeZone(TimeZone.getTimeZone(zone));
            return Optional.ofNullable(expression.getNextValidTimeAfter(Date.from(after)))
                    .map(Date::toInstant);
        } catch (ParseException e) {
            throw new IllegalArgumentException(
                    "\"%s\" is no cron expression: %s".formatted(written, e.getMessage()), e);
        }
    }

    /** The same source always waits the same part of a stretch of time. */
    static Duration share(Source source, Duration stretch) {
        long part = Math.floorMod(source.id().hashCode() * 2_654_435_761L, 1000L);
        return stretch.multipliedBy(part).dividedBy(1000);
    }
}
