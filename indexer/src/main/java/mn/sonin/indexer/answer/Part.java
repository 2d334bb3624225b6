package mn.sonin.indexer.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.automaton.ByteRunAutomaton;

/**
 * A run of documents of a segment, for one thread.
 *
 * @param first document of the segment
 * @param end the document after the last one
 */
record Part(LeafReaderContext leaf, int first, int end) {
    /** Into how many parts a large segment is cut: one for each processor. */
    private static final int PARTS = Math.max(2, Runtime.getRuntime().availableProcessors());

    /** Bits of one word of a {@link FixedBitSet}, which belongs to one part, so that no two threads write to one. */
    private static final int WORD = Long.SIZE;

    /**
     * A segment in parts of one length, in order.
     *
     * @param several whether it is worth several threads
     */
    static List<Part> of(LeafReaderContext leaf, boolean several) {
        int documents = leaf.reader().maxDoc();
        int step = several ? WORD * Math.ceilDiv(Math.ceilDiv(documents, WORD), PARTS) : documents;
        List<Part> parts = new ArrayList<>();
        for (long first = 0; first < documents; first += step) {
            parts.add(new Part(leaf, (int) first, (int) Math.min(documents, first + step)));
        }
        return parts;
    }

    /** Whether a part costs a part of the work: a prefix or a range finds all its documents before it tells the first. */
    static boolean divisible(Query query) {
        boolean[] divisible = {true};
        query.visit(new QueryVisitor() {
            @Override
            public void consumeTermsMatching(Query part, String field, Supplier<ByteRunAutomaton> terms) {
                divisible[0] = false;
            }

            @Override
            public void visitLeaf(Query part) {
                divisible[0] &= part instanceof TopicFilter || part instanceof MatchAllDocsQuery;
            }
        });
        return divisible[0];
    }
}
