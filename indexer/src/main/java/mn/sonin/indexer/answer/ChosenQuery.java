package mn.sonin.indexer.answer;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/** The articles of a topic, looked up: as {@link TopicFilter} it chooses, and neither scores nor marks words. */
public final class ChosenQuery extends Query {
    private final String id;
    private final Query query;

    public ChosenQuery(String id, Query query) {
        this.id = id;
        this.query = query;
    }

    String id() {
        return id;
    }

    Query query() {
        return query;
    }

    @Override
    public Query rewrite(IndexSearcher searcher) throws IOException {
        Query rewritten = query.rewrite(searcher);
        return rewritten.equals(query) ? this : new ChosenQuery(id, rewritten);
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) throws IOException {
        Weight articles = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        return new ConstantScoreWeight(this, boost) {
            @Override
            public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext leaf) throws IOException {
                ScorerSupplier found = articles.scorerSupplier(leaf);
                return found == null
                        ? null
                        : new DefaultScorerSupplier(new ConstantScoreScorer(
                                score(), mode, found.get(Long.MAX_VALUE).iterator()));
            }

            @Override
            public boolean isCacheable(LeafReaderContext leaf) {
                return articles.isCacheable(leaf);
            }
        };
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
        return "topic:" + id;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChosenQuery that && that.id.equals(id) && that.query.equals(query);
    }

    @Override
    public int hashCode() {
        return 31 * id.hashCode() + query.hashCode();
    }
}
