package mn.sonin.crawler.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mn.sonin.archive.Basis;
import mn.sonin.crawler.extract.evidence.Candidate;
import mn.sonin.crawler.extract.evidence.Found;
import org.junit.jupiter.api.Test;
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

    @Test
    void anAgencyThatSignedWithItsWholeNameIsNotNamedTwice() {
        Found<Byline> signed = Found.of(
                new Candidate<>(new Byline(List.of(), List.of("The Associated Press")), Basis.JSON_LD, "author", 0.9));

        assertThat(new Credits()
                        .credited(signed, "ULAANBAATAR (AP) — The parliament met.")
                        .value())
                .contains(new Byline(List.of(), List.of("The Associated Press")));
    }
}
