package mn.sonin.indexer.answer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DocIdStream;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.FixedBitSet;

/**
 * Notes every document that answers: counts, charts and orders come of what is noted. Segments are read side by side, and of a large one its
 * parts. For one search, one thread.
 */
final class Sieve {
    private final AsOf searcher;
    private final int few;

    /**
     * Looks through a view.
     *
     * @param few a segment in which a query reads no more documents than these is not worth several threads
     */
    Sieve(AsOf searcher, int few) {
        this.searcher = searcher;
        this.few = few;
    }

    /** The documents that a query finds; where time ran out, those of them that were read. */
    Sifted of(Query query) throws IOException {
        Query matching = searcher.rewrite(new ConstantScoreQuery(Matching.of(query)));
        Weight weight = searcher.createWeight(matching, ScoreMode.COMPLETE_NO_SCORES, 1);
        boolean divisible = Part.divisible(matching);
        List<Sifted.Segment> segments = new ArrayList<>();
        List<Callable<Void>> parts = new ArrayList<>();
        for (LeafReaderContext leaf : searcher.getLeafContexts()) {
            ScorerSupplier scorer = weight.scorerSupplier(leaf);
            if (scorer != null) {
                Sifted.Segment segment =
                        new Sifted.Segment(leaf, new FixedBitSet(leaf.reader().maxDoc()));
                segments.add(segment);
                for (Part part : Part.of(leaf, divisible && scorer.cost() > few)) {
                    parts.add(noting(part, weight, segment.documents()));
                }
            }
        }
        searcher.getTaskExecutor().invokeAll(parts);
        return new Sifted(segments);
    }

    private Callable<Void> noting(Part part, Weight weight, FixedBitSet documents) {
        return () -> {
            searcher.read(part.leaf(), part.first(), part.end(), weight, new Noting(documents));
            return null;
        };
    }

    /** Notes single documents, runs of them, and many at once. */
    private record Noting(FixedBitSet documents) implements Collector, LeafCollector {
        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }

        @Override
        public LeafCollector getLeafCollector(LeafReaderContext leaf) {
            return this;
        }

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
