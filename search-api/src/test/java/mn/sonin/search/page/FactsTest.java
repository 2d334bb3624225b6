package mn.sonin.search.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import mn.sonin.archive.Attested;
import mn.sonin.archive.Basis;
import mn.sonin.archive.Content;
import mn.sonin.archive.Moment;
import org.junit.jupiter.api.Test;

class FactsTest {
    private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-09-12T12:00:00+08:00");

    @Test
    void everyValueThatThePageShowsStandsWithItsBasis() {
        Content content = new Content(
                new Attested<>("Title", Basis.VISIBLE_TEXT, "h1"),
                Optional.of(Attested.of("Subtitle", Basis.META)),
                Optional.empty(),
                Optional.of(Attested.of("Opening words. " + "More of the text. ".repeat(20), Basis.PAGE_JSON)),
                List.of(Attested.of("Jane Doe", Basis.JSON_LD)),
                List.of(Attested.of("Xinhua", Basis.VISIBLE_TEXT)),
                Optional.of(Attested.of("polit.mn", Basis.VISIBLE_TEXT)),
                Optional.of(Attested.of(new Moment(NOON, Moment.Precision.MINUTE), Basis.TIME_ELEMENT)),
                Optional.of(Attested.of(new Moment(NOON, Moment.Precision.DAY), Basis.MICRODATA)),
                Attested.of("en", Basis.DETECTED));

        List<ArticlePage.Fact> facts = Facts.of(content, Instant.EPOCH, ZoneId.of("Asia/Ulaanbaatar"), Words.ENGLISH);

        assertThat(facts)
                .extracting(ArticlePage.Fact::label)
                .containsExactly(
                        "Headline",
                        "Second headline",
                        "Author",
                        "Agency",
                        "Reprinted from",
                        "Text",
                        "Published",
                        "Changed",
                        "Language",
                        "First seen");
        assertThat(facts).allSatisfy(fact -> assertThat(fact.basis()).isNotBlank());
        assertThat(facts)
                .filteredOn(fact -> fact.label().equals("Text"))
                .singleElement()
                .satisfies(text -> {
                    assertThat(text.value())
                            .startsWith("Opening words. More of")
                            .endsWith(" …")
                            .hasSizeLessThan(85);
                    assertThat(text.basis()).isEqualTo(Words.ENGLISH.name("basis", Basis.PAGE_JSON.word()));
                });
    }
}
