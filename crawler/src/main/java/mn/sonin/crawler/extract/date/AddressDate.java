package mn.sonin.crawler.extract.date;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The day that an address states. */
public final class AddressDate {
    /** Without anything between them, month and day have two digits each; fewer are an id. */
    private static final Pattern DAY = Pattern.compile(
            "[/_.-]((?:19|20)\\d\\d)(?:([/_-])(0?[1-9]|1[0-2])\\2(0[1-9]|[12]\\d|3[01]|[1-9])|(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01]))(?!\\d)");

    private static final Pattern NAMED =
            Pattern.compile("/(?<y>(?:19|20)\\d\\d)/(?<month>[a-z]{3,9})/(?<d>\\d{1,2})(?:/|$)");
    /** As in the names of the issues of a newsletter: {@code newswire-772-03-march-2023.html}. */
    private static final Pattern DAY_FIRST =
            Pattern.compile("[/_-](?<d>\\d{1,2})[_-](?<month>[a-z]{3,9})[_-](?<y>(?:19|20)\\d\\d)(?![\\w-])");

    private static final WordTable MONTHS = WordTable.read("months.tsv");

    private AddressDate() {}

    /**
     * The first day in the address that exists: {@code /2026/01/02/}, {@code -2026-1-2}, {@code /20260102/}, and where there is none in
     * numbers {@code /2026/january/2/}, {@code -02-january-2026}.
     */
    public static Optional<LocalDate> of(String address) {
        return Stream.concat(
                        DAY.matcher(address).results().flatMap(match -> numbers(match).stream()),
                        Stream.of(NAMED, DAY_FIRST)
                                .flatMap(pattern -> pattern.matcher(address).results())
                                .flatMap(match -> named(match).stream()))
                .findFirst();
    }

    private static Optional<LocalDate> numbers(MatchResult match) {
        int month = match.group(3) == null ? 5 : 3;
        return day(match.group(1), Integer.parseInt(match.group(month)), match.group(month + 1));
    }

    private static Optional<LocalDate> named(MatchResult match) {
        OptionalInt month = MONTHS.number(match.group("month"));
        return month.isPresent() ? day(match.group("y"), month.getAsInt(), match.group("d")) : Optional.empty();
    }

    private static Optional<LocalDate> day(String year, int month, String day) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), month, Integer.parseInt(day)));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }
}
