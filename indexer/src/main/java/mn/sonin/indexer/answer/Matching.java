package mn.sonin.indexer.answer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import mn.sonin.indexer.index.Wording;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * What finds the same documents as a query and is cheaper to read: nothing of it scores. Where a word is asked for by its stem, its very form is
 * left out, since a document with the form has the stem at the same place.
 */
final class Matching {
    private Matching() {}

    /** The same documents, without scores. */
    static Query of(Query query) {
        return switch (query) {
            case BoostQuery boosted -> of(boosted.getQuery());
            case ConstantScoreQuery constant -> of(constant.getQuery());
            case DisjunctionMaxQuery most -> any(most.getDisjuncts());
            case AnyOfQuery word -> word(word);
            case MultiPhraseQuery phrase -> phrase(phrase);
            case BooleanQuery several -> several(several);
            default -> query;
        };
    }

    private static Query any(Iterable<Query> queries) {
        List<Query> each = new ArrayList<>();
        queries.forEach(query -> each.add(of(query)));
        if (each.size() == 1) {
            return each.getFirst();
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        each.forEach(query -> any.add(query, Occur.SHOULD));
        return any.build();
    }

    private static Query word(AnyOfQuery word) {
        List<Term> terms = word.terms().keySet().stream()
                .map(term -> new Term(word.field(), term))
                .toList();
        return any(telling(terms).stream().<Query>map(TermQuery::new).toList());
    }

    private static Query phrase(MultiPhraseQuery phrase) {
        MultiPhraseQuery.Builder telling = new MultiPhraseQuery.Builder().setSlop(phrase.getSlop());
        Term[][] terms = phrase.getTermArrays();
        int[] positions = phrase.getPositions();
        for (int i = 0; i < terms.length; i++) {
            telling.add(telling(Arrays.asList(terms[i])).toArray(Term[]::new), positions[i]);
        }
        return telling.build();
    }

    /** The terms of one word without its very form where they hold a stem. */
    private static List<Term> telling(List<Term> terms) {
        boolean stem = terms.stream().anyMatch(term -> Wording.isStem(term.text()));
        return stem
                ? terms.stream().filter(term -> !Wording.isForm(term.text())).toList()
                : terms;
    }

    private static Query several(BooleanQuery query) {
        boolean wanted = query.clauses().stream().anyMatch(BooleanClause::isRequired);
        BooleanQuery.Builder several =
                new BooleanQuery.Builder().setMinimumNumberShouldMatch(query.getMinimumNumberShouldMatch());
        for (BooleanClause clause : query.clauses()) {
            Query part = of(clause.query());
            switch (clause.occur()) {
                case MUST, FILTER -> several.add(part, Occur.FILTER);
                case MUST_NOT -> several.add(part, Occur.MUST_NOT);
                case SHOULD -> {
                    if (!wanted || query.getMinimumNumberShouldMatch() > 0) {
                        several.add(part, Occur.SHOULD);
                    }
                }
            }
        }
        return several.build();
    }
}
