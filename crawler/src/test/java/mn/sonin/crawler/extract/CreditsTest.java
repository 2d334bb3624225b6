package mn.sonin.crawler.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class CreditsTest {
    @ParameterizedTest
    @CsvFileSource(
            resources = "/mn/sonin/crawler/extract/credit-forms.csv",
            delimiterString = "|",
            useHeadersInDisplayName = true)
    void aDatelineCreditsTheAgencyThatTheTableSays(String text, String agency) {
        assertThat(new Credits().agency(text).orElse("none")).isEqualTo(agency);
    }
}
