package mn.sonin.indexer.answer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import mn.sonin.indexer.index.Fields;
import mn.sonin.indexer.index.Lengths;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;

/**
 * Searches a view as of a place in the sequence: how rare a word is counts only what was there then, so that the same search gives the same
 * scores whatever has come since. For one search; segments of a large index are read by several threads.
 */
final class AsOf extends IndexSearcher {
    /** Looking for the documents that are gone is cheaper than reading all, where they are so many times fewer. */
    private static final int CHEAPER = 8;

    private final long sequence;
    private final PerSegment<int[]> gone;
    private Optional<List<LeafReader>> changed = Optional.empty();
    private long revisions = -1;
    private volatile boolean late;

    /**
     * Searches as of this place.
     *
     * @param gone the documents of a segment that no longer stand, as {@link #gone} finds them
     * @param helpers read segments beside the thread of the search
     */
    AsOf(IndexReader reader, long sequence, PerSegment<int[]> gone, Executor helpers) {
        super(reader, helpers);
        this.gone = gone;
        this.sequence = sequence;
        setSimilarity(new Lengths());
    }

    /** The documents of a segment that no longer stand, in order. */
    static int[] gone(LeafReader leaf) {
        Bits live = leaf.getLiveDocs();
        return live == null
                ? new int[0]
                : IntStream.range(0, live.length())
                        .filter(doc -> !live.get(doc))
                        .toArray();
    }

    /** Whether the time of the search is over; then its answer is told to be partial. */
    boolean late() {
        if (!late && getTimeout() != null && getTimeout().shouldExit()) {
            late = true;
        }
        return late;
    }

    @Override
    public boolean timedOut() {
        return late || super.timedOut();
    }

    long sequence() {
        return sequence;
    }

    /**
     * Reads some documents of a segment, as long as there is time.
     *
     * @param end the document after the last one
     */
    void read(LeafReaderContext leaf, int first, int end, Weight weight, Collector collector) throws IOException {
        searchLeaf(leaf, first, end, weight, collector);
    }

    /** When the newest revision of that time was seen, in seconds since 1970; 0 for an empty index. */
    long time() throws IOException {
        Sort newest = new Sort(new SortField(Fields.SINCE, SortField.Type.LONG, true));
        ScoreDoc[] last = search(Fields.range(Fields.SINCE, 0, sequence), 1, newest).scoreDocs;
        if (last.length == 0) {
            return 0;
        }
        LeafReaderContext leaf = leaf(last[0].doc);
        NumericDocValues observed = DocValues.getNumeric(leaf.reader(), Fields.OBSERVED);
        return observed.advanceExact(last[0].doc - leaf.docBase) ? observed.longValue() : 0;
    }

    LeafReaderContext leaf(int document) {
        return getLeafContexts().get(ReaderUtil.subIndex(document, getLeafContexts()));
    }

    @Override
    public TermStatistics termStatistics(Term term, int inAll, long times) throws IOException {
        long known = inAll;
        for (LeafReader leaf : changed()) {
            known -= leaf.docFreq(term) - count(leaf, term);
        }
        known = Math.max(1, known);
        return new TermStatistics(term.bytes(), known, known);
    }

    /** The segments that count more documents than stood then. */
    private List<LeafReader> changed() throws IOException {
        if (changed.isEmpty()) {
            List<LeafReader> found = new ArrayList<>();
            for (LeafReaderContext leaf : getLeafContexts()) {
                if (!settled(leaf.reader()) || leaf.reader().hasDeletions()) {
                    found.add(leaf.reader());
                }
            }
            changed = Optional.of(found);
        }
        return changed.get();
    }

    /** How many documents of that time have a term. */
    long documents(Term term) throws IOException {
        long count = 0;
        for (LeafReaderContext leaf : getLeafContexts()) {
            count += count(leaf.reader(), term);
        }
        return count;
    }

    private long count(LeafReader leaf, Term term) throws IOException {
        long all = leaf.docFreq(term);
        if (all == 0 || (settled(leaf) && !leaf.hasDeletions())) {
            return all;
        }
        if (settled(leaf) && leaf.numDeletedDocs() < all / CHEAPER) {
            return all - gone(leaf, term, gone.of(leaf));
        }
        PostingsEnum postings = leaf.postings(term, PostingsEnum.NONE);
        return postings == null ? 0 : count(leaf, postings);
    }

    @Override
    public CollectionStatistics collectionStatistics(String field) throws IOException {
        if (revisions < 0) {
            revisions = countAll();
        }
        long known = Math.max(1, revisions);
        return new CollectionStatistics(field, known, known, known, known);
    }

    private long countAll() throws IOException {
        long count = 0;
        for (LeafReaderContext leaf : getLeafContexts()) {
            LeafReader reader = leaf.reader();
            count += settled(reader) ? reader.numDocs() : count(reader, DocIdSetIterator.all(reader.maxDoc()));
        }
        return count;
    }

    /** How many of the documents that no longer stand have a term. */
    private static long gone(LeafReader leaf, Term term, int[] documents) throws IOException {
        PostingsEnum postings = leaf.postings(term, PostingsEnum.NONE);
        long gone = 0;
        int at = -1;
        for (int document : documents) {
            at = at < document && postings != null ? postings.advance(document) : at;
            gone += at == document ? 1 : 0;
        }
        return gone;
    }

    /** Whether all of a segment was there at that time, so that its own counts are right but for what no longer stands. */
    private boolean settled(LeafReader leaf) throws IOException {
        PointValues since = leaf.getPointValues(Fields.SINCE);
        return since != null && LongPoint.decodeDimension(since.getMaxPackedValue(), 0) <= sequence;
    }

    private long count(LeafReader leaf, DocIdSetIterator documents) throws IOException {
        NumericDocValues since = Fields.numbers(leaf, Fields.SINCE);
        Bits live = leaf.getLiveDocs();
        long count = 0;
        for (int doc = documents.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = documents.nextDoc()) {
            if ((live == null || live.get(doc)) && since.advanceExact(doc) && since.longValue() <= sequence) {
                count++;
            }
        }
        return count;
    }
}
