package mn.sonin.indexer.answer;

import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mn.sonin.indexer.index.Fields;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.queries.function.FunctionScoreQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.spell.SuggestWord;

/** A part of an index that is searched from another machine. Safe for several threads. */
public final class Shard {
    /** Completions that one shard offers; the rest of so many is rare in it. */
    private static final int MOST = 500;

    private final PerSegment<int[]> gone = new PerSegment<>(AsOf::gone, true);

    /**
     * The query that was asked.
     *
     * @param asked {@code find}, as {@link WrittenQuery} writes it; and where scores are wanted {@code scores}, as {@link Scores} does
     * @throws IllegalArgumentException for anything else, with what was found
     */
    public static Query query(Map<String, Object> asked) {
        Query query = WrittenQuery.read(Json.in(asked, "find"));
        Object written = asked.get("scores");
        if (written == null) {
            return query;
        }
        Scores scores = Scores.read(written);
        Query fresh = FunctionScoreQuery.boostByValue(query, new Freshness(scores.now(), leaf -> {
            NumericDocValues published = Fields.numbers(leaf, Fields.PUBLISHED);
            return document -> published.advanceExact(document) ? published.longValue() : 0;
        }));
        return new ScoredQuery(fresh, scores);
    }

    /**
     * The topics whose documents are to be told, by their ids.
     *
     * @param asked {@code topics}, each as {@link WrittenQuery} writes it; may be missing
     * @throws IllegalArgumentException for anything else, with what was found
     */
    public static Map<String, Query> topics(Map<String, Object> asked) {
        Map<String, Query> topics = new LinkedHashMap<>();
        Object written = asked.get("topics");
        if (written != null) {
            Json.map(written).forEach((id, query) -> topics.put(id, WrittenQuery.read(query)));
        }
        return topics;
    }

    /** A term, with how many documents of the shard have it, and how near it is to the one asked for: 0 where nearness was not asked for. */
    public record Counted(String term, int documents, float nearness) {}

    /**
     * Terms of a shard.
     *
     * @param asked {@code terms}, those to count, as of a place {@code at} where one is given; or {@code beginning}, {@code slips} or
     *     {@code nearest} with a text, as {@link TermCounts} has them
     * @throws IllegalArgumentException for anything else, with what was found
     */
    public List<Counted> terms(IndexReader reader, String field, Map<String, Object> asked) throws IOException {
        TermCounts counts = new TermCounts(reader);
        Object terms = asked.get("terms");
        if (terms != null) {
            List<String> texts = Json.texts(terms);
            Object place = asked.get("at");
            return counted(
                    place == null
                            ? counts.of(field, texts)
                            : counts.asOf(field, texts, Json.number(place).longValue(), gone));
        }
        Object beginning = asked.get("beginning");
        if (beginning != null) {
            return counted(counts.beginning(field, Json.text(beginning))).stream()
                    .sorted(Comparator.comparingInt(Counted::documents).reversed())
                    .limit(MOST)
                    .toList();
        }
        Object slips = asked.get("slips");
        if (slips != null) {
            return counted(counts.slips(field, Json.text(slips)));
        }
        Optional<SuggestWord> nearest = counts.nearest(field, Json.text(Json.in(asked, "nearest")));
        return nearest.map(word -> new Counted(word.string, word.freq, word.score)).stream()
                .toList();
    }

    private static List<Counted> counted(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(count -> new Counted(count.getKey(), count.getValue(), 0))
                .toList();
    }
}
