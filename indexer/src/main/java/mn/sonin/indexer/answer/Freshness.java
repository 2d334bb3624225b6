package mn.sonin.indexer.answer;

import java.io.IOException;
import org.apache.lucene.index.LeafReader;
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
    private final Times times;

    /** As of this second since 1970. */
    Freshness(long now, Times times) {
        this.now = now;
        this.times = times;
    }

    /** When the documents of a segment were published. */
    @FunctionalInterface
    interface Times {
        Published of(LeafReader leaf) throws IOException;
    }

    /** When a document was published, in seconds since 1970. */
    @FunctionalInterface
    interface Published {
        long of(int document) throws IOException;
    }

    /** A score times what the time of publication is worth. */
    float times(float score, long published) {
        return (float) (score * worth(published));
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

    private double worth(long published) {
        double age = Math.max(0, now - published);
        return 1 + SHARE * QUARTER / (QUARTER + age);
    }

    @Override
    public DoubleValues getValues(LeafReaderContext leaf, DoubleValues scores) throws IOException {
        Published published = times.of(leaf.reader());
        return new DoubleValues() {
            private int document;

            @Override
            public double doubleValue() throws IOException {
                return worth(published.of(document));
            }

            @Override
            public boolean advanceExact(int doc) {
                document = doc;
                return true;
            }
        };
    }

    @Override
    public Explanation explain(LeafReaderContext leaf, int doc, Explanation score) throws IOException {
        long published = times.of(leaf.reader()).of(doc);
        long days = (now - published) / 86_400;
        return Explanation.match(worth(published), "freshness, published " + days + " days ago");
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
