package mn.sonin.indexer.answer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TaskExecutor;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.FixedBitSet;

/**
 * Which documents of a segment a topic's query finds, remembered: a topic stays a query, and its count costs one pass over bits. An edited
 * topic is another query and is looked up anew. Safe for several threads.
 */
final class TopicSets {
    private final PerSegment<ConcurrentHashMap<String, Entry>> sets =
            new PerSegment<>(leaf -> new ConcurrentHashMap<>());

    /** The documents of this topic in this segment, deleted ones included. */
    FixedBitSet of(LeafReader leaf, TopicQuery topic) {
        Optional<FixedBitSet> known = known(leaf, topic);
        return known.isPresent() ? known.get() : look(leaf, topic);
    }

    /** Looks up what is not known yet, by several threads: the first answer of a program has to wait for all topics in all segments. */
    void prepare(TaskExecutor threads, List<LeafReader> leaves, List<TopicQuery> topics) throws IOException {
        List<Callable<FixedBitSet>> unknown = new ArrayList<>();
        for (LeafReader leaf : leaves) {
            for (TopicQuery topic : topics) {
                if (known(leaf, topic).isEmpty()) {
                    unknown.add(() -> look(leaf, topic));
                }
            }
        }
        if (!unknown.isEmpty()) {
            threads.invokeAll(unknown);
        }
    }

    private Optional<FixedBitSet> known(LeafReader leaf, TopicQuery topic) {
        Entry entry = sets.of(leaf).get(topic.id());
        return entry != null && entry.key().equals(topic.key()) ? Optional.of(entry.documents()) : Optional.empty();
    }

    private FixedBitSet look(LeafReader leaf, TopicQuery topic) {
        FixedBitSet documents = found(leaf, topic.query());
        sets.of(leaf).put(topic.id(), new Entry(topic.key(), documents));
        return documents;
    }

    private static FixedBitSet found(LeafReader leaf, Query query) {
        FixedBitSet documents = new FixedBitSet(leaf.maxDoc());
        try {
            IndexSearcher searcher = new IndexSearcher(leaf);
            searcher.setQueryCache(null);
            Weight weight =
                    searcher.createWeight(searcher.rewrite(Matching.of(query)), ScoreMode.COMPLETE_NO_SCORES, 1);
            ScorerSupplier scorer =
                    weight.scorerSupplier(searcher.getLeafContexts().getFirst());
            if (scorer != null) {
                Scorer all = scorer.get(Long.MAX_VALUE);
                DocIdSetIterator each = all.iterator();
                documents.or(each);
            }
            return documents;
        } catch (IOException e) {
            throw new UncheckedIOException("reading a segment of the index: " + leaf, e);
        }
    }

    private record Entry(String key, FixedBitSet documents) {}
}
