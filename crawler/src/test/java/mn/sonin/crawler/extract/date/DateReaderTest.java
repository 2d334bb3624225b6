package mn.sonin.crawler.extract.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class DateReaderTest {
    private static final Reading NOW = new Reading(LocalDateTime.parse("2026-09-12T19:30"), false);

    private final DateReader reader = new DateReader();

    @ParameterizedTest
    @CsvFileSource(
            resources = "/mn/sonin/crawler/extract/date-forms.csv",
            delimiterString = "|",
            useHeadersInDisplayName = true)
    void aDateInWordsMeansWhatTheTableSays(String text, String expected) {
        var mentions = reader.mentions(text.replace("&bar;", "|"), NOW);

        assertThat(mentions.isEmpty() ? "none" : mentions.getFirst().date().iso())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "/mn/sonin/crawler/extract/machine-dates.csv",
            delimiterString = "|",
            useHeadersInDisplayName = true)
    void aDateForMachinesMeansWhatTheTableSays(String text, String expected) {
        assertThat(reader.machine(text, NOW).map(StatedDate::iso).orElse("none"))
                .isEqualTo(expected);
    }

    @Test
    void sixYearsAgoFixesNoDay() {
        assertThat(reader.mentions("6 жил", NOW)).extracting(Mention::kind).containsExactly(Mention.Kind.VAGUE);
    }

    @Test
    void theMonthComesFirstWherePagesWriteItSo() {
        var american = new Reading(NOW.now(), true);

        assertThat(reader.mentions("3/4/2024", american).getFirst().date().iso())
                .isEqualTo("2024-03-04");
        assertThat(reader.mentions("3/4/2024", NOW).getFirst().date().iso()).isEqualTo("2024-04-03");
    }
}
