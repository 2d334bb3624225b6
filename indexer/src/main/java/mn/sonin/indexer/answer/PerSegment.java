package mn.sonin.indexer.answer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;

/** Something made once of each segment and forgotten with it: segments never change. Safe for several threads. */
final class PerSegment<T> {
    private final ConcurrentHashMap<IndexReader.CacheKey, T> made = new ConcurrentHashMap<>();
    private final Making<T> making;
    private final boolean deletions;

    PerSegment(Making<T> making) {
        this(making, false);
    }

    /**
     * Makes something of each segment.
     *
     * @param deletions whether it is another after documents were deleted
     */
    PerSegment(Making<T> making, boolean deletions) {
        this.making = making;
        this.deletions = deletions;
    }

    T of(LeafReader leaf) {
        IndexReader.CacheHelper segment = deletions ? leaf.getReaderCacheHelper() : leaf.getCoreCacheHelper();
        T known = made.get(segment.getKey());
        return known != null ? known : make(leaf, segment);
    }

    private T make(LeafReader leaf, IndexReader.CacheHelper segment) {
        return made.computeIfAbsent(segment.getKey(), key -> {
            segment.addClosedListener(made::remove);
            try {
                return making.of(leaf);
            } catch (IOException e) {
                throw new UncheckedIOException("reading a segment of the index: " + leaf, e);
            }
        });
    }

    /** Makes it. */
    @FunctionalInterface
    interface Making<T> {
        T of(LeafReader leaf) throws IOException;
    }
}
