package mn.sonin.indexer.answer;

import java.io.IOException;
import mn.sonin.indexer.index.Fields;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
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

    private final long now;

    /** As of this second since 1970. */
    Freshness(long now) {
        this.now = now;
    }

    private double of(long published) {
        double age = Math.max(0, now - published);
        return 1 + SHARE * QUARTER / (QUARTER + age);
    }

    @Override
    public DoubleValues getValues(LeafReaderContext leaf, DoubleValues scores) throws IOException {
        NumericDocValues published = DocValues.getNumeric(leaf.reader(), Fields.PUBLISHED);
        return new DoubleValues() {
            @Override
            public double doubleValue() throws IOException {
                return of(published.longValue());
            }

            @Override
            public boolean advanceExact(int doc) throws IOException {
                return published.advanceExact(doc);
            }
        };
    }

    @Override
    public Explanation explain(LeafReaderContext leaf, int doc, Explanation score) throws IOException {
        NumericDocValues published = DocValues.getNumeric(leaf.reader(), Fields.PUBLISHED);
        if (!published.advanceExact(doc)) {
            return Explanation.noMatch("no date");
        }
        long days = (now - published.longValue()) / 86_400;
        return Explanation.match(of(published.longValue()), "freshness, published " + days + " days ago");
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
