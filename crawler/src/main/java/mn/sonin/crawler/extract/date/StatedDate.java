package mn.sonin.crawler.extract.date;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import mn.sonin.archive.Moment;
import mn.sonin.archive.Moment.Precision;

/**
 * A date as a page states it: the day, the time of day where one is given, and the offset where one is given. Nothing
 * is converted: a page that says {@code 23:30+08:00} keeps that.
 */
public record StatedDate(LocalDate day, Optional<LocalTime> time, Optional<ZoneOffset> offset, Precision precision) {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    public StatedDate {
        if (time.isEmpty() != (precision == Precision.DAY)) {
            throw new IllegalArgumentException(
                    "a time goes with a precision finer than a day, got " + time + " with " + precision);
        }
        if (time.isEmpty() && offset.isPresent()) {
            throw new IllegalArgumentException("an offset needs a time, got " + offset.get() + " with " + day);
        }
    }

    public static StatedDate ofDay(LocalDate day) {
        return new StatedDate(day, Optional.empty(), Optional.empty(), Precision.DAY);
    }

    /** The instant meant, a day standing for its start, in {@code zone} where the page gives no offset. */
    public Instant at(ZoneId zone) {
        var local = day.atTime(time.orElse(LocalTime.MIN));
        return offset.map(local::toInstant).orElseGet(() -> local.atZone(zone).toInstant());
    }

    /** The same instant as a clock with another offset shows it; a day without a time stays as it is. */
    public StatedDate in(ZoneOffset other) {
        if (time.isEmpty()) {
            return this;
        }
        var moved = at(ZoneOffset.UTC).atOffset(other);
        return new StatedDate(moved.toLocalDate(), Optional.of(moved.toLocalTime()), Optional.of(other), precision);
    }

    /** For the archive: the moment in the page's own offset, in that of {@code zone} where the page gives none. */
    public Moment moment(ZoneId zone) {
        var local = day.atTime(time.orElse(LocalTime.MIN));
        var at = offset.map(local::atOffset).orElseGet(() -> local.atZone(zone).toOffsetDateTime());
        return new Moment(at, precision);
    }

    /** ISO 8601 with just the parts that the page gave: {@code 2026-09-12}, {@code 2026-09-12T18:29+08:00}. */
    public String iso() {
        return day
                + time.map(t -> "T" + (precision == Precision.SECOND ? SECOND : MINUTE).format(t))
                        .orElse("")
                + offset.map(ZoneOffset::getId).orElse("");
    }

    @Override
    public String toString() {
        return iso();
    }
}
