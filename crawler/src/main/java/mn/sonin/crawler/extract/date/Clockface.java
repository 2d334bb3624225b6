package mn.sonin.crawler.extract.date;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mn.sonin.archive.Moment.Precision;
import org.jspecify.annotations.Nullable;

/** The time of day beside a date: after it, or right before it. */
final class Clockface {
    private static final String DIGITS =
            "(?<h>\\d{1,2})(?:[:.h](?<m>\\d{2})(?::(?<s>\\d{2})(?:[.,]\\d+)?)?)?\\s?(?<half>[ap]\\.?m\\b\\.?)?";
    private static final String ZONE =
            "(?:\\s?\\(?(?:(?:GMT|UTC)\\s?)?(?<offset>[+-]\\d{2}:?\\d{2}|[+-]\\d{2}(?!\\d)|(?<=(?:GMT|UTC)\\s?)[+-]\\d(?!\\d))|\\s?\\(?(?<zone>Z|[A-Z]{3,4})\\b)?";
    private static final Pattern AFTER = Pattern.compile(
            "\\G[\\s,;|/·•()–—-]{0,4}(?:T|at|um|à|a las|às|ore|kl|klo|ob|o godz|в|om|alle)?[\\s.:]{0,3}" + DIGITS
                    + ZONE,
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern AFTER_IN_WORDS = Pattern.compile(
            "\\G[\\s,-]{0,3}(?:\\p{L}{1,4}\\s)?(?<h>\\d{1,2})(?:[.:](?<m1>\\d{2}))?\\s*цаг(?:ийн|т|аас)?"
                    + "(?:\\s*(?<m>\\d{1,2})\\s*мин(?:ут)?)?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern BEFORE = Pattern.compile(
            "(?<!\\d)(?<h>\\d{1,2}):(?<m>\\d{2})(?::(?<s>\\d{2}))?\\s?(?<half>[ap]\\.?m\\b\\.?)?(?:\\s(?<zone>[A-Z]{2,4}))?"
                    + "(?:\\s(?:on|,|\\|)\\s?|[\\s,|·–-]{1,3}(?:\\p{L}{3,9},?\\s)?)$",
            Pattern.CASE_INSENSITIVE);
    private static final int REACH = 32;

    /** A time of day and how far into the text it goes. */
    record Read(LocalTime time, Optional<ZoneOffset> offset, Precision precision, int end) {}

    Optional<Read> after(String text, int from) {
        int to = Math.min(text.length(), from + 2 * REACH);
        Matcher words = AFTER_IN_WORDS.matcher(text).region(from, to);
        if (words.find()) {
            String minute = words.group("m") != null ? words.group("m") : words.group("m1");
            return read(words.group("h"), minute == null ? "00" : minute, null, null, Optional.empty(), words.end());
        }
        Matcher clock = AFTER.matcher(text).region(from, to);
        if (!clock.find() || (clock.group("m") == null && clock.group("half") == null)) {
            return Optional.empty();
        }
        return read(
                clock.group("h"),
                clock.group("m"),
                clock.group("s"),
                clock.group("half"),
                offset(clock.group("offset"), isWord(clock, text) ? null : clock.group("zone")),
                clock.end());
    }

    /** «z» behind a blank, as in the Polish «18:29 z Warszawy», is no zone. */
    private static boolean isWord(Matcher clock, String text) {
        return "z".equals(clock.group("zone")) && Character.isWhitespace(text.charAt(clock.start("zone") - 1));
    }

    Optional<Read> before(String text, int until, int end) {
        Matcher clock = BEFORE.matcher(text).region(Math.max(0, until - REACH), until);
        return clock.find()
                ? read(
                        clock.group("h"),
                        clock.group("m"),
                        clock.group("s"),
                        clock.group("half"),
                        offset(null, clock.group("zone")),
                        end)
                : Optional.empty();
    }

    private static Optional<Read> read(
            String hour,
            @Nullable String minute,
            @Nullable String second,
            @Nullable String half,
            Optional<ZoneOffset> offset,
            int end) {
        int h = Integer.parseInt(hour);
        if (half != null) {
            h = h % 12 + (half.toLowerCase(Locale.ROOT).startsWith("p") ? 12 : 0);
        }
        int m = minute == null ? 0 : Integer.parseInt(minute);
        int s = second == null ? 0 : Integer.parseInt(second);
        if (h > 23 || m > 59 || s > 59) {
            return Optional.empty();
        }
        Precision precision = second == null ? Precision.MINUTE : Precision.SECOND;
        return Optional.of(new Read(LocalTime.of(h, m, s), offset, precision, end));
    }

    private static Optional<ZoneOffset> offset(@Nullable String offset, @Nullable String zone) {
        try {
            if (offset != null) {
                return Optional.of(ZoneOffset.of(offset));
            }
            return zone == null ? Optional.empty() : NamedOffsets.of(zone);
        } catch (DateTimeException beyondEighteenHours) {
            return Optional.empty();
        }
    }
}
