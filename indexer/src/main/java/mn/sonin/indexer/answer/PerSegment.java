package mn.sonin.indexer.answer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.TaskExecutor;

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
        IndexReader.CacheHelper segment = helper(leaf);
        T known = made.get(segment.getKey());
        return known != null ? known : make(leaf, segment);
    }

    /** Makes it of each segment where it is not made yet, by several threads. */
    void prepare(TaskExecutor threads, List<LeafReaderContext> leaves) throws IOException {
        List<Callable<T>> missing = new ArrayList<>();
        for (LeafReaderContext leaf : leaves) {
            if (!made.containsKey(helper(leaf.reader()).getKey())) {
                missing.add(() -> of(leaf.reader()));
            }
        }
        if (!missing.isEmpty()) {
            threads.invokeAll(missing);
        }
    }

    private IndexReader.CacheHelper helper(LeafReader leaf) {
        return deletions ? leaf.getReaderCacheHelper() : leaf.getCoreCacheHelper();
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
