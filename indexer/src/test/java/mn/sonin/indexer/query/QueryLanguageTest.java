package mn.sonin.indexer.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QueryLanguageTest {
    private static final Vocabulary VOCABULARY =
            new Vocabulary(Set.of("ikon", "montsame"), Set.of("mining"), Set.of("rio-tinto"), false);

    static Stream<String[]> canonical() throws IOException {
        return rows("canonical.tsv", 2);
    }

    static Stream<String[]> problems() throws IOException {
        return rows("problems.tsv", 5);
    }

    private static Stream<String[]> rows(String file, int columns) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(QueryLanguageTest.class.getResourceAsStream(file)), StandardCharsets.UTF_8))) {
            List<String[]> rows = lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", columns))
                    .toList();
            return rows.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("canonical")
    void aQueryHasOneCanonicalForm(String typed, String canonical) {
        assertThat(print(typed)).isEqualTo(canonical);
        assertThat(print(canonical)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @MethodSource("problems")
    void aQueryAtFaultSaysWhereAndWhat(
            String typed, String position, String length, String message, String suggestion) {
        Parsed.Misunderstood problem = (Parsed.Misunderstood) QueryLanguage.parse(typed, VOCABULARY);

        assertThat(problem)
                .isEqualTo(new Parsed.Misunderstood(
                        Integer.parseInt(position),
                        Integer.parseInt(length),
                        message,
                        suggestion.equals("-") ? Optional.empty() : Optional.of(suggestion)));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void aSuggestionIsUnderstood(String typed, String position, String length, String message, String suggestion) {
        if (!suggestion.equals("-")) {
            assertThat(QueryLanguage.parse(suggestion, VOCABULARY)).isInstanceOf(Parsed.Understood.class);
        }
    }

    @Test
    void tenThousandWordsAreRefusedWhereTheyBecomeTooMany() {
        Parsed parsed = QueryLanguage.parse("word ".repeat(10_000), VOCABULARY);

        assertThat(parsed)
                .isEqualTo(new Parsed.Misunderstood(
                        1_000,
                        49_000,
                        "a query has at most 200 words and phrases, got 10000; leave out what stands from here on",
                        Optional.empty()));
    }

    @Test
    void aThousandParenthesesAreRefusedWhereTheyBecomeTooDeep() {
        Parsed.Misunderstood problem =
                (Parsed.Misunderstood) QueryLanguage.parse("(".repeat(1_000) + "a" + ")".repeat(1_000), VOCABULARY);

        assertThat(problem.position()).isEqualTo(20);
        assertThat(problem.message()).isEqualTo("groups stand at most 20 deep; this one is deeper");
    }

    @Test
    void theLastSevenDaysAreTodayAndTheSixBefore() {
        Question question = understood("last:7d").on(LocalDate.of(2025, 12, 5));

        assertThat(QueryLanguage.print(question)).isEqualTo("after:2025-11-29");
    }

    /** So that a replay finds what was found. */
    @ParameterizedTest
    @ValueSource(strings = {"last:9999d", "last:9999w", "last:9999m", "last:9999y", "last:127y"})
    void aLongSpanIsReadBackAsItIsPrinted(String typed) {
        Question question = understood(typed).on(LocalDate.of(2025, 12, 5));

        assertThat(understood(QueryLanguage.print(question))).isEqualTo(question);
    }

    @Test
    void starsBeforeALetterTakeNoTime() {
        String stars = "*".repeat(99_999) + "a";

        Parsed parsed = assertTimeout(Duration.ofSeconds(1), () -> QueryLanguage.parse(stars, VOCABULARY));
        assertThat(parsed).isInstanceOf(Parsed.Misunderstood.class);
    }

    private static String print(String typed) {
        return QueryLanguage.print(understood(typed));
    }

    private static Question understood(String typed) {
        Parsed parsed = QueryLanguage.parse(typed, VOCABULARY);
        assertThat(parsed).isInstanceOf(Parsed.Understood.class);
        return ((Parsed.Understood) parsed).question();
    }
}
