package mn.sonin.indexer.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mn.sonin.indexer.SearchRequest;
import mn.sonin.indexer.query.Expression.NameField;
import mn.sonin.indexer.query.Expression.TextField;
import mn.sonin.indexer.query.Expression.Unit;
import mn.sonin.indexer.query.Token.Kind;

/** Tokens to a question; one method for each line of the grammar above {@link QueryLanguage}. */
final class Parser {
    private static final Pattern LAST = Pattern.compile("([0-9]{1,4})([dwmyхөсж])");
    private static final int FARTHEST = 50;

    private final String typed;
    private final List<Token> tokens;
    private final Vocabulary vocabulary;
    private int at;
    private int depth;
    private boolean history;

    Parser(String typed, List<Token> tokens, Vocabulary vocabulary) {
        this.typed = typed;
        this.tokens = tokens;
        this.vocabulary = vocabulary;
    }

    Question question() throws Misread {
        countWords();
        Expression expression = any().orElse(new Expression.Everything());
        if (peek().is(Kind.CLOSE)) {
            Token close = peek();
            String without = typed.substring(0, close.from()) + typed.substring(close.to());
            throw misread(close, "a \")\" without its \"(\"; leave it out or open the group", Optional.of(without));
        }
        return new Question(expression, history);
    }

    private void countWords() throws Misread {
        List<Token> words = tokens.stream()
                .filter(t -> t.is(Kind.WORD) || t.is(Kind.PREFIX) || t.is(Kind.QUOTED))
                .toList();
        if (words.size() > QueryLanguage.MOST_WORDS) {
            Token first = words.get(QueryLanguage.MOST_WORDS);
            throw new Misread(
                    first.from(),
                    typed.length() - first.from(),
                    "a query has at most %d words and phrases, got %d; leave out what stands from here on"
                            .formatted(QueryLanguage.MOST_WORDS, words.size()),
                    Optional.empty());
        }
    }

    private Optional<Expression> any() throws Misread {
        List<Expression> parts = new ArrayList<>();
        Optional<Expression> first = all();
        if (first.isEmpty() && !peek().is(Kind.OR)) {
            return first;
        }
        first.ifPresent(part -> addTo(parts, part));
        while (peek().is(Kind.OR)) {
            Token or = take();
            Optional<Expression> next = all();
            if (parts.isEmpty() || next.isEmpty()) {
                throw misread(
                        or,
                        "\"%s\" stands between two words; one is missing %s"
                                .formatted(or.text(), parts.isEmpty() ? "before it" : "after it"),
                        Optional.of(typed.substring(0, or.from())
                                + typed.substring(or.to()).stripLeading()));
            }
            addTo(parts, next.get());
        }
        return Optional.of(parts.size() == 1 ? parts.getFirst() : new Expression.Any(parts));
    }

    /** An alternative among alternatives is one of them. */
    private static void addTo(List<Expression> parts, Expression part) {
        if (part instanceof Expression.Any any) {
            parts.addAll(any.parts());
        } else {
            parts.add(part);
        }
    }

    private Optional<Expression> all() throws Misread {
        List<Expression> parts = new ArrayList<>();
        while (!peek().is(Kind.END) && !peek().is(Kind.CLOSE) && !peek().is(Kind.OR)) {
            if (peek().is(Kind.AND)) {
                take();
                continue;
            }
            clause().ifPresent(part -> {
                if (part instanceof Expression.All all) {
                    parts.addAll(all.parts());
                } else {
                    parts.add(part);
                }
            });
        }
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(parts.size() == 1 ? parts.getFirst() : new Expression.All(parts));
    }

    private Optional<Expression> clause() throws Misread {
        Token sign = peek();
        if (sign.is(Kind.MINUS) || sign.is(Kind.NOT)) {
            take();
            deeper(sign);
            Optional<Expression> part = clause();
            depth--;
            return part.map(inner -> inner instanceof Expression.Not not ? not.part() : new Expression.Not(inner))
                    .or(Optional::empty);
        }
        Optional<Expression> first = primary();
        return peek().is(Kind.NEAR) && first.isPresent() ? Optional.of(near(first.get())) : first;
    }

