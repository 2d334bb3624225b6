package mn.sonin.indexer.answer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mn.sonin.indexer.index.Fields;
import mn.sonin.indexer.index.Wording;
import mn.sonin.indexer.query.Expression.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;

/**
 * Words as Lucene queries. The very form counts more than another form of the word, that more than its sound in the other script, that more
 * than the same name in the other language; and a headline more than a text.
 */
final class Words {
    /** A headline is a tenth of a text long and says what it is about. */
    private static final float TITLE = 2.5f;

    /** What the less fitting field adds to the better one. */
    private static final float TIE = 0.2f;

    /** What the dictionary's other forms count beside the words themselves. */
    private static final float OTHER_FORM = 0.8f;

    private final Wording wording;
    private final Widening widening;

    Words(Wording wording, Widening widening) {
        this.wording = wording;
        this.widening = widening;
    }

    /**
     * Words that stand beside each other, each in any form: all but punctuation, and but the small words among others ({@code of}, {@code нь}),
     * which are everywhere and tell nothing.
     */
    List<Query> words(List<String> typed, Set<TextField> fields) throws IOException {
        List<List<List<Wording.Term>>> read = wording.asked(typed);
        widening.expect(read);
        boolean telling = typed.stream().anyMatch(word -> !wording.small(word));
        List<List<Query>> queries = new ArrayList<>();
        for (int i = 0; i < typed.size(); i++) {
            boolean left = telling && wording.small(typed.get(i));
            queries.add(
                    left
                            ? List.of()
                            : word(typed.get(i), read.get(i), fields).stream().toList());
        }
        List<Widening.Wider> wider = fields.contains(TextField.AUTHOR) ? List.of() : widening.ideas(typed, read);
        return wider.isEmpty() ? flat(queries) : widened(queries, wider, fields);
    }

    private static List<Query> flat(List<List<Query>> queries) {
        return queries.stream().flatMap(List::stream).toList();
    }

    /** First each word with its own other forms, then what several words are together. */
    private List<Query> widened(List<List<Query>> queries, List<Widening.Wider> wider, Set<TextField> fields) {
        List<List<Query>> each = new ArrayList<>(queries);
        for (Widening.Wider idea : wider.reversed()) {
            List<Query> own = flat(each.subList(idea.from(), idea.to()));
            if (!own.isEmpty()) {
                each.set(idea.from(), List.of(any(own, idea, fields)));
                for (int i = idea.from() + 1; i < idea.to(); i++) {
                    each.set(i, List.of());
                }
            }
        }
        return flat(each);
    }

    private Query any(List<Query> own, Widening.Wider idea, Set<TextField> fields) {
        List<Query> any = new ArrayList<>();
        any.add(own.size() == 1 ? own.getFirst() : allOf(own));
        for (List<List<Wording.Term>> form : idea.forms()) {
            sequence(form, fields).ifPresent(query -> any.add(new BoostQuery(query, OTHER_FORM)));
        }
        return new DisjunctionMaxQuery(any, 0);
    }

    private static Query allOf(List<Query> queries) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        queries.forEach(query -> all.add(query, BooleanClause.Occur.MUST));
        return all.build();
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

    /**
     * All words that begin so.
     *
     * @throws Unsearchable where what begins so is several words
     */
    Optional<Query> prefix(String beginning, Set<TextField> fields) {
        List<List<Wording.Term>> positions = wording.exactly(beginning.toLowerCase(Locale.ROOT));
        if (positions.isEmpty()) {
            return Optional.empty();
        }
        if (positions.size() > 1) {
            throw new Unsearchable(
                    "a star stands at the end of a word in one piece, got \"%s*\"; put the pieces before the last in quotes, as in \"Rio\" Tin*"
                            .formatted(beginning));
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
        List<List<List<String>>> terms = found.stream()
                .map(positions -> positions.stream()
                        .map(each -> each.stream().map(Wording.Term::text).toList())
                        .toList())
                .toList();
        return inFields(fields, field -> new NearQuery(field, distance, terms));
    }

    /** In quotes a word is meant in its own language. */
    static List<List<Wording.Term>> literal(List<List<Wording.Term>> positions) {
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
        Map<String, Float> weights = new LinkedHashMap<>();
        terms.forEach(term -> weights.merge(term.text(), weight(term.kind()), Math::max));
        return new AnyOfQuery(field, weights);
    }

    private static float weight(Wording.Kind kind) {
        return switch (kind) {
            case EXACT -> 1;
            case STEM -> 0.9f;
            case SOUND -> 0.8f;
            case NAME -> 0.8f;
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
