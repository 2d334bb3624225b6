package mn.sonin.indexer.answer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mn.sonin.indexer.index.Fields;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PointRangeQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefIterator;

/**
 * The queries that searches are made of, as values of JSON and back: a map with one key, which names the kind of query. So another machine can
 * search for just what was translated here.
 */
public final class WrittenQuery {
    private static final String OF = "of";
    private static final String FIELD = "field";
    private static final String TERMS = "terms";

    private WrittenQuery() {}

    /**
     * Writes a query.
     *
     * @return maps, lists, strings and numbers
     * @throws IllegalArgumentException for a kind of query that searches are not made of
     */
    public static Map<String, Object> write(Query query) {
        return switch (query) {
            case MatchAllDocsQuery q -> Map.of("all", Map.of());
            case MatchNoDocsQuery q -> Map.of("none", Map.of());
            case TermQuery q ->
                Map.of("term", List.of(q.getTerm().field(), q.getTerm().text()));
            case PrefixQuery q ->
                Map.of("prefix", List.of(q.getField(), q.getPrefix().text()));
            case TermInSetQuery q -> Map.of("in", Map.of(FIELD, q.getField(), TERMS, values(q)));
            case AnyOfQuery q -> Map.of("any", Map.of(FIELD, q.field(), TERMS, q.terms()));
            case NearQuery q -> Map.of("near", Map.of(FIELD, q.field(), "distance", q.distance(), "parts", q.parts()));
            case MultiPhraseQuery q -> Map.of("phrase", phrase(q));
            case ChosenQuery q -> Map.of("topic", Map.of("id", q.id(), OF, write(q.query())));
            case ConstantScoreQuery q -> Map.of("constant", write(q.getQuery()));
            case BoostQuery q -> Map.of("boost", Map.of(OF, write(q.getQuery()), "by", q.getBoost()));
            case DisjunctionMaxQuery q ->
                Map.of(
                        "best",
                        Map.of(
                                OF,
                                q.getDisjuncts().stream()
                                        .map(WrittenQuery::write)
                                        .toList(),
                                "tie",
                                q.getTieBreakerMultiplier()));
            case BooleanQuery q -> Map.of("bool", clauses(q));
            case IndexOrDocValuesQuery q -> Map.of("range", range(q.getIndexQuery()));
            default -> throw new IllegalArgumentException("searches are not made of " + query.getClass());
        };
    }

    private static List<Object> range(Query query) {
        if (query instanceof PointRangeQuery range) {
            return List.of(range.getField(), number(range.getLowerPoint()), number(range.getUpperPoint()));
        }
        throw new IllegalArgumentException("searches are not made of " + query.getClass());
    }

    private static long number(byte[] point) {
        return LongPoint.decodeDimension(point, 0);
    }

    private static List<String> values(TermInSetQuery query) {
        try {
            List<String> values = new ArrayList<>();
            BytesRefIterator each = query.getBytesRefIterator();
            for (BytesRef value = each.next(); value != null; value = each.next()) {
                values.add(value.utf8ToString());
            }
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    private static Map<String, Object> phrase(MultiPhraseQuery query) {
        List<List<String>> positions = new ArrayList<>();
        String field = "";
        for (Term[] terms : query.getTermArrays()) {
            List<String> texts = new ArrayList<>();
            for (Term term : terms) {
                field = term.field();
                texts.add(term.text());
            }
            positions.add(texts);
        }
        return Map.of(FIELD, field, TERMS, positions);
    }

    private static List<Map<String, Object>> clauses(BooleanQuery query) {
        return query.clauses().stream()
                .map(clause ->
                        Map.<String, Object>of(clause.occur().name().toLowerCase(Locale.ROOT), write(clause.query())))
                .toList();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException for anything else, with what was found
     */
    public static Query read(Object written) {
        Map.Entry<String, Object> only = only(written);
        Object value = only.getValue();
        return switch (only.getKey()) {
            case "all" -> MatchAllDocsQuery.INSTANCE;
            case "none" -> new MatchNoDocsQuery("none");
            case "term" ->
                new TermQuery(new Term(
                        Json.text(list(value, 2).get(0)),
                        Json.text(list(value, 2).get(1))));
            case "prefix" ->
                new PrefixQuery(new Term(
                        Json.text(list(value, 2).get(0)),
                        Json.text(list(value, 2).get(1))));
            case "in" ->
                new TermInSetQuery(
                        Json.text(in(value, FIELD)),
                        Json.texts(in(value, TERMS)).stream().map(BytesRef::new).toList());
            case "any" -> new AnyOfQuery(Json.text(in(value, FIELD)), weights(in(value, TERMS)));
            case "near" ->
                new NearQuery(
                        Json.text(in(value, FIELD)),
                        Math.toIntExact(Json.number(in(value, "distance")).longValue()),
                        Json.list(in(value, "parts")).stream()
                                .map(WrittenQuery::positions)
                                .toList());
            case "phrase" -> phrase(Json.text(in(value, FIELD)), positions(in(value, TERMS)));
            case "topic" -> new ChosenQuery(Json.text(in(value, "id")), read(in(value, OF)));
            case "constant" -> new ConstantScoreQuery(read(value));
            case "boost" ->
                new BoostQuery(read(in(value, OF)), Json.number(in(value, "by")).floatValue());
            case "best" ->
                new DisjunctionMaxQuery(
                        Json.list(in(value, OF)).stream()
                                .map(WrittenQuery::read)
                                .toList(),
                        Json.number(in(value, "tie")).floatValue());
            case "bool" -> bool(Json.list(value));
            case "range" ->
                Fields.range(
                        Json.text(list(value, 3).get(0)),
                        Json.number(list(value, 3).get(1)).longValue(),
                        Json.number(list(value, 3).get(2)).longValue());
            default -> throw new IllegalArgumentException("there is no query \"%s\"".formatted(only.getKey()));
        };
    }

    private static Query bool(List<?> clauses) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (Object clause : clauses) {
            Map.Entry<String, Object> only = only(clause);
            all.add(read(only.getValue()), Occur.valueOf(only.getKey().toUpperCase(Locale.ROOT)));
        }
        return all.build();
    }

    private static Query phrase(String field, List<List<String>> positions) {
        MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder();
        for (List<String> terms : positions) {
            phrase.add(terms.stream().map(term -> new Term(field, term)).toArray(Term[]::new));
        }
        return phrase.build();
    }

    private static List<List<String>> positions(Object value) {
        return Json.list(value).stream().map(Json::texts).toList();
    }

    private static Map<String, Float> weights(Object value) {
        Map<String, Float> weights = new LinkedHashMap<>();
        Json.map(value)
                .forEach((term, weight) -> weights.put(term, Json.number(weight).floatValue()));
        return weights;
    }

    private static Map.Entry<String, Object> only(Object value) {
        Map<String, Object> map = Json.map(value);
        if (map.size() != 1) {
            throw new IllegalArgumentException("a query is an object with one key, got " + map.keySet());
        }
        return map.entrySet().iterator().next();
    }

    private static List<?> list(Object value, int size) {
        List<?> list = Json.list(value);
        if (list.size() != size) {
            throw new IllegalArgumentException("expected %d values, got %s".formatted(size, list));
        }
        return list;
    }

    private static Object in(Object value, String key) {
        return Json.in(Json.map(value), key);
    }
}
