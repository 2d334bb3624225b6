package mn.sonin.crawler.extract.date;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The day that an address states in numbers. */
public final class AddressDate {
    /** Without anything between them, month and day have two digits each; fewer are an id. */
    private static final Pattern DAY = Pattern.compile(
            "[/_.-]((?:19|20)\\d\\d)(?:([/_-])(0?[1-9]|1[0-2])\\2(0[1-9]|[12]\\d|3[01]|[1-9])|(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01]))(?!\\d)");

    private AddressDate() {}

    /** The first day in the address that exists: {@code /2026/01/02/}, {@code -2026-1-2}, {@code /20260102/}. */
    public static Optional<LocalDate> of(String address) {
        return DAY.matcher(address)
                .results()
                .flatMap(match -> day(match).stream())
                .findFirst();
    }

    private static Optional<LocalDate> day(MatchResult match) {
        int month = match.group(3) == null ? 5 : 3;
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(match.group(1)),
                    Integer.parseInt(match.group(month)),
                    Integer.parseInt(match.group(month + 1))));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }
}
