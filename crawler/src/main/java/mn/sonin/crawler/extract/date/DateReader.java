package mn.sonin.crawler.extract.date;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mn.sonin.archive.Moment.Precision;
import mn.sonin.crawler.extract.date.Mention.Kind;
import mn.sonin.crawler.extract.encoding.LookAlikes;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates out of metadata and out of running text, in Mongolian, English and the languages of the table of months.
 * Safe for many threads.
 */
public final class DateReader {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final String YEAR = "(?<y>(?:19|20)\\d\\d)";
    private static final String WORD = "(?<word>\\p{L}[\\p{L}\\p{M}]{2,14})";
    private static final String DAY = "(?<d>\\d{1,2})";

    private static final Pattern YEAR_FIRST =
            Pattern.compile("(?<!\\d)" + YEAR + "(?<sep>[-./‐–])\\s?(?<m>\\d{1,2})\\k<sep>\\s?" + DAY + "(?!\\d)");
    private static final Pattern YEAR_LAST = Pattern.compile(
            "(?<![\\d./-])(?<d>\\d{1,2})(?<sep>[-./])\\s?(?<m>\\d{1,2})\\k<sep>\\s?(?<y>(?:19|20)\\d\\d|\\d\\d)(?!\\d)(?!\\k<sep>\\d)");
    private static final Pattern DAY_MONTH_YEAR = Pattern.compile(
            "(?<!\\d)" + DAY + "(?:st|nd|rd|th|er|º|ª|°)?[\\s.-]{0,3}(?:(?:de|of|d')\\s)?" + WORD
                    + "[\\s.,-]{0,3}(?:(?:de|del)\\s)?(?<y>(?:19|20)\\d\\d(?!\\d(?!\\d:\\d\\d))|(?<=-)\\d\\d(?!\\d))",
            FLAGS);
    private static final Pattern MONTH_DAY_YEAR = Pattern.compile(
            "(?<!\\p{L})" + WORD + "\\.?\\s{0,2}" + DAY + "(?:st|nd|rd|th)?[.,]?\\s{0,2}" + YEAR + "(?!\\d)", FLAGS);
    private static final Pattern YEAR_MONTH_DAY =
            Pattern.compile("(?<!\\d)" + YEAR + "[.,]?[\\s-]{0,2}" + WORD + "[.\\s-]{0,2}" + DAY + "(?!\\d)", FLAGS);
    private static final Pattern UNIX_DATE = Pattern.compile(
            "\\p{L}{3} (?<word>\\p{L}{3}) {1,2}(?<d>\\d{1,2}) \\d\\d:\\d\\d:\\d\\d [A-Z]{3,4} (?<y>\\d{4})");
    private static final Pattern MONGOLIAN = Pattern.compile(
            "(?:(?<!\\d)" + YEAR + "\\s{0,2}он(?:ы|д)?\\s{1,2})?"
                    + "(?:(?<!\\d)(?<m>\\d{1,2})\\s?(?:-?\\s?[рp]|дугаар|дүгээр|дугар|дvгээр)?|(?<word>(?:арван\\s)?\\p{L}{4,16}))"
                    + "\\s{1,2}сар(?:ын|д)?\\s{0,2}(?:(?<d>\\d{1,2})(?!\\d)|(?<dword>(?:(?:арван|хорин|гучин)\\s?)?\\p{L}{3,12}))"
                    + "(?:-?\\s?(?:ний|ны|нд|нөөс|наас|ноос|нээс|ныг|нийг|тэй|той))?(?!\\p{L})",
            FLAGS);
    private static final Pattern EAST_ASIAN =
            Pattern.compile(YEAR + "\\s?[年년]\\s?(?<m>\\d{1,2})\\s?[月월]\\s?(?<d>\\d{1,2})\\s?[日일]");
    private static final Pattern DAY_MONTH = Pattern.compile(
            "(?<![\\d.])" + DAY + "(?:st|nd|rd|th|er|\\.)?\\s(?:(?:de|of)\\s)?" + WORD + "(?![\\p{L}])", FLAGS);
    private static final Pattern MONTH_DAY =
            Pattern.compile("(?<!\\p{L})" + WORD + "\\.?\\s" + DAY + "(?:st|nd|rd|th)?(?![\\d\\p{L}])", FLAGS);
    private static final Pattern BRACKETED = Pattern.compile("[/(](?<m>\\d{1,2})[./](?<d>\\d{1,2})[/)]");
    private static final Pattern COMPACT = Pattern.compile(
            "^(?<y>(?:19|20)\\d\\d)(?<m>\\d\\d)(?<d>\\d\\d)(?:T?(?<time>\\d{6}|\\d{4}))?(?<tail>Z|[+-]\\d\\d:?\\d\\d)?$");
    /** By far the most frequent; whatever else could be read into it need not be tried. */
    private static final Pattern PLAIN = Pattern.compile(YEAR + "-(?<m>\\d{2})-(?<d>\\d{2})");

