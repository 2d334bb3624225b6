package mn.sonin.indexer.answer;

import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.FixedBitSet;

/** All documents that answer, by segments in the order of the view. */
record Sifted(List<Segment> segments) {
    /** Those of one segment. */
    record Segment(LeafReaderContext leaf, FixedBitSet documents) {}

    long total() {
        return segments.stream().mapToLong(s -> s.documents().cardinality()).sum();
    }
}
