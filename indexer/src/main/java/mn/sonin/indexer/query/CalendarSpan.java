package mn.sonin.indexer.query;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A year, a month or a day.
 *
 * @param start its first day
 * @param written {@code 2025}, {@code 2025-12} or {@code 2025-12-05}
 */
public record CalendarSpan(LocalDate start, String written) {
    /** The first day that can be written. */
    static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    /** Parts may be separated by hyphens, dots or slashes, as the sites write them. */
    private static final Pattern WRITTEN =
            Pattern.compile("((?:19|20)[0-9]{2})(?:[-./]([0-9]{1,2})(?:[-./]([0-9]{1,2}))?)?");

    /** The span written so; empty for anything else and for days that no calendar has. */
    static Optional<CalendarSpan> of(String text) {
        Matcher parts = WRITTEN.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            LocalDate start = LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3));
            String whole = start.toString();
            int length = parts.group(3) != null ? 10 : parts.group(2) != null ? 7 : 4;
            return Optional.of(new CalendarSpan(start, whole.substring(0, length)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher parts, int group) {
        String digits = parts.group(group);
        return digits == null ? 1 : Integer.parseInt(digits);
    }

    /** The span of one day. */
    public static CalendarSpan day(LocalDate day) {
        return new CalendarSpan(day, day.toString());
    }
}