    private static final int YESTERDAY_REACH = 12;
    private static final Pattern YESTERDAY_BEFORE = Pattern.compile("өчигдөр[\\s,(/]{1,4}$", FLAGS);
    private static final Pattern YESTERDAY_AFTER = Pattern.compile("[\\s,)/]{1,4}өчигдөр(?!\\p{L})", FLAGS);

    private static final Pattern EPOCH = Pattern.compile("^1\\d{9}(?:\\d{3})?$");
    private static final List<Pattern> FULL = List.of(
            YEAR_FIRST, YEAR_LAST, DAY_MONTH_YEAR, MONTH_DAY_YEAR, YEAR_MONTH_DAY, UNIX_DATE, MONGOLIAN, EAST_ASIAN);
    private static final List<Pattern> WITHOUT_YEAR = List.of(DAY_MONTH, MONTH_DAY, BRACKETED);
    /** Longer texts are read to here: a page of half a megabyte in one paragraph is no date line. */
    private static final int LONGEST = 4000;

    private final WordTable months = WordTable.read("months.tsv");
    private final WordTable numbers = WordTable.read("number-words.tsv");
    private final Clockface clock = new Clockface();
    private final RelativeDates relative = new RelativeDates(numbers, clock);

    /** The date that a value written for machines states: ISO 8601 in all its spellings, RFC 1123, epochs, or words. */
    public Optional<StatedDate> machine(String value, Reading reading) {
        String text = value.strip();
        Matcher plain = PLAIN.matcher(text);
        if (plain.matches()) {
            return day(plain.group("y"), plain.group("m"), plain.group("d")).map(StatedDate::ofDay);
        }
        Matcher compact = COMPACT.matcher(text);
        if (compact.matches()) {
            return day(compact.group("y"), compact.group("m"), compact.group("d"))
                    .map(StatedDate::ofDay);
        }
        if (EPOCH.matcher(text).matches()) {
            long seconds = Long.parseLong(text.substring(0, 10));
            var utc = Instant.ofEpochSecond(seconds).atOffset(ZoneOffset.UTC);
            return Optional.of(new StatedDate(
                    utc.toLocalDate(), Optional.of(utc.toLocalTime()), Optional.of(ZoneOffset.UTC), Precision.SECOND));
        }
        return mentions(text, reading).stream()
                .filter(mention -> mention.kind() == Kind.FULL)
                .map(Mention::date)
                .findFirst();
    }

