package mn.sonin.crawler.discovery;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mn.sonin.archive.Moment;
import mn.sonin.crawler.extract.date.NamedOffsets;
import org.jspecify.annotations.Nullable;

/**
 * The dates of feeds, sitemaps and JSON lists: RFC 3339 and RFC 822 as the standards want them, and as feeds really write
 * them. An impossible date is none; nothing rolls over.
 */
final class FeedDate {
    private static final String TIME =
            "(?:[T\\s,/|-]*(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d+)?)?\\s*([AaPp])?\\.?(?:[Mm]\\.?)?)?";
    private static final String ZONE = "\\s*((?i:Z|UTC?|GMT)|[A-Z]{2,4}T|MSK)?\\s*([+-]\\d{1,2}(?::?\\d{2})?)?";
    private static final Pattern YEAR_FIRST = Pattern.compile(
            "(\\d{4})\\s*[-./]\\s*(\\d{1,2})\\s*[-./]\\s*(\\d{1,2})" + TIME + ZONE + ".*", Pattern.DOTALL);
    private static final Pattern BASIC =
            Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:T(\\d{2})(\\d{2})(\\d{2})?()" + ZONE + ")?");
    private static final Pattern DAY_FIRST = Pattern.compile(
            "(?:\\p{L}+\\.?,?\\s+)?(\\d{1,2})(?:st|nd|rd|th)?[\\s-]+(\\p{L}{3,9})\\.?,?[\\s-]+(\\d{4}|\\d{2})" + TIME
                    + ZONE + ".*",
            Pattern.DOTALL);
    private static final Pattern MONTH_FIRST = Pattern.compile(
            "(?:\\p{L}+,\\s+)?(\\p{L}{3,9})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})" + TIME + ZONE + ".*",
            Pattern.DOTALL);
    /** As C's {@code asctime} and Java's {@code Date.toString} write it: the year comes last. */
    private static final Pattern YEAR_LAST = Pattern.compile(
            "\\p{L}{3},?\\s+(\\p{L}{3})\\s+(\\d{1,2})\\s+(\\d{1,2}):(\\d{2}):(\\d{2})" + ZONE + "\\s+(\\d{4})");

    /** What stands behind is no date any more; runs of blanks cost patterns their third power. */
    private static final int LONGEST = 100;

    private static final Pattern EPOCH = Pattern.compile("(\\d{10})(\\d{3})?");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private FeedDate() {}

    /** The time stated, or empty where the text states none that exists. */
    static Optional<Moment> read(String text, ZoneId zone) {
        String stripped = text.strip();
        String trimmed = stripped.substring(0, Math.min(LONGEST, stripped.length()));
        try {
            return yearFirst(trimmed, zone)
                    .or(() -> dayFirst(trimmed, zone))
                    .or(() -> monthFirst(trimmed, zone))
                    .or(() -> yearLast(trimmed, zone))
                    .or(() -> epoch(trimmed));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Moment> yearFirst(String text, ZoneId zone) {
        Matcher m = BASIC.matcher(text);
        if (!m.matches()) {
            m = YEAR_FIRST.matcher(text);
            if (!m.matches()) {
                return Optional.empty();
            }
        }
        return Optional.of(moment(date(m.group(1), number(m.group(2)), m.group(3)), Clockface.of(m, 4), m, 8, zone));
    }

    private static Optional<Moment> dayFirst(String text, ZoneId zone) {
        Matcher m = DAY_FIRST.matcher(text);
        return m.matches()
                ? month(m.group(2))
                        .map(month -> moment(date(m.group(3), month, m.group(1)), Clockface.of(m, 4), m, 8, zone))
                : Optional.empty();
    }

    private static Optional<Moment> monthFirst(String text, ZoneId zone) {
        Matcher m = MONTH_FIRST.matcher(text);
        return m.matches()
                ? month(m.group(1))
                        .map(month -> moment(date(m.group(3), month, m.group(2)), Clockface.of(m, 4), m, 8, zone))
                : Optional.empty();
    }

    private static Optional<Moment> yearLast(String text, ZoneId zone) {
        Matcher m = YEAR_LAST.matcher(text);
        return m.matches()
                ? month(m.group(1))
                        .map(month -> moment(
                                date(m.group(8), month, m.group(2)),
                                Optional.of(new Clockface(
                                        number(m.group(3)), number(m.group(4)), Optional.of(number(m.group(5))))),
                                m,
                                6,
                                zone))
                : Optional.empty();
    }

    private static Optional<Moment> epoch(String text) {
        Matcher m = EPOCH.matcher(text);
        return m.matches()
                ? Optional.of(new Moment(
                        Instant.ofEpochSecond(Long.parseLong(m.group(1))).atOffset(ZoneOffset.UTC),
                        Moment.Precision.SECOND))
                : Optional.empty();
    }

    private static Optional<Integer> month(String word) {
        int index = MONTHS.indexOf(word.substring(0, 3).toLowerCase(Locale.ROOT));
        return index < 0 ? Optional.empty() : Optional.of(index + 1);
    }

    /** A year of two digits is of this century, as RFC 822's feeds of today mean it. */
    private static LocalDate date(String year, int month, String day) {
        int stated = number(year);
        return LocalDate.of(year.length() == 2 ? 2000 + stated : stated, month, number(day));
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static Optional<ZoneOffset> offset(Matcher m, int word) {
        String name = m.group(word);
        String digits = m.group(word + 1);
        if (digits != null) {
            return Optional.of(offset(digits));
        }
        return Optional.ofNullable(name).flatMap(NamedOffsets::of);
    }

    private static ZoneOffset offset(String signed) {
        String digits = signed.substring(1).replace(":", "");
        int hours = number(digits.length() > 2 ? digits.substring(0, digits.length() - 2) : digits);
        int minutes = digits.length() > 2 ? number(digits.substring(digits.length() - 2)) : 0;
        int sign = signed.charAt(0) == '-' ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
    }

    /** Where the zone's name is not known, the time is nobody's, and the day is all there is. */
    private static Moment moment(LocalDate date, Optional<Clockface> clock, Matcher m, int word, ZoneId zone) {
        Optional<ZoneOffset> offset = offset(m, word);
        boolean known = m.group(word) == null || offset.isPresent();
        return clock.filter(face -> known)
                .map(face -> moment(date, face, offset, zone))
                .orElseGet(() -> new Moment(date.atStartOfDay(zone).toOffsetDateTime(), Moment.Precision.DAY));
    }

    private static Moment moment(LocalDate date, Clockface clock, Optional<ZoneOffset> offset, ZoneId zone) {
        OffsetDateTime at = offset.map(stated -> date.atTime(clock.time()).atOffset(stated))
                .orElseGet(() -> date.atTime(clock.time()).atZone(zone).toOffsetDateTime());
        return new Moment(at, clock.precision());
    }

    /** The time of day as stated. */
    private record Clockface(int hour, int minute, Optional<Integer> second) {
        static Optional<Clockface> of(Matcher m, int first) {
            if (m.group(first) == null) {
                return Optional.empty();
            }
            Optional<Integer> second = Optional.ofNullable(m.group(first + 2)).map(FeedDate::number);
            return Optional.of(new Clockface(
                    hour(number(m.group(first)), m.group(first + 3)), number(m.group(first + 1)), second));
        }

        private static int hour(int stated, @Nullable String half) {
            if (half == null || half.isEmpty()) {
                return stated;
            }
            return stated % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
        }

        LocalTime time() {
            return LocalTime.of(hour, minute, second.orElse(0));
        }

        Moment.Precision precision() {
            return second.isPresent() ? Moment.Precision.SECOND : Moment.Precision.MINUTE;
        }
    }
}
