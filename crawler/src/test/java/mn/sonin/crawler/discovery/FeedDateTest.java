package mn.sonin.crawler.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import mn.sonin.archive.Moment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class FeedDateTest {
    private static final ZoneId ULAANBAATAR = ZoneId.of("Asia/Ulaanbaatar");

    @ParameterizedTest
    @CsvFileSource(resources = "feed-dates.tsv", delimiter = '\t', emptyValue = "", nullValues = "\\0")
    void aDateOfAnySpellingIsRead(String written, String moment, String precision) {
        Optional<Moment> expected = moment.equals("none")
                ? Optional.empty()
                : Optional.of(new Moment(OffsetDateTime.parse(moment), Moment.Precision.valueOf(precision)));

        assertThat(FeedDate.read(written == null ? "" : written, ULAANBAATAR)).isEqualTo(expected);
    }
}
