package mn.sonin.indexer.query;

import java.util.List;
import java.util.stream.Collectors;

/** An expression in its one canonical form. */
final class Printer {
    private Printer() {}

    static String print(Expression expression) {
        return switch (expression) {
            case Expression.Everything e -> "";
            case Expression.Word word -> (word.exact() ? "=" : "") + word.text();
            case Expression.Prefix prefix -> prefix.text() + "*";
            case Expression.Phrase phrase -> (phrase.exact() ? "=" : "") + '"' + phrase.text() + '"';
            case Expression.Near near -> joined(near.parts(), " near/" + near.distance() + " ");
            case Expression.All all ->
                all.parts().stream()
                        .map(part -> part instanceof Expression.Any ? group(part) : print(part))
                        .collect(Collectors.joining(" "));
            case Expression.Any any -> joined(any.parts(), " OR ");
            case Expression.Not not -> "-" + tight(not.part());
            case Expression.Within within -> Scanner.lower(within.field().name()) + ":" + tight(within.part());
            case Expression.Named named -> Scanner.lower(named.field().name()) + ":" + named.value();
            case Expression.After after -> "after:" + after.span().written();
            case Expression.Before before -> "before:" + before.span().written();
            case Expression.Last last -> "last:" + last.count() + unit(last);
        };
    }

    private static String joined(List<Expression> parts, String between) {
        return parts.stream().map(Printer::print).collect(Collectors.joining(between));
    }

    /** As the operand of a sign or a field. */
    private static String tight(Expression part) {
        return switch (part) {
            case Expression.All a -> group(a);
            case Expression.Any a -> group(a);
            case Expression.Near n -> group(n);
            case Expression.Not n -> group(n);
            default -> print(part);
        };
    }

    private static String group(Expression part) {
        return "(" + print(part) + ")";
    }

    private static char unit(Expression.Last last) {
        return switch (last.unit()) {
            case DAYS -> 'd';
            case WEEKS -> 'w';
            case MONTHS -> 'm';
            case YEARS -> 'y';
        };
    }
}
