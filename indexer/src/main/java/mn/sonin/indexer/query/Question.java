package mn.sonin.indexer.query;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/**
 * A whole query.
 *
 * @param expression what an article must be
 * @param history whether what articles said earlier is searched too
 */
public record Question(Expression expression, boolean history) {
    /** The same question with {@code last:7d} written as the day it means, so that it means the same tomorrow. */
    public Question on(LocalDate today) {
        return new Question(dated(expression, today), history);
    }

    /** Whether it chooses a language. */
    public boolean namesLanguage() {
        return namesLanguage(expression);
    }

    private static boolean namesLanguage(Expression expression) {
        return switch (expression) {
            case Expression.Named named -> named.field() == Expression.NameField.LANG;
            case Expression.All all -> all.parts().stream().anyMatch(Question::namesLanguage);
            case Expression.Any any -> any.parts().stream().anyMatch(Question::namesLanguage);
            case Expression.Within within -> namesLanguage(within.part());
            default -> false;
        };
    }

    private static Expression dated(Expression expression, LocalDate today) {
        Function<List<Expression>, List<Expression>> each =
                parts -> parts.stream().map(part -> dated(part, today)).toList();
        return switch (expression) {
            case Expression.Last last -> new Expression.After(CalendarSpan.day(start(last, today)));
            case Expression.All all -> new Expression.All(each.apply(all.parts()));
            case Expression.Any any -> new Expression.Any(each.apply(any.parts()));
            case Expression.Not not -> new Expression.Not(dated(not.part(), today));
            case Expression.Within within -> new Expression.Within(within.field(), dated(within.part(), today));
            case Expression.Everything e -> e;
            case Expression.Word w -> w;
            case Expression.Prefix p -> p;
            case Expression.Phrase p -> p;
            case Expression.Near n -> n;
            case Expression.Named n -> n;
            case Expression.After a -> a;
            case Expression.Before b -> b;
        };
    }

    /** «The last 7 days» are today and the six before; what would begin before any day that can be written begins with the first of them. */
    private static LocalDate start(Expression.Last last, LocalDate today) {
        LocalDate tomorrow = today.plusDays(1);
        LocalDate start = switch (last.unit()) {
            case DAYS -> tomorrow.minusDays(last.count());
            case WEEKS -> tomorrow.minusWeeks(last.count());
            case MONTHS -> tomorrow.minusMonths(last.count());
            case YEARS -> tomorrow.minusYears(last.count());
        };
        return start.isBefore(CalendarSpan.EARLIEST) ? CalendarSpan.EARLIEST : start;
    }
}