    private Expression near(Expression first) throws Misread {
        Token sign = peek();
        int distance = distance(sign);
        List<Expression> parts = new ArrayList<>();
        parts.add(nearPart(first, sign));
        while (peek().is(Kind.NEAR)) {
            Token next = take();
            if (distance(next) != distance) {
                throw misread(
                        next,
                        "words near each other share one distance, got %d and %d".formatted(distance, distance(next)),
                        Optional.empty());
            }
            Optional<Expression> part = primary();
            if (part.isEmpty()) {
                throw misread(next, "\"near/%d\" stands between two words".formatted(distance), Optional.empty());
            }
            parts.add(nearPart(part.get(), next));
        }
        return new Expression.Near(parts, distance);
    }

    private Expression nearPart(Expression part, Token sign) throws Misread {
        if (part instanceof Expression.Word || part instanceof Expression.Phrase) {
            return part;
        }
        throw misread(
                sign,
                "\"near/%s\" stands between two words or phrases, got \"%s\""
                        .formatted(sign.text(), Printer.print(part)),
                Optional.empty());
    }

    private int distance(Token near) throws Misread {
        int distance = Integer.parseInt(near.text());
        if (distance < 1 || distance > FARTHEST) {
            throw misread(
                    near,
                    "a distance is from 1 to %d, got near/%s".formatted(FARTHEST, near.text()),
                    Optional.of(typed.substring(0, near.from()) + "near/" + Math.clamp(distance, 1, FARTHEST)
                            + typed.substring(near.to())));
        }
        return distance;
    }

    private Optional<Expression> primary() throws Misread {
        Token token = take();
        return switch (token.kind()) {
            case OPEN -> Optional.of(group(token));
            case FIELD -> field(token);
            case EQUALS -> Optional.of(exact(token));
            case QUOTED -> Optional.of(new Expression.Phrase(phrase(token), false));
            case WORD -> Optional.of(new Expression.Word(token.text(), false));
            case PREFIX -> Optional.of(new Expression.Prefix(token.text()));
            case NEAR ->
                throw misread(
                        token,
                        "\"near/%s\" stands between two words; one is missing before it".formatted(token.text()),
                        Optional.empty());
            case CLOSE, MINUS, OR, AND, NOT, END ->
                throw misread(token, "something to find is missing here", Optional.empty());
        };
    }

    private Expression group(Token open) throws Misread {
        deeper(open);
        Optional<Expression> inside = any();
        depth--;
        if (!peek().is(Kind.CLOSE)) {
            throw misread(
                    open, "the \"(\" is not closed; put a \")\" after the group", Optional.of(typed.strip() + ")"));
        }
        Token close = take();
        if (inside.isEmpty()) {
            throw new Misread(
                    open.from(),
                    close.to() - open.from(),
                    "the group \"%s\" is empty; put words in it or leave it out"
                            .formatted(typed.substring(open.from(), close.to())),
                    Optional.of((typed.substring(0, open.from()) + typed.substring(close.to())).strip()));
        }
        return inside.get();
    }

    private void deeper(Token at) throws Misread {
        if (++depth > QueryLanguage.MOST_DEPTH) {
            throw misread(
                    at,
                    "groups stand at most %d deep; this one is deeper".formatted(QueryLanguage.MOST_DEPTH),
                    Optional.empty());
        }
    }

    private String phrase(Token quoted) throws Misread {
        if (quoted.text().isEmpty()) {
            throw misread(
                    quoted,
                    "the quotes hold no word; put a phrase in them or leave them out",
                    Optional.of((typed.substring(0, quoted.from()) + typed.substring(quoted.to())).strip()));
        }
        return quoted.text();
    }

    private Expression exact(Token equals) throws Misread {
        Token token = take();
        return switch (token.kind()) {
            case QUOTED -> new Expression.Phrase(phrase(token), true);
            case WORD, OR, AND, NOT -> new Expression.Word(token.text(), true);
            default -> throw misread(equals, "\"=\" stands before a word or a phrase", Optional.empty());
        };
    }

    private Optional<Expression> field(Token field) throws Misread {
        return switch (field.text()) {
            case "title" -> within(TextField.TITLE, field);
            case "text" -> within(TextField.TEXT, field);
            case "author" -> within(TextField.AUTHOR, field);
            case "source" -> named(NameField.SOURCE, field);
            case "collection" -> named(NameField.COLLECTION, field);
            case "lang" -> named(NameField.LANG, field);
            case "topic" -> named(NameField.TOPIC, field);
            case "after" -> Optional.of(new Expression.After(span(field)));
            case "before" -> Optional.of(new Expression.Before(span(field)));
            case "last" -> Optional.of(last(field));
            default -> history(field);
        };
    }

