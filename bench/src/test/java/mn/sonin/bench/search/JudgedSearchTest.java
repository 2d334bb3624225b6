package mn.sonin.bench.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JudgedSearchTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-12-05T04:00:00Z"), ZoneOffset.UTC);

    @Test
    void searchingBothLanguagesIsAheadOfTheLiteralWordsAndOfWhatPeopleUseToday(@TempDir Path folder)
            throws IOException {
        JudgedSearch.Report report = JudgedSearch.measure(Path.of("../config"), folder, CLOCK);

        for (String language : List.of("en", "mn")) {
            Score sonin = report.mean(JudgedSearch.SONIN, language);
            for (String other : List.of(JudgedSearch.LITERAL, "StandardAnalyzer", "RussianAnalyzer")) {
                Score theirs = report.mean(other, language);
                assertThat(sonin.ndcg())
                        .as("%s, nDCG beside %s", language, other)
                        .isGreaterThan(theirs.ndcg() + 0.1);
                assertThat(sonin.recall())
                        .as("%s, recall beside %s", language, other)
                        .isGreaterThan(theirs.recall() + 0.2);
            }
        }
        assertThat(report.mean(JudgedSearch.SONIN, "").across())
                .as("what stands in the other language is found")
                .isGreaterThan(0.6);
    }

    @Test
    void aPerfectAnswerHasFullScoreAndAnEmptyOneNone() {
        Map<String, Integer> grades = Map.of("a", 3, "b", 1);

        assertThat(Score.of(List.of("a", "b"), grades, Set.of("b"))).isEqualTo(new Score(1, 1, 1));
        assertThat(Score.of(List.of(), grades, Set.of("b"))).isEqualTo(new Score(0, 0, 0));
        assertThat(Score.of(List.of("b", "a"), grades, Set.of()).ndcg()).isBetween(0.6, 0.8);
    }
}
