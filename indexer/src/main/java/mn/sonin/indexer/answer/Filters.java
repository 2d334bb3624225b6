package mn.sonin.indexer.answer;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import mn.sonin.indexer.SearchAnswer.Problem;
import mn.sonin.indexer.SearchRequest;
import mn.sonin.indexer.index.Fields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** What a request chooses beside its words. */
final class Filters {
    private final Topics topics;

    Filters(Topics topics) {
        this.topics = topics;
    }

    /** A name in the request that nobody gave; empty where all are known. */
    Optional<Problem> problem(SearchRequest request) {
        return request.languages().stream()
                .filter(language -> !SearchRequest.isLanguage(language))
                .findFirst()
                .map(language -> unknown("lang", language))
                .or(() ->
                        unknown("source", request.sources(), topics.vocabulary().sources()))
                .or(() -> unknown(
                        "collection", request.collections(), topics.vocabulary().collections()))
                .or(() -> unknown("topic", request.topics(), topics.vocabulary().topics()));
    }

    private static Optional<Problem> unknown(String what, Set<String> asked, Set<String> known) {
        Set<String> rest = new TreeSet<>(asked);
        rest.removeAll(known);
        return rest.stream().findFirst().map(name -> unknown(what, name));
    }

    private static Problem unknown(String what, String name) {
        return new Problem(0, 0, "there is no %s \"%s\"".formatted(what, name), Optional.empty());
    }

    /** Adds them to a search. */
    void addTo(BooleanQuery.Builder search, SearchRequest request) {
        anyOf(search, Fields.LANGUAGE, request.languages());
        anyOf(search, Fields.SOURCE, request.sources());
        if (!request.collections().isEmpty()) {
            Set<String> sources = new TreeSet<>();
            request.collections().forEach(collection -> sources.addAll(topics.sourcesOf(collection)));
            search.add(new TermInSetQuery(Fields.SOURCE, bytes(sources)), Occur.FILTER);
        }
        if (request.from().isPresent() || request.to().isPresent()) {
            long first = request.from().map(day -> day.toEpochDay()).orElse(Long.MIN_VALUE);
            long last = request.to().map(day -> day.toEpochDay()).orElse(Long.MAX_VALUE);
            search.add(Translation.days(first, last), Occur.FILTER);
        }
    }

    private static void anyOf(BooleanQuery.Builder search, String field, Set<String> values) {
        if (!values.isEmpty()) {
            search.add(new TermInSetQuery(field, bytes(values)), Occur.FILTER);
        }
    }

    private static Collection<BytesRef> bytes(Set<String> values) {
        return values.stream().map(BytesRef::new).toList();
    }

    /**
     * What stood at that place in the sequence.
     *
     * @param newest whether that is the newest place there is
     * @param history whether what stood earlier counts too
     */
    static Query standing(long sequence, boolean newest, boolean history) {
        Query known = newest ? MatchAllDocsQuery.INSTANCE : Fields.range(Fields.SINCE, 0, sequence);
        if (history) {
            return known;
        }
        if (newest) {
            return new TermQuery(new Term(Fields.CURRENT, Fields.YES));
        }
        return new BooleanQuery.Builder()
                .add(known, Occur.FILTER)
                .add(Fields.range(Fields.UNTIL, sequence + 1, Long.MAX_VALUE), Occur.FILTER)
                .build();
    }
}
