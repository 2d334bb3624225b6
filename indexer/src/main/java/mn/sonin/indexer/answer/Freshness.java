package mn.sonin.indexer.answer;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DoubleValues;
import org.apache.lucene.search.DoubleValuesSource;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.IndexSearcher;

/**
 * What news is worth by its age: {@code 1 + 0.6 * quarter / (quarter + age)}. Today's counts 1.6 times, three months' 1.3, a year's 1.12; an
 * old article that answers better still comes first.
 */
final class Freshness extends DoubleValuesSource {
    private static final double SHARE = 0.6;
    private static final double QUARTER = 90 * 86_400;

    /** More than what a score loses in a float. */
    private static final double ROUNDING = 1e-6;

    private final long now;
    private final PerSegment<Columns> columns;

    /** As of this second since 1970. */
    Freshness(long now, PerSegment<Columns> columns) {
        this.now = now;
        this.columns = columns;
    }

    /** A score times what the time of publication is worth. */
    float times(float score, long published) {
        return (float) (score * of(published));
    }

    /**
     * The earliest second of publication that is worth so many times, or a little earlier.
     *
     * @param worth how many times
     */
    long oldest(double worth) {
        double share = worth * (1 - ROUNDING) - 1;
        if (share <= 0) {
            return Long.MIN_VALUE;
        }
        return share > SHARE ? Long.MAX_VALUE : now - (long) Math.ceil(SHARE * QUARTER / share - QUARTER);
    }

    private double of(long published) {
        double age = Math.max(0, now - published);
        return 1 + SHARE * QUARTER / (QUARTER + age);
    }

    @Override
    public DoubleValues getValues(LeafReaderContext leaf, DoubleValues scores) {
        Columns column = columns.of(leaf.reader());
        return new DoubleValues() {
            private int document;

            @Override
            public double doubleValue() {
                return of(column.published(document));
            }

            @Override
            public boolean advanceExact(int doc) {
                document = doc;
                return true;
            }
        };
    }

    @Override
    public Explanation explain(LeafReaderContext leaf, int doc, Explanation score) {
        long published = columns.of(leaf.reader()).published(doc);
        long days = (now - published) / 86_400;
        return Explanation.match(of(published), "freshness, published " + days + " days ago");
    }

    @Override
    public boolean needsScores() {
        return false;
    }

    @Override
    public DoubleValuesSource rewrite(IndexSearcher searcher) {
        return this;
    }

    @Override
    public boolean isCacheable(LeafReaderContext leaf) {
        return true;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(now);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Freshness that && that.now == now;
    }

    @Override
    public String toString() {
        return "freshness(" + now + ")";
    }
}
