package mn.sonin.indexer.answer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.DocIdStream;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.util.FixedBitSet;

/** Notes every document that answers: counts, charts and orders come of what is noted. */
final class Sieve implements CollectorManager<Sieve.One, Sifted> {
    @Override
    public One newCollector() {
        return new One();
    }

    @Override
    public Sifted reduce(Collection<One> collectors) {
        List<Sifted.Segment> segments = new ArrayList<>();
        collectors.forEach(one -> segments.addAll(one.segments));
        segments.sort(Comparator.comparingInt(segment -> segment.leaf().ord));
        return new Sifted(segments);
    }

    /** What one thread notes. */
    static final class One implements Collector {
        private final List<Sifted.Segment> segments = new ArrayList<>();

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }

        @Override
        public LeafCollector getLeafCollector(LeafReaderContext leaf) {
            FixedBitSet documents = new FixedBitSet(leaf.reader().maxDoc());
            segments.add(new Sifted.Segment(leaf, documents));
            return new Noting(documents);
        }
    }

    /** Notes single documents, runs of them, and many at once. */
    private record Noting(FixedBitSet documents) implements LeafCollector {
        @Override
        public void setScorer(Scorable scorer) {}

        @Override
        public void collect(int doc) {
            documents.set(doc);
        }

        @Override
        public void collectRange(int from, int to) {
            documents.set(from, to);
        }

        @Override
        public void collect(DocIdStream several) throws IOException {
            several.forEach(documents::set);
        }
    }
}
