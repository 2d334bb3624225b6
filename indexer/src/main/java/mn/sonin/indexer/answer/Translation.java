package mn.sonin.indexer.answer;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import mn.sonin.indexer.index.Fields;
import mn.sonin.indexer.query.Expression;
import mn.sonin.indexer.query.Expression.TextField;
import mn.sonin.indexer.query.Question;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** An expression as a Lucene query. What an expression says of words alone scores; names and dates only choose. */
final class Translation {
    private static final Set<TextField> ANYWHERE = EnumSet.of(TextField.TITLE, TextField.TEXT);

    private final Words words;
    private final Names names;
    private final LocalDate today;

    /**
     * A translation of one query.
     *
     * @param names what topics, collections and days stand for
     * @param today in the archive's zone
     */
    Translation(Words words, Names names, LocalDate today) {
        this.words = words;
        this.names = names;
        this.today = today;
    }

    /** The query; empty where the expression asks for nothing in particular. */
    Optional<Query> of(Expression expression) throws IOException {
        return in(expression, ANYWHERE);
    }

    private Optional<Query> in(Expression expression, Set<TextField> fields) throws IOException {
        return switch (expression) {
            case Expression.Everything e -> Optional.empty();
            case Expression.Word word -> word.exact() ? words.exactly(word.text(), fields) : all(List.of(word), fields);
            case Expression.Prefix prefix -> words.prefix(prefix.text(), fields);
            case Expression.Phrase phrase ->
                phrase.exact() ? words.exactly(phrase.text(), fields) : words.phrase(phrase.text(), fields);
            case Expression.Near near -> words.near(asked(near.parts()), near.distance(), fields);
            case Expression.All all -> all(all.parts(), fields);
            case Expression.Any any -> any(any.parts(), fields);
            case Expression.Not not -> in(not.part(), fields).map(Translation::anythingBut);
            case Expression.Within within -> in(within.part(), EnumSet.of(within.field()));
            case Expression.Named named -> Optional.of(new ConstantScoreQuery(named(named)));
            case Expression.After after ->
                Optional.of(names.days(after.span().start().toEpochDay(), Long.MAX_VALUE));
            case Expression.Before before ->
                Optional.of(names.days(Long.MIN_VALUE, before.span().start().toEpochDay() - 1));
            case Expression.Last last -> in(new Question(last, false).on(today).expression(), fields);
        };
    }

    private static List<Words.Asked> asked(List<Expression> parts) {
        List<Words.Asked> asked = new ArrayList<>();
        for (Expression part : parts) {
            if (part instanceof Expression.Word word) {
                asked.add(new Words.Asked(word.text(), word.exact()));
            } else if (part instanceof Expression.Phrase phrase) {
                asked.add(new Words.Asked(phrase.text(), phrase.exact()));
            }
        }
        return asked;
    }

    private Optional<Query> all(List<Expression> parts, Set<TextField> fields) throws IOException {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        List<String> beside = new ArrayList<>();
        boolean wanted = false;
        for (Expression part : parts) {
            if (part instanceof Expression.Word word && !word.exact()) {
                beside.add(word.text());
                continue;
            }
            wanted |= add(all, beside, fields);
            if (part instanceof Expression.Not not) {
                in(not.part(), fields).ifPresent(query -> all.add(query, Occur.MUST_NOT));
            } else {
                Optional<Query> query = in(part, fields);
                query.ifPresent(found -> all.add(found, chooses(part) ? Occur.FILTER : Occur.MUST));
                wanted |= query.isPresent();
            }
        }
        wanted |= add(all, beside, fields);
        return query(all, wanted);
    }

    /** Words beside each other are read together, since they may be one name. */
    private boolean add(BooleanQuery.Builder all, List<String> beside, Set<TextField> fields) throws IOException {
        List<Query> queries = beside.isEmpty() ? List.of() : words.words(beside, fields);
        queries.forEach(query -> all.add(query, Occur.MUST));
        beside.clear();
        return !queries.isEmpty();
    }

    private static Optional<Query> query(BooleanQuery.Builder all, boolean wanted) {
        BooleanQuery query = all.build();
        if (query.clauses().isEmpty()) {
            return Optional.empty();
        }
        if (query.clauses().size() == 1 && wanted) {
            BooleanClause only = query.clauses().getFirst();
            return Optional.of(only.query());
        }
        return Optional.of(
                wanted
                        ? query
                        : all.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER).build());
    }

    private static boolean chooses(Expression part) {
        return part instanceof Expression.Named
                || part instanceof Expression.After
                || part instanceof Expression.Before
                || part instanceof Expression.Last;
    }

    private Optional<Query> any(List<Expression> parts, Set<TextField> fields) throws IOException {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (Expression part : parts) {
            any.add(in(part, fields).orElse(new MatchNoDocsQuery("a word that is never searched")), Occur.SHOULD);
        }
        return Optional.of(any.build());
    }

    private static Query anythingBut(Query unwanted) {
        return new BooleanQuery.Builder()
                .add(MatchAllDocsQuery.INSTANCE, Occur.FILTER)
                .add(unwanted, Occur.MUST_NOT)
                .build();
    }

    private Query named(Expression.Named named) throws IOException {
        return switch (named.field()) {
            case SOURCE -> new TermQuery(new Term(Fields.SOURCE, named.value()));
            case LANG -> new TermQuery(new Term(Fields.LANGUAGE, named.value().toLowerCase(Locale.ROOT)));
            case COLLECTION -> names.collection(named.value());
            case TOPIC -> names.topic(named.value());
        };
    }

    static Query days(long first, long last) {
        return new ConstantScoreQuery(Fields.range(Fields.DAY, first, last));
    }

    /** What names and days stand for in an index. */
    interface Names {
        Query collection(String id);

        Query topic(String id) throws IOException;

        /** Published from one day since 1970 to another, both included. */
        default Query days(long first, long last) {
            return Translation.days(first, last);
        }
    }
}
