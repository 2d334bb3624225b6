package mn.sonin.indexer.answer;

import java.time.LocalDate;
import java.time.YearMonth;

/** The month of each day that {@link Columns} can hold, looked up instead of reckoned. Immutable. */
final class Months {
    /** From January 1970 on. */
    static final int MOST = 2_200;

    private static final int YEAR = 12;
    private static final YearMonth FIRST = YearMonth.of(1970, 1);

    private final char[] months = new char[Columns.MOST_DAYS];

    Months() {
        for (int day = 0; day < months.length; day++) {
            LocalDate date = LocalDate.ofEpochDay(day);
            months[day] = (char) ((date.getYear() - FIRST.getYear()) * YEAR + date.getMonthValue() - 1);
        }
    }

    /** Months since January 1970 of a day since 1 January 1970. */
    int of(int day) {
        return months[day];
    }

    /** As in {@code 2025-12}. */
    static String name(int month) {
        return FIRST.plusMonths(month).toString();
    }
}
