package mn.sonin.crawler.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mn.sonin.crawler.extract.metadata.PageMetadata;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class NextPartTest {
    @ParameterizedTest
    @CsvFileSource(resources = "/mn/sonin/crawler/extract/next-parts.csv", delimiter = '|', numLinesToSkip = 1)
    void aStoryGoesOnWhereOnlyTheNumberOfThePartDiffers(String first, int part, String link, boolean next) {
        String numbered = "<a href='%s'>%d</a>".formatted(link, part + 1);
        String named = "<link rel=next href='%s'>".formatted(link);

        assertThat(NextPart.judge(links(numbered, first), first, part).value().isPresent())
                .isEqualTo(next);
        assertThat(NextPart.judge(links(named, first), first, part).value().isPresent())
                .isEqualTo(next);
    }

    private static List<Element> links(String html, String address) {
        return PageMetadata.of(Jsoup.parse(html, address)).links();
    }
}
