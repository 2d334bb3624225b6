package mn.sonin.indexer.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of every query, however odd. */
final class QueryLanguagePropertiesTest {
    @Property(tries = 3000)
    void anyTextIsUnderstoodOrRefusedWithinItself(@ForAll("texts") String typed) {
        switch (QueryLanguage.parse(typed, Vocabulary.ANYTHING)) {
            case Parsed.Understood understood -> assertCanonical(understood.question());
            case Parsed.Misunderstood problem -> {
                assertThat(problem.position()).isBetween(0, typed.length());
                assertThat(problem.position() + problem.length()).isBetween(0, typed.length());
                assertThat(problem.message()).isNotBlank();
            }
        }
    }

    @Property(tries = 2000)
    void aPrintedQuestionIsReadAsItself(@ForAll("questions") Question question) {
        assertCanonical(question);
    }

    private static void assertCanonical(Question question) {
        String printed = QueryLanguage.print(question);
        assertThat(QueryLanguage.parse(printed, Vocabulary.ANYTHING)).isEqualTo(new Parsed.Understood(question));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "\"",
                "«",
                "»",
                "“",
                "(",
                ")",
                "-",
                "—",
                "=",
                "*",
                "OR",
                "AND",
                "NOT",
                "near/5",
                "title:",
                "source:",
                "after:",
                "last:",
                "history:yes",
                "topic:",
                ":",
                "12:30",
                "Рио",
                "Tinto",
                "УИХ-ын",
                "2025-12",
                "7d",
                " ",
                "\n",
                "\u0000",
                "\u00a0",
                "é",
                "🐎",
                "\ud800",
                "₮",
                ",",
                ".",
                "|",
                "ab*",
                "https://a.mn");
        Arbitrary<String> built = pieces.list().ofMaxSize(25).map(list -> String.join("", list));
        Arbitrary<String> spaced = pieces.list().ofMaxSize(25).map(list -> String.join(" ", list));
        return Arbitraries.oneOf(built, spaced, Arbitraries.strings().ofMaxLength(60));
    }

    @Provide
    Arbitrary<Question> questions() {
        return Combinators.combine(expressions(3), Arbitraries.of(true, false)).as(Question::new);
    }

    private static Arbitrary<Expression> expressions(int depth) {
        if (depth == 0) {
            return leaves();
        }
        Arbitrary<Expression> part = expressions(depth - 1);
        return Arbitraries.oneOf(
                leaves(),
                part.list().ofMinSize(2).ofMaxSize(3).map(QueryLanguagePropertiesTest::all),
                part.list().ofMinSize(2).ofMaxSize(3).map(QueryLanguagePropertiesTest::any),
                part.map(p -> p instanceof Expression.Not not ? not.part() : new Expression.Not(p)),
                Combinators.combine(Arbitraries.of(Expression.TextField.class), part)
                        .as(Expression.Within::new));
    }

    /** As the parser builds them: nothing of a kind right within itself. */
    private static Expression all(List<Expression> parts) {
        return new Expression.All(parts.stream()
                .flatMap(p -> p instanceof Expression.All all ? all.parts().stream() : List.of(p).stream())
                .toList());
    }

    private static Expression any(List<Expression> parts) {
        return new Expression.Any(parts.stream()
                .flatMap(p -> p instanceof Expression.Any any ? any.parts().stream() : List.of(p).stream())
                .toList());
    }

    private static Arbitrary<Expression> leaves() {
        Arbitrary<String> words = Arbitraries.of("зэс", "Рио", "УИХ-ын", "copper", "12:30", "C++", "₮2.7", "at&t");
        Arbitrary<Expression> word =
                Combinators.combine(words, Arbitraries.of(true, false)).as(Expression.Word::new);
        Arbitrary<Expression> phrase = Combinators.combine(
                        words.list().ofMinSize(1).ofMaxSize(3), Arbitraries.of(true, false))
                .as((list, exact) -> new Expression.Phrase(String.join(" ", list), exact));
        Arbitrary<Expression> near = Combinators.combine(
                        Arbitraries.oneOf(word, phrase).list().ofMinSize(2).ofMaxSize(3),
                        Arbitraries.integers().between(1, 50))
                .as(Expression.Near::new);
        Arbitrary<LocalDate> days = Arbitraries.integers().between(0, 30_000).map(LocalDate::ofEpochDay);
        Arbitrary<CalendarSpan> spans = days.map(CalendarSpan::day);
        return Arbitraries.oneOf(
                word,
                phrase,
                near,
                words.filter(w -> w.length() > 2).map(Expression.Prefix::new),
                Combinators.combine(Arbitraries.of(Expression.NameField.class), Arbitraries.of("en", "mn"))
                        .as(Expression.Named::new),
                spans.map(Expression.After::new),
                spans.map(Expression.Before::new),
                Combinators.combine(Arbitraries.integers().between(1, 999), Arbitraries.of(Expression.Unit.class))
                        .as(Expression.Last::new));
    }
}
