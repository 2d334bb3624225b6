package mn.sonin.indexer.answer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;
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
 * found out first which answer; when each was published lies in memory, so only those are scored then that could still be among the best, by
 * several threads. For one search.
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
    private final int few;
    private final Optional<Order.Ranked> end;
    private final PriorityQueue<Order.Ranked> best = new PriorityQueue<>(ORDER.reversed());

    /** The last of the best; empty as long as there is room. */
    private volatile Optional<Order.Ranked> last = Optional.empty();

    /**
     * So many, after the last one of the page before where there was one.
     *
     * @param size 1 or more
     * @param few how many documents are few: they are scored as they are found
     */
    Best(
            AsOf searcher,
            PerSegment<Columns> columns,
            Freshness freshness,
            int size,
            Optional<Standing.Place> after,
            int few) {
        this.searcher = searcher;
        this.columns = columns;
        this.freshness = freshness;
        this.size = size;
        this.few = few;
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
     */
    Sifted of(Query search, Query words) throws IOException {
        Weight weight = weight(search, ScoreMode.TOP_SCORES);
        List<Scoring> segments = new ArrayList<>();
        long cost = 0;
        for (LeafReaderContext leaf : searcher.getLeafContexts()) {
            ScorerSupplier scorer = weight.scorerSupplier(leaf);
            if (scorer != null) {
                segments.add(new Scoring(leaf, scorer));
                cost += scorer.cost();
            }
        }
        return cost <= few ? asFound(segments) : afterwards(sieve().of(search), words, weight);
    }

    /** A segment and what scores its documents. */
    private record Scoring(LeafReaderContext leaf, ScorerSupplier scorer) {}

    private Weight weight(Query query, ScoreMode mode) throws IOException {
        return searcher.createWeight(searcher.rewrite(query), mode, 1);
    }

    /** Scores what is found, the newest segments first. */
    private Sifted asFound(List<Scoring> segments) throws IOException {
        List<Sifted.Segment> found = new ArrayList<>();
        for (Scoring segment : segments.reversed()) {
            if (searcher.late()) {
                break;
            }
            FixedBitSet documents = new FixedBitSet(segment.leaf().reader().maxDoc());
            found.add(new Sifted.Segment(segment.leaf(), documents));
            Rating rating = new Rating(segment.leaf(), segment.scorer().get(Long.MAX_VALUE));
            Bits live = segment.leaf().reader().getLiveDocs();
            DocIdSetIterator each = rating.scorer.iterator();
            for (int doc = each.nextDoc();
                    doc != DocIdSetIterator.NO_MORE_DOCS && !rating.late();
                    doc = each.nextDoc()) {
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
    private Sifted afterwards(Sifted found, Query words, Weight weight) throws IOException {
        Map<LeafReaderContext, FixedBitSet> headlines = new HashMap<>();
        for (Sifted.Segment segment : sieve().of(Placed.inHeadlines(words)).segments()) {
            headlines.put(segment.leaf(), segment.documents());
        }
        List<Sifted.Segment> first = new ArrayList<>();
        List<Sifted.Segment> rest = new ArrayList<>();
        for (Sifted.Segment segment : found.segments()) {
            FixedBitSet others = segment.documents().clone();
            FixedBitSet inHeadlines = headlines.get(segment.leaf());
            if (inHeadlines != null) {
                others.andNot(inHeadlines);
                inHeadlines.and(segment.documents());
                first.add(new Sifted.Segment(segment.leaf(), inHeadlines));
            }
            rest.add(new Sifted.Segment(segment.leaf(), others));
        }
        boolean divisible = Part.divisible(weight.getQuery());
        rate(first, weight, divisible);
        rate(rest, weight(Placed.elsewhere(words), ScoreMode.TOP_SCORES), divisible);
        return found;
    }

    private Sieve sieve() {
        return new Sieve(searcher, few);
    }

    /** Rates documents side by side, the newest segments first. */
    private void rate(List<Sifted.Segment> segments, Weight weight, boolean divisible) throws IOException {
        List<Callable<Void>> parts = new ArrayList<>();
        for (Sifted.Segment segment : segments.reversed()) {
            boolean several = divisible && segment.documents().cardinality() > few;
            for (Part part : Part.of(segment.leaf(), several).reversed()) {
                parts.add(() -> {
                    rate(part, segment.documents(), weight);
                    return null;
                });
            }
        }
        searcher.getTaskExecutor().invokeAll(parts);
    }

    private void rate(Part part, FixedBitSet documents, Weight weight) throws IOException {
        Scorer scorer = weight.scorer(part.leaf());
        if (scorer == null) {
            return;
        }
        Rating rating = new Rating(part.leaf(), scorer);
        DocIdSetIterator each = scorer.iterator();
        for (int doc = next(documents, part.first()); doc < part.end(); doc = next(documents, doc + 1)) {
            if (rating.hopeless(doc)) {
                continue;
            }
            if (rating.late()) {
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

    /** Rates documents of one segment, in their order. */
    private final class Rating {
        private final LeafReaderContext leaf;
        private final Scorer scorer;
        private final Columns column;
        private float most;
        private int blockEnd = -1;
        private long oldest = Long.MIN_VALUE;
        private int looked;

        Rating(LeafReaderContext leaf, Scorer scorer) {
            this.leaf = leaf;
            this.scorer = scorer;
            this.column = columns.of(leaf.reader());
        }

        boolean late() {
            return ++looked % AT_ONCE == 0 && searcher.late();
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

    /** When a document of this score must have been published at least to be among the best; where nothing scores, time is all. */
    private long oldest(float score) {
        Optional<Order.Ranked> least = last;
        if (least.isEmpty()) {
            return Long.MIN_VALUE;
        }
        if (least.get().score() > 0) {
            return freshness.oldest(least.get().score() / (double) score);
        }
        return score > 0 ? Long.MIN_VALUE : least.get().published();
    }

    /** Whether the last of the best is another now. */
    private boolean add(LeafReaderContext leaf, int doc, long published, float score) throws IOException {
        Optional<Order.Ranked> least = last;
        if (least.isPresent() && worse(score, published, least.get())) {
            return false;
        }
        Order.Ranked ranked = new Order.Ranked(leaf.docBase + doc, score, published, Order.since(leaf, doc));
        return (end.isEmpty() || ORDER.compare(ranked, end.get()) > 0) && add(ranked);
    }

    private static boolean worse(float score, long published, Order.Ranked than) {
        return score < than.score() || (score == than.score() && published < than.published());
    }

    private synchronized boolean add(Order.Ranked ranked) {
        best.add(ranked);
        if (best.size() > size) {
            best.remove();
        }
        if (best.size() == size) {
            last = Optional.of(best.element());
        }
        return best.size() == size;
    }
}
