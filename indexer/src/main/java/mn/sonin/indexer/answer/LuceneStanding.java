package mn.sonin.indexer.answer;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mn.sonin.indexer.SearchAnswer.Hit;
import mn.sonin.indexer.SearchRequest.Sort;
import mn.sonin.indexer.TimelineRequest.Interval;
import mn.sonin.indexer.index.View;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.queries.function.FunctionScoreQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.FixedBitSet;

/** A view of an index of this machine: counts and hits come of one pass over it. */
final class LuceneStanding implements Standing {
    private final View view;
    private final AsOf searcher;
    private final Remembered remembered;
    private final int few;

    /**
     * A view to search.
     *
     * @param searcher of this view
     * @param remembered of its segments
     * @param few documents are scored as they are found
     */
    LuceneStanding(View view, AsOf searcher, Remembered remembered, int few) {
        this.view = view;
        this.searcher = searcher;
        this.remembered = remembered;
        this.few = few;
    }

    /** What is kept in memory of an index from one search to the next. Safe for several threads. */
    record Remembered(PerSegment<Columns> columns, TopicSets sets, Newest newest, Months months, Spelled spelled) {}

    @Override
    public long sequence() {
        return searcher.sequence();
    }

    @Override
    public Terms terms() {
        return new LuceneTerms(searcher.getIndexReader(), remembered.spelled());
    }

    @Override
    public Query standing(boolean history) {
        return Filters.standing(searcher.sequence(), searcher.sequence() == view.sequence(), history);
    }

    @Override
    public Page find(Wanted wanted) throws IOException {
        boolean scored = wanted.words().isPresent() && wanted.sort() == Sort.RELEVANCE;
        remembered.columns().prepare(searcher.getTaskExecutor(), searcher.getLeafContexts());
        Answers answers = scored && wanted.size() > 0 ? byScore(wanted) : byTime(wanted);
        if (wanted.counted()) {
            List<LeafReader> leaves = answers.all().segments().stream()
                    .map(segment -> segment.leaf().reader())
                    .toList();
            remembered.sets().prepare(searcher.getTaskExecutor(), leaves, wanted.topics());
        }
        List<Hit> hits = new Hits(
                        searcher,
                        wanted.topics(),
                        remembered.sets(),
                        wanted.marked(),
                        wanted.explained() ? Optional.of(explained(wanted.search(), scored)) : Optional.empty())
                .of(answers.first());
        return new Page(
                answers.all().total(),
                hits,
                answers.first().isEmpty()
                        ? Optional.empty()
                        : Optional.of(answers.first().getLast().place()),
                wanted.counted() ? Optional.of(counting().of(answers.all(), wanted.topics())) : Optional.empty());
    }

    /** All that answers, and the first of it in order. */
    private record Answers(Sifted all, List<Order.Ranked> first) {}

    private Answers byScore(Wanted wanted) throws IOException {
        Best best = new Best(searcher, remembered.columns(), freshness(), wanted.size(), wanted.after(), few);
        Sifted all = best.of(wanted.search(), wanted.words().orElseThrow());
        return new Answers(all, best.inOrder());
    }

    private Answers byTime(Wanted wanted) throws IOException {
        Sifted all = found(wanted.search());
        Order order = new Order(remembered.columns());
        return new Answers(all, order.byTime(all, wanted.sort(), wanted.size(), wanted.after()));
    }

    private Sifted found(Query search) throws IOException {
        return new Sieve(searcher, few).of(search);
    }

    private Freshness freshness() throws IOException {
        return new Freshness(remembered.newest().time(searcher), published());
    }

    private Query explained(Query search, boolean scored) throws IOException {
        return scored ? FunctionScoreQuery.boostByValue(search, freshness()) : search;
    }

    private Freshness.Times published() {
        return leaf -> {
            Columns column = remembered.columns().of(leaf);
            return column::published;
        };
    }

    private Counting counting() {
        return new Counting(remembered.columns(), remembered.sets(), remembered.months());
    }

    @Override
    public long count(Query query) throws IOException {
        return searcher.count(Matching.of(query));
    }

    @Override
    public Map<String, DayCounts> days(Query query, Optional<String> by, Interval interval) throws IOException {
        Map<String, DayCounts> days = new TreeMap<>();
        for (Sifted.Segment segment : found(query).segments()) {
            Columns column = remembered.columns().of(segment.leaf().reader());
            boolean source = by.filter("source"::equals).isPresent();
            String[] names = by.isEmpty() ? new String[] {Standing.ALL} : source ? column.sources : column.languages;
            DayCounts[] counts = new DayCounts[names.length];
            FixedBitSet documents = segment.documents();
            int doc = next(documents, 0);
            while (doc != DocIdSetIterator.NO_MORE_DOCS) {
                int series = by.isEmpty() ? 0 : source ? column.source(doc) : column.language(doc);
                if (counts[series] == null) {
                    counts[series] = days.computeIfAbsent(names[series], name -> new DayCounts());
                }
                counts[series].add(column.day(doc), 1);
                doc = next(documents, doc + 1);
            }
        }
        return days;
    }

    private static int next(FixedBitSet documents, int from) {
        return from < documents.length() ? documents.nextSetBit(from) : DocIdSetIterator.NO_MORE_DOCS;
    }

    @Override
    public boolean timedOut() {
        return searcher.timedOut();
    }

    @Override
    public void close() {
        view.close();
    }
}
