package mn.sonin.indexer.answer;

import java.io.IOException;
import mn.sonin.indexer.index.Lengths;
import org.apache.lucene.index.IndexReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.Weight;

/** A query that scores by the counts of a whole index, whichever part of it is searched. */
final class ScoredQuery extends Query {
    private final Query query;
    private final Scores scores;

    ScoredQuery(Query query, Scores scores) {
        this.query = query;
        this.scores = scores;
    }

    /** Inside out, so that what comes to the same is one before anybody counts clauses. */
    @Override
    public Query rewrite(IndexSearcher searcher) throws IOException {
        Query rewritten = query.rewrite(searcher);
        return rewritten.equals(query) ? this : new ScoredQuery(rewritten, scores);
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) throws IOException {
        IndexSearcher counting = new Whole(searcher.getTopReaderContext(), scores);
        counting.setQueryCache(searcher.getQueryCache());
        counting.setQueryCachingPolicy(searcher.getQueryCachingPolicy());
        return counting.createWeight(counting.rewrite(query), mode, boost);
    }

    /** Searches a part, and counts the whole. */
    private static final class Whole extends IndexSearcher {
        private final Scores scores;

        Whole(IndexReaderContext part, Scores scores) {
            super(part);
            this.scores = scores;
            setSimilarity(new Lengths());
        }

        @Override
        public TermStatistics termStatistics(Term term, int inPart, long times) {
            long known = Math.max(1, scores.of(term.field(), term.text()));
            return new TermStatistics(term.bytes(), known, known);
        }

        @Override
        public CollectionStatistics collectionStatistics(String field) {
            long known = Math.max(1, scores.revisions());
            return new CollectionStatistics(field, known, known, known, known);
        }
    }

    @Override
    public void visit(QueryVisitor visitor) {
        query.visit(visitor);
    }

    @Override
    public String toString(String field) {
        return query.toString(field);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ScoredQuery that && that.query.equals(query) && that.scores.equals(scores);
    }

    @Override
    public int hashCode() {
        return 31 * query.hashCode() + scores.hashCode();
    }
}