    private Optional<Expression> within(TextField name, Token field) throws Misread {
        Token next = peek();
        if (next.is(Kind.OR) || next.is(Kind.AND) || next.is(Kind.NOT)) {
            take();
            return Optional.of(new Expression.Within(name, new Expression.Word(next.text(), false)));
        }
        if (next.is(Kind.END) || next.is(Kind.CLOSE) || next.is(Kind.NEAR) || next.is(Kind.MINUS)) {
            throw noValue(field, "a word, a phrase or a group");
        }
        deeper(field);
        Optional<Expression> part = primary();
        depth--;
        return part.map(inside -> new Expression.Within(name, inside));
    }

    private Optional<Expression> named(NameField name, Token field) throws Misread {
        Token token = value(field, "a name");
        String value = Scanner.lower(token.text()).replace(' ', '-');
        String known = name == NameField.LANG ? SearchRequest.language(value) : value;
        if (!vocabulary.knows(name, known)) {
            throw unknown(name, field, token);
        }
        return Optional.of(new Expression.Named(name, known));
    }

    private Misread unknown(NameField name, Token field, Token token) {
        Optional<String> nearest = Fields.nearest(token.text(), vocabulary.names(name));
        return new Misread(
                token.from(),
                token.length(),
                "there is no %s \"%s\"".formatted(field.text(), token.text())
                        + nearest.map(" (did you mean \"%s\"?)"::formatted).orElse(""),
                nearest.map(known -> typed.substring(0, token.from()) + known + typed.substring(token.to())));
    }

    private CalendarSpan span(Token field) throws Misread {
        Token token = value(field, "a date such as 2025, 2025-12 or 2025-12-05");
        Optional<CalendarSpan> span = CalendarSpan.of(token.text());
        if (span.isEmpty()) {
            throw misread(
                    token,
                    "%s: takes a date such as 2025, 2025-12 or 2025-12-05, got \"%s\""
                            .formatted(field.text(), token.text()),
                    Optional.empty());
        }
        return span.get();
    }

    private Expression last(Token field) throws Misread {
        Token token = value(field, "a span such as 7d, 2w, 3m or 1y");
        Matcher parts = LAST.matcher(Scanner.lower(token.text()));
        if (!parts.matches() || Integer.parseInt(parts.group(1)) == 0) {
            throw misread(
                    token,
                    "last: takes a span such as 7d, 2w, 3m or 1y, got \"%s\"".formatted(token.text()),
                    Optional.empty());
        }
        Unit unit = switch (parts.group(2)) {
            case "w" -> Unit.WEEKS;
            case "m", "с" -> Unit.MONTHS;
            case "y", "ж" -> Unit.YEARS;
            default -> Unit.DAYS;
        };
        return new Expression.Last(Integer.parseInt(parts.group(1)), unit);
    }

    private Optional<Expression> history(Token field) throws Misread {
        Token token = value(field, "yes or no");
        String value = Scanner.lower(token.text());
        if (!List.of("yes", "no", "тийм", "үгүй").contains(value)) {
            throw misread(token, "history: takes yes or no, got \"%s\"".formatted(token.text()), Optional.empty());
        }
        if (depth > 0) {
            throw misread(field, "history: is said of the whole query, not of a part of it", Optional.empty());
        }
        history = value.equals("yes") || value.equals("тийм");
        return Optional.empty();
    }

    private Token value(Token field, String expected) throws Misread {
        Token token = peek();
        if (!token.is(Kind.WORD) && !token.is(Kind.QUOTED)) {
            throw noValue(field, expected);
        }
        return take();
    }

    private Misread noValue(Token field, String expected) {
        return misread(field, "%s: needs %s after it".formatted(field.text(), expected), Optional.empty());
    }

    private Misread misread(Token token, String message, Optional<String> suggestion) {
        return new Misread(
                token.from(),
                token.length(),
                message,
                suggestion.map(String::strip).filter(fixed -> !fixed.isEmpty()));
    }

    private Token peek() {
        return tokens.get(at);
    }

    /** The end is never passed. */
    private Token take() {
        Token token = tokens.get(at);
        if (!token.is(Kind.END)) {
            at++;
        }
        return token;
    }
}
