package mn.sonin.indexer.answer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;

/**
 * What answers, and the best of it: by score times {@link Freshness}, then the newest. Few documents are scored as they are found. Of many it is
 * found out first which answer; when each was published lies in memory, so only those are scored then that could still be among the best. For
 * one search, one thread.
 */
final class Best {
    /** Between looks at the clock. */
    private static final int AT_ONCE = 4_096;

    /** The best first. */
    private static final Comparator<Order.Ranked> ORDER = Comparator.comparingDouble(Order.Ranked::score)
            .thenComparingLong(Order.Ranked::published)
            .thenComparingLong(Order.Ranked::since)
            .reversed();

    private final AsOf searcher;
    private final PerSegment<Columns> columns;
    private final Freshness freshness;
    private final int size;
    private final Optional<Order.Ranked> end;
    private final PriorityQueue<Order.Ranked> best = new PriorityQueue<>(ORDER.reversed());
    private int looked;

    /**
     * So many, after the last one of the page before where there was one.
     *
     * @param size 1 or more
     */
    Best(AsOf searcher, PerSegment<Columns> columns, Freshness freshness, int size, Optional<Standing.Place> after) {
        this.searcher = searcher;
        this.columns = columns;
        this.freshness = freshness;
        this.size = size;
        this.end = after.map(place -> new Order.Ranked(-1, place));
    }

    /** The best of what answered, in order; where time ran out, of what was looked at. */
    List<Order.Ranked> inOrder() {
        return best.stream().sorted(ORDER).toList();
    }

    /**
     * What answers; the best of it is kept.
     *
     * @param search what answers, and scores
     * @param words what of it scores
     * @param few how many documents are few
     */
    Sifted of(Query search, Query words, int few) throws IOException {
        Weight weight = weight(search, ScoreMode.TOP_SCORES);
        List<Part> parts = new ArrayList<>();
        long cost = 0;
        for (LeafReaderContext leaf : searcher.getLeafContexts()) {
            ScorerSupplier scorer = weight.scorerSupplier(leaf);
            if (scorer != null) {
                parts.add(new Part(leaf, scorer));
                cost += scorer.cost();
            }
        }
        return cost <= few ? asFound(parts) : afterwards(search, words, weight);
    }

    /** A segment and what scores its documents. */
    private record Part(LeafReaderContext leaf, ScorerSupplier scorer) {}

    private Weight weight(Query query, ScoreMode mode) throws IOException {
        return searcher.createWeight(searcher.rewrite(query), mode, 1);
    }

    /** Scores what is found, the newest segments first. */
    private Sifted asFound(List<Part> parts) throws IOException {
        List<Sifted.Segment> found = new ArrayList<>();
        for (Part part : parts.reversed()) {
            if (searcher.late()) {
                break;
            }
            FixedBitSet documents = new FixedBitSet(part.leaf().reader().maxDoc());
            found.add(new Sifted.Segment(part.leaf(), documents));
            Rating rating = new Rating(part.leaf(), part.scorer().get(Long.MAX_VALUE));
            Bits live = part.leaf().reader().getLiveDocs();
            DocIdSetIterator each = rating.scorer.iterator();
            for (int doc = each.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS && !late(); doc = each.nextDoc()) {
                if (live != null && !live.get(doc)) {
                    continue;
                }
                documents.set(doc);
                if (!rating.hopeless(doc)) {
                    rating.rate(doc);
                }
            }
        }
        return new Sifted(found.reversed());
    }

