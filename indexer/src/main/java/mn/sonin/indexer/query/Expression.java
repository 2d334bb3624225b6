package mn.sonin.indexer.query;

import java.util.List;

/** What a query asks for. Two queries that ask for the same in the same order are equal, however they were typed. */
public sealed interface Expression {
    /** Every article. */
    record Everything() implements Expression {}

    /**
     * A word, as typed.
     *
     * @param exact whether only this very form will do
     */
    record Word(String text, boolean exact) implements Expression {}

    /** All words that begin so. */
    record Prefix(String text) implements Expression {}

    /**
     * Words one after the other.
     *
     * @param text words separated by single spaces
     * @param exact whether only these very forms will do
     */
    record Phrase(String text, boolean exact) implements Expression {}

    /**
     * Words and phrases close to each other, in any order.
     *
     * @param parts two or more of {@link Word} and {@link Phrase}
     * @param distance other words allowed between them
     */
    record Near(List<Expression> parts, int distance) implements Expression {
        public Near {
            parts = List.copyOf(parts);
        }
    }

    /** All of two or more. */
    record All(List<Expression> parts) implements Expression {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /** At least one of two or more. */
    record Any(List<Expression> parts) implements Expression {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /** Not this. */
    record Not(Expression part) implements Expression {}

    /** This, in one field of an article only. */
    record Within(TextField field, Expression part) implements Expression {}

    /** Articles of a source, a language and so on. */
    record Named(NameField field, String value) implements Expression {}

    /** Published on the first day of this span or later. */
    record After(CalendarSpan span) implements Expression {}

    /** Published before the first day of this span. */
    record Before(CalendarSpan span) implements Expression {}

    /** Published in the last days, weeks, months or years, today included. */
    record Last(int count, Unit unit) implements Expression {}

    /** A field with words. */
    enum TextField {
        TITLE,
        TEXT,
        AUTHOR
    }

    /** A field with one name out of a known list. */
    enum NameField {
        SOURCE,
        COLLECTION,
        LANG,
        TOPIC
    }

    /** What {@link Last} counts. */
    enum Unit {
        DAYS,
        WEEKS,
        MONTHS,
        YEARS
    }
}
