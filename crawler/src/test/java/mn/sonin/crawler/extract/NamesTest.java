package mn.sonin.crawler.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import mn.sonin.crawler.extract.metadata.PageMetadata;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class NamesTest {
    private final SiteNames site =
            SiteNames.of(PageMetadata.of(Jsoup.parse("")), Optional.of("https://www.shinemedee.example/r/1/"));

    @ParameterizedTest
    @CsvFileSource(
            resources = "/mn/sonin/crawler/extract/byline-forms.csv",
            delimiterString = "|",
            quoteCharacter = '~',
            useHeadersInDisplayName = true)
    void aBylineNamesWhomTheTableSays(String line, String people, String agencies) {
        Byline byline = new Names().read(List.of(line.replace("&bar;", "|")), site, true);

        assertThat(String.join("+", byline.people())).isEqualTo(people == null ? "" : people);
        assertThat(String.join("+", byline.agencies())).isEqualTo(agencies == null ? "" : agencies);
    }

    @Test
    void theSiteItselfIsNoPerson() {
        Byline byline = new Names().read(List.of("Shinemedee"), site, false);

        assertThat(byline.people()).isEmpty();
        assertThat(byline.agencies()).containsExactly("Shinemedee");
    }

    @Test
    void aLogInNameIsTakenOnlyFromPlacesForMachines() {
        assertThat(new Names().read(List.of("reporter99x"), site, true).isEmpty())
                .isTrue();
        assertThat(new Names().read(List.of("jdoe"), site, false).people()).containsExactly("jdoe");
    }
}
