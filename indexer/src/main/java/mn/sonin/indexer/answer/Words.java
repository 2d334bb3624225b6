package mn.sonin.indexer.answer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mn.sonin.indexer.index.Fields;
import mn.sonin.indexer.index.Wording;
import mn.sonin.indexer.query.Expression.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;

/**
 * Words as Lucene queries. The very form counts more than another form of the word, that more than its sound in the other script, that more
 * than the same name in the other language; and a headline more than a text.
 */
final class Words {
    /** A headline is a tenth of a text long and says what it is about. */
    private static final float TITLE = 2.5f;

    /** What the less fitting field adds to the better one. */
    private static final float TIE = 0.2f;

    private final Wording wording;
    private final Widening widening;

    Words(Wording wording, Widening widening) {
        this.wording = wording;
        this.widening = widening;
    }

    /**
     * Words that stand beside each other, each in any form: all that are neither punctuation nor too common to ask for.
     */
    List<Query> words(List<String> typed, Set<TextField> fields) throws IOException {
        List<List<List<Wording.Term>>> read = wording.asked(typed);
        List<Query> queries = new ArrayList<>();
        for (int i = 0; i < typed.size(); i++) {
            word(typed.get(i), read.get(i), fields).ifPresent(queries::add);
        }
        return queries;
    }

    private Optional<Query> word(String typed, List<List<Wording.Term>> positions, Set<TextField> fields)
            throws IOException {
        if (positions.size() != 1) {
            return sequence(literal(positions), fields);
        }
        Set<Wording.Term> all = new LinkedHashSet<>(widening.of(typed, positions.getFirst()));
        List<List<Wording.Term>> exact = wording.exactly(typed);
        if (exact.size() == 1) {
            all.addAll(exact.getFirst());
        }
        return inFields(fields, field -> anyOf(field, List.copyOf(all)));
    }

    /** A word in its very form. */
    Optional<Query> exactly(String text, Set<TextField> fields) {
        return sequence(wording.exactly(text), fields);
    }

    /** Words in this order, each in any form. */
    Optional<Query> phrase(String text, Set<TextField> fields) {
        return sequence(literal(wording.asked(text)), fields);
    }

    /** All words that begin so. */
    Optional<Query> prefix(String beginning, Set<TextField> fields) {
        List<List<Wording.Term>> positions = wording.exactly(beginning);
        if (positions.size() != 1) {
            return sequence(positions, fields);
        }
        String first = positions.getFirst().getFirst().text();
        return inFields(fields, field -> new ConstantScoreQuery(new PrefixQuery(new Term(field, first))));
    }

    /** Words and phrases with at most so many others between them. */
    Optional<Query> near(List<Asked> parts, int distance, Set<TextField> fields) {
        List<List<List<Wording.Term>>> found = new ArrayList<>();
        for (Asked part : parts) {
            List<List<Wording.Term>> positions =
                    part.exact() ? wording.exactly(part.text()) : literal(wording.asked(part.text()));
            if (!positions.isEmpty()) {
                found.add(positions);
            }
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        return inFields(fields, field -> {
            IntervalsSource[] sources = found.stream().map(Words::interval).toArray(IntervalsSource[]::new);
            return new IntervalQuery(field, Intervals.maxgaps(distance, Intervals.unordered(sources)));
        });
    }

    private static IntervalsSource interval(List<List<Wording.Term>> positions) {
        IntervalsSource[] each = positions.stream()
                .map(terms -> Intervals.or(
                        terms.stream().map(term -> Intervals.term(term.text())).toArray(IntervalsSource[]::new)))
                .toArray(IntervalsSource[]::new);
        return each.length == 1 ? each[0] : Intervals.phrase(each);
    }

    /** In quotes a word is meant in its own language. */
    private static List<List<Wording.Term>> literal(List<List<Wording.Term>> positions) {
        List<List<Wording.Term>> literal = new ArrayList<>();
        for (List<Wording.Term> terms : positions) {
            List<Wording.Term> own =
                    terms.stream().filter(term -> !Widening.widens(term.kind())).toList();
            literal.add(own.isEmpty() ? terms : own);
        }
        return literal;
    }

    private Optional<Query> sequence(List<List<Wording.Term>> positions, Set<TextField> fields) {
        if (positions.isEmpty()) {
            return Optional.empty();
        }
        return inFields(
                fields,
                field -> positions.size() == 1 ? anyOf(field, positions.getFirst()) : inOrder(field, positions));
    }

    private static Query inOrder(String field, List<List<Wording.Term>> positions) {
        MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder();
        for (List<Wording.Term> terms : positions) {
            phrase.add(terms.stream().map(term -> new Term(field, term.text())).toArray(Term[]::new));
        }
        return phrase.build();
    }

    private static Query anyOf(String field, List<Wording.Term> terms) {
        SynonymQuery.Builder any = new SynonymQuery.Builder(field);
        terms.forEach(term -> any.addTerm(new Term(field, term.text()), weight(term.kind())));
        return any.build();
    }

    private static float weight(Wording.Kind kind) {
        return switch (kind) {
            case EXACT -> 1;
            case STEM -> 0.9f;
            case SOUND -> 0.6f;
            case NAME -> 0.5f;
        };
    }

    private static Optional<Query> inFields(Set<TextField> fields, PerField query) {
        List<Query> each = new ArrayList<>();
        for (TextField field : fields) {
            switch (field) {
                case TITLE -> each.add(new BoostQuery(query.in(Fields.TITLE), TITLE));
                case TEXT -> each.add(query.in(Fields.TEXT));
                case AUTHOR -> each.add(query.in(Fields.AUTHOR));
            }
        }
        return Optional.of(each.size() == 1 ? each.getFirst() : new DisjunctionMaxQuery(each, TIE));
    }

    /** A query in a field of this name. */
    private interface PerField {
        Query in(String field);
    }

    /** Words as typed. */
    record Asked(String text, boolean exact) {}
}
