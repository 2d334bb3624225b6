package mn.sonin.indexer.answer;

import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.util.FixedBitSet;

/**
 * All documents that answer.
 *
 * @param best the first ones by score; nothing where no order by score was asked for
 */
record Sifted(List<Segment> segments, TopDocs best) {
    /** Those of one segment. */
    record Segment(LeafReaderContext leaf, FixedBitSet documents) {}

    long total() {
        return segments.stream().mapToLong(s -> s.documents().cardinality()).sum();
    }
}
