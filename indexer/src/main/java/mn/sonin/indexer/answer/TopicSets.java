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
import org.apache.lucene.search.TaskExecutor;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSet;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.SparseFixedBitSet;

/**
 * Which documents of a segment a topic's query finds, remembered: a topic stays a query, and its count costs one pass over bits. An edited
 * topic is another query and is looked up anew. Safe for several threads.
 */
final class TopicSets {
    private final PerSegment<ConcurrentHashMap<String, Entry>> sets =
            new PerSegment<>(leaf -> new ConcurrentHashMap<>());

    /** The keys of topics that were asked for once, by their ids. */
    private final PerSegment<ConcurrentHashMap<String, String>> met =
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

    /**
     * Which of these documents a topic finds. Where its documents in this segment are not known, a first time only these are looked at: a
     * program may end after one list.
     *
     * @param some in order
     */
    BitSet among(int[] some, LeafReader leaf, TopicQuery topic) throws IOException {
        Optional<FixedBitSet> known = known(leaf, topic);
        if (known.isPresent()) {
            return known.get();
        }
        if (!topic.key().equals(met.of(leaf).put(topic.id(), topic.key()))) {
            return among(some, leaf.maxDoc(), each(leaf, topic.query()));
        }
        return look(leaf, topic);
    }

    private static BitSet among(int[] some, int documents, DocIdSetIterator each) throws IOException {
        SparseFixedBitSet found = new SparseFixedBitSet(documents);
        for (int document : some) {
            int at = each.docID() < document ? each.advance(document) : each.docID();
            if (at == document) {
                found.set(document);
            }
        }
        return found;
    }

    private Optional<FixedBitSet> known(LeafReader leaf, TopicQuery topic) {
        Entry entry = sets.of(leaf).get(topic.id());
        return entry != null && entry.key().equals(topic.key()) ? Optional.of(entry.documents()) : Optional.empty();
    }

    private FixedBitSet look(LeafReader leaf, TopicQuery topic) {
        FixedBitSet documents = new FixedBitSet(leaf.maxDoc());
        try {
            documents.or(each(leaf, topic.query()));
        } catch (IOException e) {
            throw new UncheckedIOException("reading a segment of the index: " + leaf, e);
        }
        sets.of(leaf).put(topic.id(), new Entry(topic.key(), documents));
        return documents;
    }

    private static DocIdSetIterator each(LeafReader leaf, Query query) throws IOException {
        IndexSearcher searcher = new IndexSearcher(leaf);
        searcher.setQueryCache(null);
        Weight weight = searcher.createWeight(searcher.rewrite(Matching.of(query)), ScoreMode.COMPLETE_NO_SCORES, 1);
        Scorer scorer = weight.scorer(searcher.getLeafContexts().getFirst());
        return scorer == null ? DocIdSetIterator.empty() : scorer.iterator();
    }

    private record Entry(String key, FixedBitSet documents) {}
}
