package mn.sonin.indexer.answer;

import java.util.ArrayList;
import java.util.List;
import mn.sonin.indexer.index.Fields;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;

/**
 * What of a query stands in a headline, and what elsewhere: a headline counts most, so a document without a word in it can score no more than
 * the query without headlines does.
 */
final class Placed {
    private static final Query NOTHING = new MatchNoDocsQuery("stands in headlines alone");

    private Placed() {}

    /** Documents with any part of the query in the headline, and perhaps more. */
    static Query inHeadlines(Query query) {
        List<Query> parts = new ArrayList<>();
        gather(query, parts);
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        parts.forEach(part -> any.add(Matching.of(part), Occur.SHOULD));
        return any.build();
    }

    private static void gather(Query query, List<Query> parts) {
        switch (query) {
            case BoostQuery boosted -> gather(boosted.getQuery(), parts);
            case DisjunctionMaxQuery most -> most.getDisjuncts().forEach(part -> gather(part, parts));
            case BooleanQuery several ->
                several.clauses().stream()
                        .filter(clause -> !clause.isProhibited())
                        .forEach(clause -> gather(clause.query(), parts));
            default -> {
                if (inHeadline(query)) {
                    parts.add(query);
                }
            }
        }
    }

    /** The query without headlines: what a document scores that has nothing of it in the headline. */
    static Query elsewhere(Query query) {
        return switch (query) {
            case BoostQuery boosted -> new BoostQuery(elsewhere(boosted.getQuery()), boosted.getBoost());
            case DisjunctionMaxQuery most ->
                new DisjunctionMaxQuery(
                        most.getDisjuncts().stream().map(Placed::elsewhere).toList(), most.getTieBreakerMultiplier());
            case BooleanQuery several -> elsewhere(several);
            default -> inHeadline(query) ? NOTHING : query;
        };
    }

    private static Query elsewhere(BooleanQuery query) {
        BooleanQuery.Builder several =
                new BooleanQuery.Builder().setMinimumNumberShouldMatch(query.getMinimumNumberShouldMatch());
        for (BooleanClause clause : query.clauses()) {
            several.add(clause.isProhibited() ? clause.query() : elsewhere(clause.query()), clause.occur());
        }
        return several.build();
    }

    private static boolean inHeadline(Query query) {
        boolean[] found = new boolean[1];
        query.visit(new QueryVisitor() {
            @Override
            public boolean acceptField(String field) {
                found[0] |= field.equals(Fields.TITLE);
                return false;
            }
        });
        return found[0];
    }
}
