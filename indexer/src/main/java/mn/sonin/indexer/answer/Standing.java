package mn.sonin.indexer.answer;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mn.sonin.indexer.SearchAnswer.Hit;
import mn.sonin.indexer.SearchRequest.Sort;
import mn.sonin.indexer.TimelineRequest.Interval;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/** An index as it stood at one place in the archive's sequence. For one search, one thread. */
public interface Standing extends AutoCloseable {
    /** The name of the one series of {@link #days} where none was asked for. */
    String ALL = "all";

    /** Days from 1970 that are counted apart: to 2149. Earlier ones count on the first, later ones on the last. */
    int DAYS = Columns.MOST_DAYS;

    /** The place. */
    long sequence();

    /** Which terms the index has now, also where it stands at an earlier place: what was widened or corrected is told of today's terms. */
    Terms terms();

    /**
     * Chooses what stood then.
     *
     * @param history whether what had ceased to stand counts too
     */
    Query standing(boolean history);

    /**
     * Finds.
     *
     * @throws IndexSearcher.TooManyClauses where the query asks for too many words
     */
    Page find(Wanted wanted) throws IOException;

    /** How many documents a query finds. */
    long count(Query query) throws IOException;

    /**
     * Documents by their days.
     *
     * @param by {@code source} or {@code language} for a series each; empty for one that is called {@link #ALL}
     * @param interval what the days are gathered into later: its days may be counted on its first one
     * @return the counts of each series
     */
    Map<String, DayCounts> days(Query query, Optional<String> by, Interval interval) throws IOException;

    /** Whether time ran out, so that answers lack something. */
    boolean timedOut();

    @Override
    void close();

    /**
     * What is to be found.
     *
     * @param search with all that chooses in it
     * @param words what of it scores; where there is nothing, the order is by time
     * @param size hits on the page
     * @param after the last hit of the page before; empty for the first page
     * @param topics all there are, in the operator's order
     * @param marked the words to mark in the hits; empty marks none
     * @param explained whether each hit tells its score
     * @param counted whether {@link Page#counts} are wanted
     */
    record Wanted(
            Query search,
            Optional<Query> words,
            Sort sort,
            int size,
            Optional<Place> after,
            List<TopicQuery> topics,
            Optional<Query> marked,
            boolean explained,
            boolean counted) {
        public Wanted {
            topics = List.copyOf(topics);
        }
    }

    /**
     * Where a hit stands in the order.
     *
     * @param score 0 where the order is by time
     * @param published in seconds since 1970
     * @param since place in the archive's sequence, which breaks ties
     */
    record Place(float score, long published, long since) {}

    /**
     * What was found.
     *
     * @param total on all pages
     * @param last the place of the last hit; empty without hits
     * @param counts empty where none were asked for
     */
    record Page(long total, List<Hit> hits, Optional<Place> last, Optional<Counts> counts) {
        public Page {
            hits = List.copyOf(hits);
        }
    }

    /**
     * How many of the documents found have each value.
     *
     * @param months as in {@code 2025-12}
     */
    record Counts(
            Map<String, Long> languages,
            Map<String, Long> sources,
            Map<String, Long> topics,
            Map<String, Long> months) {}
}
