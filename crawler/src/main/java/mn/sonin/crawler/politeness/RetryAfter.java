package mn.sonin.crawler.politeness;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads a Retry-After header (RFC 9110, 10.2.3): a number of seconds or a date in one of the three forms of 5.6.7. */
public final class RetryAfter {
    /** So that a number of any length can be added to a date. */
    private static final Duration LONGEST = Duration.ofDays(3650);

    private static final DateTimeFormatter RFC_850 = new DateTimeFormatterBuilder()
            .appendPattern("EEEE, dd-MMM-")
            .appendValueReduced(ChronoField.YEAR, 2, 2, 2000)
            .appendPattern(" HH:mm:ss 'GMT'")
            .toFormatter(Locale.ENGLISH);

    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH),
            RFC_850,
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss uuuu", Locale.ENGLISH));

    private RetryAfter() {}

    /**
     * When the site wants to be asked again; empty where the header cannot be read.
     *
     * @param value of the header
     * @param now when the answer came
     */
    public static Optional<Instant> until(String value, Instant now) {
        String written = value.strip();
        if (written.matches("\\d+")) {
            return Optional.of(now.plus(seconds(written)));
        }
        return DATES.stream().flatMap(form -> read(written, form).stream()).findFirst();
    }

    private static Duration seconds(String digits) {
        Duration asked = digits.length() > 12 ? LONGEST : Duration.ofSeconds(Long.parseLong(digits));
        return asked.compareTo(LONGEST) < 0 ? asked : LONGEST;
    }

    private static Optional<Instant> read(String written, DateTimeFormatter form) {
        try {
            return Optional.of(LocalDateTime.parse(written, form).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException otherForm) {
            return Optional.empty();
        }
    }
}
