package mn.sonin.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mn.sonin.config.Selectors;
import mn.sonin.crawler.extract.Extractor;
import mn.sonin.crawler.extract.Page;
import org.junit.jupiter.api.Test;

class RuleWorthTest {
    private final Extractor extractor = new Extractor();

    private List<SourceCheck.Line> verdicts(Selectors rules) {
        RuleWorth worth = new RuleWorth(rules);
        Page page = Page.of(
                Optional.of("https://a.example/n/1"),
                Site.page("Herders move early", "2026-08-01"),
                Instant.parse("2026-08-02T00:00:00Z"));
        worth.page(selectors -> extractor.extract(page, Optional.empty(), selectors));
        worth.page(selectors -> extractor.extract(page, Optional.empty(), selectors));
        return worth.verdicts();
    }

    @Test
    void aRuleThatFindsWhatIsFoundWithoutItMayGo() {
        Selectors rules = new Selectors(List.of("h1"), List.of(), List.of(), List.of(), List.of());

        assertThat(verdicts(rules))
                .containsExactly(new SourceCheck.Line(
                        "rule",
                        "selectors: title [h1]",
                        false,
                        "no longer earns its place: 2 of 2 pages read the same without it",
                        "take it out of the source's file"));
    }

    @Test
    void aRuleWithoutWhichThePagesReadOtherwiseStays() {
        Selectors rules = new Selectors(List.of(), List.of(), List.of(), List.of("p:first-of-type"), List.of());

        assertThat(verdicts(rules)).singleElement().satisfies(line -> {
            assertThat(line.good()).isTrue();
            assertThat(line.found()).isEqualTo("earns its place: 2 of 2 pages read otherwise without it");
        });
    }

    @Test
    void aSourceWithoutRulesHasNothingToJudge() {
        assertThat(verdicts(Selectors.none())).isEmpty();
    }
}
