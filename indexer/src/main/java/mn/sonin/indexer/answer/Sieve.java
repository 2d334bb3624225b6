package mn.sonin.indexer.answer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopDocsCollector;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** Notes every document that answers, and on the way the best ones: counts and hits come of one pass. */
final class Sieve implements CollectorManager<Sieve.One, Sifted> {
    private static final TopDocs NONE = new TopDocs(new TotalHits(0, TotalHits.Relation.EQUAL_TO), new ScoreDoc[0]);

    private final @Nullable TopDocsCollector<?> best;

    /** Without an order. */
    Sieve() {
        this.best = null;
    }

    /** With the best ones as this collector orders them. */
    Sieve(TopDocsCollector<?> best) {
        this.best = best;
    }

    @Override
    public One newCollector() {
        return new One();
    }

    @Override
    public Sifted reduce(Collection<One> collectors) {
        List<Sifted.Segment> segments = new ArrayList<>();
        collectors.forEach(one -> segments.addAll(one.segments));
        return new Sifted(segments, best == null ? NONE : best.topDocs());
    }

    /** The one collector of a search, which runs in one thread. */
    final class One implements Collector {
        private final List<Sifted.Segment> segments = new ArrayList<>();

        @Override
        public ScoreMode scoreMode() {
            return best == null ? ScoreMode.COMPLETE_NO_SCORES : ScoreMode.COMPLETE;
        }

        @Override
        public LeafCollector getLeafCollector(LeafReaderContext leaf) throws IOException {
            FixedBitSet documents = new FixedBitSet(leaf.reader().maxDoc());
            segments.add(new Sifted.Segment(leaf, documents));
            return best == null ? noting(documents) : noting(documents, best.getLeafCollector(leaf));
        }

        private static LeafCollector noting(FixedBitSet documents) {
            return new LeafCollector() {
                @Override
                public void setScorer(Scorable scorer) {}

                @Override
                public void collect(int doc) {
                    documents.set(doc);
                }
            };
        }

        private static LeafCollector noting(FixedBitSet documents, LeafCollector best) {
            return new LeafCollector() {
                @Override
                public void setScorer(Scorable scorer) throws IOException {
                    best.setScorer(scorer);
                }

                @Override
                public void collect(int doc) throws IOException {
                    documents.set(doc);
                    best.collect(doc);
                }
            };
        }
    }
}
