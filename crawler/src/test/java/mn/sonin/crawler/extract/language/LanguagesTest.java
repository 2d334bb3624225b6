package mn.sonin.crawler.extract.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class LanguagesTest {
    private final Languages languages = new Languages();

    @ParameterizedTest
    @CsvFileSource(
            resources = "/mn/sonin/crawler/extract/language-forms.csv",
            delimiterString = "|",
            useHeadersInDisplayName = true)
    void aHeadlineIsInTheLanguageThatTheTableSays(String text, String language) {
        assertThat(languages.of(text).code()).isEqualTo(language);
    }
}