    /**
     * Scores when it is known what answers. What has a word in the headline comes first, since little else can be better then.
     *
     * @param weight of the search
     */
    private Sifted afterwards(Query search, Query words, Weight weight) throws IOException {
        Sifted found = searcher.search(Matching.of(search), new Sieve());
        Weight headlines = weight(Placed.inHeadlines(words), ScoreMode.COMPLETE_NO_SCORES);
        Weight elsewhere = weight(Placed.elsewhere(words), ScoreMode.TOP_SCORES);
        List<Sifted.Segment> rest = new ArrayList<>();
        for (Sifted.Segment segment : found.segments().reversed()) {
            FixedBitSet inHeadlines = in(segment, headlines);
            FixedBitSet others = segment.documents().clone();
            others.andNot(inHeadlines);
            rest.add(new Sifted.Segment(segment.leaf(), others));
            add(new Sifted.Segment(segment.leaf(), inHeadlines), weight);
        }
        for (Sifted.Segment segment : rest) {
            add(segment, elsewhere);
        }
        return found;
    }

    /** The documents of a segment that a query finds too. */
    private static FixedBitSet in(Sifted.Segment segment, Weight query) throws IOException {
        FixedBitSet documents = new FixedBitSet(segment.leaf().reader().maxDoc());
        Scorer scorer = query.scorer(segment.leaf());
        if (scorer != null) {
            documents.or(scorer.iterator());
            documents.and(segment.documents());
        }
        return documents;
    }

    private void add(Sifted.Segment segment, Weight weight) throws IOException {
        Scorer scorer = weight.scorer(segment.leaf());
        if (scorer == null) {
            return;
        }
        Rating rating = new Rating(segment.leaf(), scorer);
        DocIdSetIterator each = scorer.iterator();
        FixedBitSet documents = segment.documents();
        for (int doc = next(documents, 0); doc != DocIdSetIterator.NO_MORE_DOCS; doc = next(documents, doc + 1)) {
            if (rating.hopeless(doc)) {
                continue;
            }
            if (late()) {
                return;
            }
            if (each.docID() < doc) {
                each.advance(doc);
            }
            if (each.docID() == doc) {
                rating.rate(doc);
            }
        }
    }

    private static int next(FixedBitSet documents, int from) {
        return from < documents.length() ? documents.nextSetBit(from) : DocIdSetIterator.NO_MORE_DOCS;
    }

    private boolean late() {
        return ++looked % AT_ONCE == 0 && searcher.late();
    }

    /** Rates documents of one segment, in their order. */
    private final class Rating {
        private final LeafReaderContext leaf;
        private final Scorer scorer;
        private final Columns column;
        private float most;
        private int blockEnd = -1;
        private long oldest = Long.MIN_VALUE;

        Rating(LeafReaderContext leaf, Scorer scorer) {
            this.leaf = leaf;
            this.scorer = scorer;
            this.column = columns.of(leaf.reader());
        }

        /** Whether a document cannot be among the best, whatever its score. */
        boolean hopeless(int doc) throws IOException {
            if (doc > blockEnd) {
                blockEnd = scorer.advanceShallow(doc);
                most = scorer.getMaxScore(blockEnd);
                oldest = oldest(most);
            }
            return column.published(doc) < oldest;
        }

        /** Scores the document that the scorer stands at, and keeps it where it is among the best. */
        void rate(int doc) throws IOException {
            long published = column.published(doc);
            if (add(leaf, doc, published, freshness.times(scorer.score(), published))) {
                oldest = oldest(most);
            }
        }
    }

    /** When a document of this score must have been published at least to be among the best; where nothing scores, all may be. */
    private long oldest(float score) {
        return best.size() < size || best.element().score() == 0
                ? Long.MIN_VALUE
                : freshness.oldest(best.element().score() / (double) score);
    }

    /** Whether the last of the best is another now. */
    private boolean add(LeafReaderContext leaf, int doc, long published, float score) throws IOException {
        boolean full = best.size() == size;
        if (full && score < best.element().score()) {
            return false;
        }
        Order.Ranked ranked = new Order.Ranked(leaf.docBase + doc, score, published, Order.since(leaf, doc));
        if (end.isPresent() && ORDER.compare(ranked, end.get()) <= 0) {
            return false;
        }
        best.add(ranked);
        if (full) {
            best.remove();
        }
        return best.size() == size;
    }
}