    /** The dates in a text, in order, none overlapping; the longest reading of each place wins. */
    public List<Mention> mentions(String text, Reading reading) {
        String read = LookAlikes.folded(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        var all = new ArrayList<Mention>();
        if (hasDigit(read)) {
            FULL.forEach(pattern -> collect(pattern, read, reading, all));
            if (all.isEmpty()) {
                WITHOUT_YEAR.forEach(pattern -> collect(pattern, read, reading, all));
            }
            all.replaceAll(mention -> besideYesterday(read, mention));
        }
        if (all.isEmpty()) {
            all.addAll(relative.mentions(read, reading));
        }
        return withoutOverlaps(all);
    }

    /** A date beside «өчигдөр», yesterday, is the day before the text was written. */
    private static Mention besideYesterday(String text, Mention mention) {
        boolean beside = YESTERDAY_BEFORE
                        .matcher(text)
                        .region(Math.max(0, mention.start() - YESTERDAY_REACH), mention.start())
                        .find()
                || YESTERDAY_AFTER
                        .matcher(text)
                        .region(mention.end(), Math.min(text.length(), mention.end() + YESTERDAY_REACH))
                        .lookingAt();
        return beside
                ? new Mention(
                        StatedDate.ofDay(mention.date().day().plusDays(1)),
                        mention.start(),
                        mention.end(),
                        mention.kind())
                : mention;
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(c -> c >= '0' && c <= '9');
    }

    private void collect(Pattern pattern, String text, Reading reading, List<Mention> into) {
        Matcher matcher = pattern.matcher(text);
        int from = 0;
        while (from <= text.length() && matcher.find(from)) {
            Optional<Mention> mention = mention(pattern, matcher.toMatchResult(), text, reading);
            mention.ifPresent(into::add);
            from = mention.isPresent() ? matcher.end() : next(matcher);
        }
    }

    /** Where the words around a number were no month, the search goes on right after the first word. */
    private static int next(Matcher matcher) {
        int start = matcher.start();
        String match = matcher.group();
        int blank = match.indexOf(' ');
        return blank > 0 ? start + blank + 1 : Math.max(matcher.end(), start + 1);
    }

    private Optional<Mention> mention(Pattern pattern, MatchResult match, String text, Reading reading) {
        String year = pattern == DAY_MONTH || pattern == MONTH_DAY || pattern == BRACKETED ? null : match.group("y");
        OptionalInt month = month(pattern, match);
        OptionalInt day = dayOfMonth(pattern, match);
        if (month.isEmpty() || day.isEmpty()) {
            return Optional.empty();
        }
        int m = month.getAsInt();
        int d = day.getAsInt();
        if (pattern == YEAR_LAST && (m > 12 || (reading.monthFirst() && d <= 12 && !".".equals(match.group("sep"))))) {
            int swap = m;
            m = d;
            d = swap;
        }
        return date(year, m, d, reading)
                .map(date ->
                        timed(text, date, match.start(), match.end(), year == null ? Kind.WITHOUT_YEAR : Kind.FULL));
    }

    private OptionalInt month(Pattern pattern, MatchResult match) {
        if (pattern == MONGOLIAN) {
            String digits = match.group("m");
            return digits != null ? OptionalInt.of(Integer.parseInt(digits)) : lastWordsNumber(match.group("word"));
        }
        return pattern.namedGroups().containsKey("m")
                ? OptionalInt.of(Integer.parseInt(match.group("m")))
                : months.number(match.group("word"));
    }

    private OptionalInt dayOfMonth(Pattern pattern, MatchResult match) {
        String digits = match.group("d");
        if (digits != null) {
            return OptionalInt.of(Integer.parseInt(digits));
        }
        return pattern == MONGOLIAN ? numbers.number(match.group("dword")) : OptionalInt.empty();
    }

    private OptionalInt lastWordsNumber(String words) {
        OptionalInt whole = numbers.number(words);
        return whole.isPresent() ? whole : numbers.number(words.substring(words.lastIndexOf(' ') + 1));
    }

    private Optional<LocalDate> date(@Nullable String year, int month, int day, Reading reading) {
        if (year != null) {
            String century = year.length() == 2 ? "20" : "";
            return day(century + year, Integer.toString(month), Integer.toString(day));
        }
        LocalDate today = reading.now().toLocalDate();
        return day(Integer.toString(today.getYear()), Integer.toString(month), Integer.toString(day))
                .map(date -> date.isAfter(today.plusDays(1)) ? date.minusYears(1) : date);
    }

    private static Optional<LocalDate> day(String year, String month, String day) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private Mention timed(String text, LocalDate day, int start, int end, Kind kind) {
        Optional<Clockface.Read> time = clock.after(text, end).or(() -> clock.before(text, start, end));
        StatedDate date = time.map(t -> new StatedDate(day, Optional.of(t.time()), t.offset(), t.precision()))
                .orElseGet(() -> StatedDate.ofDay(day));
        return new Mention(date, start, time.map(Clockface.Read::end).orElse(end), kind);
    }

    private static List<Mention> withoutOverlaps(List<Mention> all) {
        all.sort(Comparator.comparingInt(Mention::start)
                .thenComparing(Comparator.comparingInt(Mention::end).reversed()));
        var kept = new ArrayList<Mention>();
        for (Mention mention : all) {
            if (kept.isEmpty() || mention.start() >= kept.getLast().end()) {
                kept.add(mention);
            }
        }
        return kept;
    }
}
