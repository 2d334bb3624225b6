package mn.sonin.crawler.extract.date;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mn.sonin.archive.Moment.Precision;
import mn.sonin.crawler.extract.date.Mention.Kind;

/** Distances from the reading: «54 минутын өмнө», «Өчигдөр 09 цаг 52 мин», «3 hours ago», «yesterday». */
final class RelativeDates {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Map<String, ChronoUnit> UNITS = Map.ofEntries(
            Map.entry("сек", ChronoUnit.SECONDS),
            Map.entry("мин", ChronoUnit.MINUTES),
            Map.entry("цаг", ChronoUnit.HOURS),
            Map.entry("өдө", ChronoUnit.DAYS),
            Map.entry("өдр", ChronoUnit.DAYS),
            Map.entry("хон", ChronoUnit.DAYS),
            Map.entry("дол", ChronoUnit.WEEKS),
            Map.entry("сар", ChronoUnit.MONTHS),
            Map.entry("жил", ChronoUnit.YEARS),
            Map.entry("sec", ChronoUnit.SECONDS),
            Map.entry("min", ChronoUnit.MINUTES),
            Map.entry("hou", ChronoUnit.HOURS),
            Map.entry("hr", ChronoUnit.HOURS),
            Map.entry("hrs", ChronoUnit.HOURS),
            Map.entry("day", ChronoUnit.DAYS),
            Map.entry("wee", ChronoUnit.WEEKS),
            Map.entry("mon", ChronoUnit.MONTHS),
            Map.entry("yea", ChronoUnit.YEARS),
            Map.entry("час", ChronoUnit.HOURS),
            Map.entry("дне", ChronoUnit.DAYS),
            Map.entry("дня", ChronoUnit.DAYS),
            Map.entry("ден", ChronoUnit.DAYS),
            Map.entry("нед", ChronoUnit.WEEKS),
            Map.entry("мес", ChronoUnit.MONTHS),
            Map.entry("год", ChronoUnit.YEARS),
            Map.entry("лет", ChronoUnit.YEARS));
    private static final Pattern AGO = Pattern.compile(
            "(?<!\\p{L})(?<n>\\d{1,3}|an?|one|(?:(?:арван|хорин|гучин)\\s?)?\\p{L}{3,8})\\s{0,2}"
                    + "(?<unit>сек(?:унд)?|минут|мин|цаг|өд[өр]р?|хоног|долоо\\s?хоног|сар|жил|seconds?|secs?|minutes?|mins?|hours?|hrs?|days?"
                    + "|weeks?|months?|years?|час\\p{L}*|минут\\p{L}*|дн\\p{L}|день|недел\\p{L}|месяц\\p{L}*|год\\p{L}?|лет)"
                    + "(?:ын|ийн|ний|н)?\\s{0,2}(?:өмнө|ago|назад)(?!\\p{L})",
            FLAGS);
    /** Without «өмнө» only where it is all that the text says, as in the lists that print «6 жил». */
    private static final Pattern BARE = Pattern.compile(
            "^\\s*(?<n>\\d{1,2})\\s{0,2}(?<unit>секунд|минут|мин|цаг|өдөр|хоног|долоо\\s?хоног|сар|жил)\\s*$", FLAGS);

    private static final Pattern NAMED_DAY = Pattern.compile(
            "(?<!\\p{L})(?<word>өчигдөр|уржигдар|өнөөдөр|саяхан|yesterday|today|just now|вчера|сегодня)(?!\\p{L})",
            FLAGS);

    private final WordTable numbers;
    private final Clockface clock;

    RelativeDates(WordTable numbers, Clockface clock) {
        this.numbers = numbers;
        this.clock = clock;
    }

    List<Mention> mentions(String text, Reading reading) {
        var all = new ArrayList<Mention>();
        String lower = text.toLowerCase(Locale.ROOT);
        boolean ago = lower.contains("ago") || lower.contains("өмнө") || lower.contains("назад");
        for (Pattern pattern : ago ? List.of(AGO, BARE) : List.of(BARE)) {
            for (Matcher m = pattern.matcher(text); m.find(); ) {
                distance(m.group("n"), m.group("unit"), reading.now())
                        .ifPresent(found -> all.add(new Mention(found.date(), m.start(), m.end(), found.kind())));
            }
        }
        for (Matcher m = NAMED_DAY.matcher(text); m.find(); ) {
            all.add(named(text, m, reading.now().toLocalDate()));
        }
        return all;
    }

    private record Distance(StatedDate date, Kind kind) {}

    private Optional<Distance> distance(String number, String unit, LocalDateTime now) {
        String lower = number.toLowerCase(Locale.ROOT);
        OptionalInt count = lower.matches("an?|one") ? OptionalInt.of(1) : count(lower);
        ChronoUnit step = UNITS.get(stem(unit));
        if (count.isEmpty() || step == null) {
            return Optional.empty();
        }
        LocalDateTime then = now.minus(count.getAsInt(), step);
        boolean toTheMinute = step.compareTo(ChronoUnit.HOURS) <= 0;
        StatedDate date = toTheMinute
                ? new StatedDate(
                        then.toLocalDate(),
                        Optional.of(then.toLocalTime().truncatedTo(ChronoUnit.MINUTES)),
                        Optional.empty(),
                        Precision.MINUTE)
                : StatedDate.ofDay(then.toLocalDate());
        return Optional.of(new Distance(date, step.compareTo(ChronoUnit.WEEKS) > 0 ? Kind.VAGUE : Kind.RELATIVE));
    }

    private static String stem(String unit) {
        String lower = unit.toLowerCase(Locale.ROOT);
        return lower.substring(0, Math.min(3, lower.length()));
    }

    private OptionalInt count(String number) {
        return Character.isDigit(number.charAt(0)) ? OptionalInt.of(Integer.parseInt(number)) : numbers.number(number);
    }

    private Mention named(String text, Matcher m, LocalDate today) {
        LocalDate day = switch (m.group("word").toLowerCase(Locale.ROOT)) {
            case "өчигдөр", "yesterday", "вчера" -> today.minusDays(1);
            case "уржигдар" -> today.minusDays(2);
            default -> today;
        };
        Optional<Clockface.Read> time = clock.after(text, m.end());
        StatedDate date = time.map(t -> new StatedDate(day, Optional.of(t.time()), t.offset(), t.precision()))
                .orElseGet(() -> StatedDate.ofDay(day));
        return new Mention(date, m.start(), time.map(Clockface.Read::end).orElse(m.end()), Kind.RELATIVE);
    }
}
