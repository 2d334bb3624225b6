package mn.sonin.indexer.answer;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;

/** The articles of a topic, out of the remembered sets. */
final class TopicFilter extends Query {
    private final TopicQuery topic;
    private final TopicSets sets;

    TopicFilter(TopicQuery topic, TopicSets sets) {
        this.topic = topic;
        this.sets = sets;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
        return new ConstantScoreWeight(this, boost) {
            @Override
            public ScorerSupplier scorerSupplier(LeafReaderContext leaf) {
                FixedBitSet documents = sets.of(leaf.reader(), topic);
                BitSetIterator each = new BitSetIterator(documents, documents.cardinality());
                return new DefaultScorerSupplier(new ConstantScoreScorer(score(), mode, each));
            }

            @Override
            public boolean isCacheable(LeafReaderContext leaf) {
                return false;
            }
        };
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
        return "topic:" + topic.id();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TopicFilter that
                && that.topic.id().equals(topic.id())
                && that.topic.key().equals(topic.key());
    }

    @Override
    public int hashCode() {
        return topic.key().hashCode();
    }
}
