package mn.sonin.indexer.answer;

import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.index.IndexReader;

/** When the newest revision of a view was seen: asked by each search, another only after each step of the index. What a search
 * found that ran out of time is not kept. Safe for several threads. */
final class Newest {
    private volatile Optional<Known> last = Optional.empty();

    private record Known(IndexReader reader, long sequence, long time) {}

    /** In seconds since 1970; 0 for an empty index. */
    long time(AsOf searcher) throws IOException {
        Optional<Known> known = last;
        if (known.isPresent()
                && known.get().reader().equals(searcher.getIndexReader())
                && known.get().sequence() == searcher.sequence()) {
            return known.get().time();
        }
        long time = searcher.time();
        if (!searcher.timedOut()) {
            last = Optional.of(new Known(searcher.getIndexReader(), searcher.sequence(), time));
        }
        return time;
    }
}
