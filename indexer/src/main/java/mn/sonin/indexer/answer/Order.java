package mn.sonin.indexer.answer;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import mn.sonin.indexer.SearchRequest.Sort;
import mn.sonin.indexer.index.Fields;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;

/** The order of hits; the place in the archive's sequence breaks ties, so that two hits never change places. */
final class Order {
    private final PerSegment<Columns> columns;

    Order(PerSegment<Columns> columns) {
        this.columns = columns;
    }

    /**
     * A document in its order.
     *
     * @param document in the view
     */
    record Ranked(int document, Standing.Place place) {
        Ranked(int document, float score, long published, long since) {
            this(document, new Standing.Place(score, published, since));
        }

        float score() {
            return place.score();
        }

        long published() {
            return place.published();
        }

        long since() {
            return place.since();
        }
    }

    /** The first by time: one pass over a column in memory, and few documents looked at closer. */
    List<Ranked> byTime(Sifted sifted, Sort sort, int size, Optional<Standing.Place> after) throws IOException {
        Comparator<Ranked> order = Comparator.comparingLong(Ranked::published).thenComparingLong(Ranked::since);
        Comparator<Ranked> wanted = sort == Sort.OLDEST ? order : order.reversed();
        Optional<Ranked> end = after.map(c -> new Ranked(-1, 0, c.published(), c.since()));
        PriorityQueue<Ranked> first = new PriorityQueue<>(wanted.reversed());
        for (Sifted.Segment segment : sifted.segments()) {
            addFirst(segment, sort == Sort.OLDEST, size, wanted, end, first);
        }
        return first.stream().sorted(wanted).toList();
    }

    private void addFirst(
            Sifted.Segment segment,
            boolean oldest,
            int size,
            Comparator<Ranked> wanted,
            Optional<Ranked> end,
            PriorityQueue<Ranked> first)
            throws IOException {
        LeafReaderContext leaf = segment.leaf();
        Columns column = columns.of(leaf.reader());
        FixedBitSet documents = segment.documents();
        for (int doc = next(documents, 0); doc >= 0 && size > 0; doc = next(documents, doc + 1)) {
            long published = column.published(doc);
            boolean full = first.size() == size;
            boolean tooLate = full && later(published, first.element().published(), oldest);
            if (tooLate || (end.isPresent() && later(end.get().published(), published, oldest))) {
                continue;
            }
            Ranked ranked = new Ranked(leaf.docBase + doc, 0, published, since(leaf, doc));
            if (end.isEmpty() || wanted.compare(ranked, end.get()) > 0) {
                first.add(ranked);
                if (first.size() > size) {
                    first.remove();
                }
            }
        }
    }

    /** Whether one time comes after the other in the order asked for. */
    private static boolean later(long published, long other, boolean oldest) {
        return oldest ? published > other : published < other;
    }

    private static int next(FixedBitSet documents, int from) {
        int doc = from < documents.length() ? documents.nextSetBit(from) : DocIdSetIterator.NO_MORE_DOCS;
        return doc == DocIdSetIterator.NO_MORE_DOCS ? -1 : doc;
    }

    /** The place in the sequence since when a document of a segment stands. */
    static long since(LeafReaderContext leaf, int doc) throws IOException {
        NumericDocValues since = DocValues.getNumeric(leaf.reader(), Fields.SINCE);
        return since.advanceExact(doc) ? since.longValue() : 0;
    }
}
