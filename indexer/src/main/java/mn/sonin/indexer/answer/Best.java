package mn.sonin.indexer.answer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.FixedBitSet;

/**
 * The best of the documents that answer: by score times {@link Freshness}, then the newest. Which documents answer is known already, and when
 * each was published lies in memory, so only those are scored that could still be among the best. For one search, one thread.
 */
final class Best {
    /** Between looks at the clock. */
    private static final int SCORED_AT_ONCE = 4_096;

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
    private int scored;

    /**
     * So many, after the last one of the page before where there was one.
     *
     * @param size 0 or more
     */
    Best(AsOf searcher, PerSegment<Columns> columns, Freshness freshness, int size, Optional<Standing.Place> after) {
        this.searcher = searcher;
        this.columns = columns;
        this.freshness = freshness;
        this.size = size;
        this.end = after.map(place -> new Order.Ranked(-1, place));
    }

    /**
     * The best of those found, in order; where time runs out, of those looked at. What has a word in the headline comes first, since little
     * else can be better then.
     *
     * @param words what scores
     * @param found what answers
     */
    List<Order.Ranked> of(Query words, Sifted found) throws IOException {
        if (size > 0) {
            Weight weight = weight(words, ScoreMode.TOP_SCORES);
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
        }
        return best.stream().sorted(ORDER).toList();
    }

    private Weight weight(Query query, ScoreMode mode) throws IOException {
        return searcher.createWeight(searcher.rewrite(query), mode, 1);
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
        if (scorer != null) {
            add(segment, scorer);
        }
    }

    private void add(Sifted.Segment segment, Scorer scorer) throws IOException {
        FixedBitSet documents = segment.documents();
        Columns column = columns.of(segment.leaf().reader());
        DocIdSetIterator each = scorer.iterator();
        float most = 0;
        int blockEnd = -1;
        long oldest = Long.MIN_VALUE;
        for (int doc = next(documents, 0); doc != DocIdSetIterator.NO_MORE_DOCS; doc = next(documents, doc + 1)) {
            if (doc > blockEnd) {
                blockEnd = scorer.advanceShallow(doc);
                most = scorer.getMaxScore(blockEnd);
                oldest = oldest(most);
            }
            long published = column.published(doc);
            if (published < oldest) {
                continue;
            }
            if (++scored % SCORED_AT_ONCE == 0 && searcher.late()) {
                return;
            }
            if (each.docID() < doc) {
                each.advance(doc);
            }
            if (each.docID() == doc && add(segment, doc, published, freshness.times(scorer.score(), published))) {
                oldest = oldest(most);
            }
        }
    }

    private static int next(FixedBitSet documents, int from) {
        return from < documents.length() ? documents.nextSetBit(from) : DocIdSetIterator.NO_MORE_DOCS;
    }

    /** When a document of this score must have been published at least to be among the best; where nothing scores, all may be. */
    private long oldest(float score) {
        return best.size() < size || best.element().score() == 0
                ? Long.MIN_VALUE
                : freshness.oldest(best.element().score() / (double) score);
    }

    /** Whether the last of the best is another now. */
    private boolean add(Sifted.Segment segment, int doc, long published, float score) throws IOException {
        boolean full = best.size() == size;
        if (full && score < best.element().score()) {
            return false;
        }
        Order.Ranked ranked =
                new Order.Ranked(segment.leaf().docBase + doc, score, published, Order.since(segment.leaf(), doc));
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
