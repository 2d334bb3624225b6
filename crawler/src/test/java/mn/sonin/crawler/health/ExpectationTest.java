package mn.sonin.crawler.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import mn.sonin.archive.LedgerEntry;
import mn.sonin.archive.LedgerEntry.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectationTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 23);

    private static List<LedgerEntry> past(int days) {
        return IntStream.rangeClosed(1, days)
                .mapToObj(back -> MONDAY.minusDays(back))
                .map(day -> new LedgerEntry(
                        "example",
                        day,
                        State.HARVESTED,
                        OptionalInt.empty(),
                        day.getDayOfWeek() == DayOfWeek.SUNDAY ? 2 : 20,
                        ""))
                .sorted((a, b) -> a.day().compareTo(b.day()))
                .toList();
    }

    @Test
    void aQuietWeekdayIsLearned() {
        assertThat(Expectation.of(MONDAY, past(56))).hasValue(20);
        assertThat(Expectation.of(MONDAY.minusDays(1), past(56))).hasValue(2);
    }

    @Test
    void twoDaysTellNothing() {
        assertThat(Expectation.of(MONDAY, past(2))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0,3,false",
        "0,8,false",
        "0,12,true",
        "2,12,false",
        "6,20,true",
        "7,20,false",
        "19,40,true",
        "21,40,false",
        "70,100,false",
        "49,100,true"
    })
    void onlyWhatChanceDoesNotExplainIsABreak(int articles, int expected, boolean broken) {
        assertThat(Expectation.broken(articles, expected)).isEqualTo(broken);
    }
}
