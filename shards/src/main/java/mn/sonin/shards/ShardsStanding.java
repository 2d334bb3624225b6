package mn.sonin.shards;

import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import mn.sonin.indexer.SearchAnswer.Hit;
import mn.sonin.indexer.SearchAnswer.Marked;
import mn.sonin.indexer.SearchRequest.Sort;
import mn.sonin.indexer.TimelineRequest.Interval;
import mn.sonin.indexer.answer.Clauses;
import mn.sonin.indexer.answer.DayCounts;
import mn.sonin.indexer.answer.Marking;
import mn.sonin.indexer.answer.Scores;
import mn.sonin.indexer.answer.Standing;
import mn.sonin.indexer.answer.Terms;
import mn.sonin.indexer.answer.TopicQuery;
import mn.sonin.indexer.answer.WrittenQuery;
import mn.sonin.indexer.index.Fields;
import mn.sonin.indexer.index.Headline;
import mn.sonin.indexer.index.Wording;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import tools.jackson.databind.JsonNode;

/**
 * The index of a cluster as it stood at one place of the sequence. What is being written meanwhile makes no difference: it has later places, and
 * what ceases to stand at a later place stands here.
 */
final class ShardsStanding implements Standing {
    /** Values of a facet: more than there are sources, and months in a century and a half. */
    private static final int MOST_VALUES = 10_000;

    private final Asked asked;
    private final long sequence;
    private final Wording wording;
    private final Remembered remembered;

    ShardsStanding(Asked asked, long sequence, Wording wording, Remembered remembered) {
        this.asked = asked;
        this.sequence = sequence;
        this.wording = wording;
        this.remembered = remembered;
    }

    @Override
    public long sequence() {
        return sequence;
    }

    @Override
    public Terms terms() {
        return new ShardsTerms(asked, wording, remembered);
    }

    @Override
    public Query standing(boolean history) {
        Query known = Fields.range(Fields.SINCE, 0, sequence);
        return history
                ? known
                : new BooleanQuery.Builder()
                        .add(known, Occur.FILTER)
                        .add(Fields.range(Fields.UNTIL, sequence + 1, Long.MAX_VALUE), Occur.FILTER)
                        .build();
    }

    @Override
    public Page find(Wanted wanted) throws IOException {
        // As the index of one machine does; a node's own refusal would be told as a broken cluster.
        Clauses.count(wanted.search());
        boolean scored = wanted.sort() == Sort.RELEVANCE;
        Map<String, Object> query = new LinkedHashMap<>();
        query.put("find", WrittenQuery.write(wanted.search()));
        if (scored) {
            query.put("scores", scores(wanted.search()).written());
        }
        if (wanted.size() > 0) {
            Map<String, Object> topics = new LinkedHashMap<>();
            wanted.topics().forEach(topic -> topics.put(topic.id(), WrittenQuery.write(topic.query())));
            query.put("topics", topics);
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("query", Map.of(Asked.PLUGIN, query));
        body.put("size", wanted.size());
        body.put("track_total_hits", true);
        body.put("explain", wanted.explained());
        body.put("sort", order(wanted.sort()));
        wanted.after().ifPresent(place -> body.put("search_after", values(place, scored)));
        body.put("_source", wanted.marked().isPresent() ? both(Documents.SHOWN, Documents.MARKED) : Documents.SHOWN);
        if (wanted.counted()) {
            body.put("aggs", facets(wanted.topics()));
        }
        JsonNode answer = asked.search(body);
        List<JsonNode> found = answer.path("hits").path("hits").valueStream().toList();
        return new Page(
                total(answer),
                hits(found, wanted, scored),
                found.isEmpty() ? Optional.empty() : Optional.of(place(found.getLast(), scored)),
                wanted.counted() ? Optional.of(counts(answer.path("aggregations"))) : Optional.empty());
    }

    private static List<String> both(List<String> some, List<String> others) {
        List<String> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    private static List<Object> order(Sort sort) {
        String way = sort == Sort.OLDEST ? "asc" : "desc";
        List<Object> order = new ArrayList<>();
        if (sort == Sort.RELEVANCE) {
            order.add(Map.of("_score", "desc"));
        }
        order.add(Map.of(Fields.PUBLISHED, way));
        order.add(Map.of(Fields.SINCE, way));
        return order;
    }

    private static List<Object> values(Place place, boolean scored) {
        return scored
                ? List.of(place.score(), place.published(), place.since())
                : List.of(place.published(), place.since());
    }

    private static Place place(JsonNode hit, boolean scored) {
        JsonNode values = hit.path("sort");
        int first = scored ? 1 : 0;
        return new Place(
                scored ? values.path(0).floatValue() : 0,
                values.path(first).asLong(),
                values.path(first + 1).asLong());
    }

    private static long total(JsonNode answer) {
        return answer.path("hits").path("total").path("value").asLong();
    }

    private static Map<String, Object> facets(List<TopicQuery> topics) {
        Map<String, Object> facets = new LinkedHashMap<>();
        for (String field : List.of(Fields.LANGUAGE, Fields.SOURCE, Documents.MONTH)) {
            facets.put(field, Map.of("terms", Map.of("field", field, "size", MOST_VALUES)));
        }
        if (!topics.isEmpty()) {
            Map<String, Object> filters = new LinkedHashMap<>();
            topics.forEach(topic -> filters.put(topic.id(), find(topic.query())));
            facets.put("topic", Map.of("filters", Map.of("filters", filters)));
        }
        return facets;
    }

    private static Map<String, Object> find(Query query) {
        return Map.of(Asked.PLUGIN, Map.of("find", WrittenQuery.write(query)));
    }

    private static Counts counts(JsonNode facets) {
        Map<String, Long> topics = new TreeMap<>();
        facets.path("topic")
                .path("buckets")
                .forEachEntry(
                        (id, bucket) -> topics.put(id, bucket.path("doc_count").asLong()));
        return new Counts(
                values(facets.path(Fields.LANGUAGE)),
                values(facets.path(Fields.SOURCE)),
                topics,
                values(facets.path(Documents.MONTH)));
    }

    private static Map<String, Long> values(JsonNode facet) {
        Map<String, Long> values = new TreeMap<>();
        facet.path("buckets")
                .forEach(bucket -> values.put(
                        bucket.path("key").asString(), bucket.path("doc_count").asLong()));
        return values;
    }

    private List<Hit> hits(List<JsonNode> found, Wanted wanted, boolean scored) throws IOException {
        List<Marking.Result> marked = wanted.marked().isPresent()
                ? new Marking(wording)
                        .of(
                                wanted.marked().get(),
                                found.stream()
                                        .map(hit -> Documents.texts(hit.path("_source")))
                                        .toList())
                : List.of();
        List<Hit> hits = new ArrayList<>();
        for (int at = 0; at < found.size(); at++) {
            Headline headline = Documents.headline(found.get(at).path("_source"));
            Marking.Result shown = marked.isEmpty()
                    ? new Marking.Result(new Marked(headline.title(), List.of()), Optional.empty())
                    : marked.get(at);
            hits.add(hit(found.get(at), headline, shown, wanted.topics(), scored));
        }
        return hits;
    }

    private static Hit hit(
            JsonNode found, Headline headline, Marking.Result shown, List<TopicQuery> topics, boolean scored) {
        Set<String> matched = new TreeSet<>(found.path("matched_queries")
                .valueStream()
                .map(JsonNode::asString)
                .toList());
        return new Hit(
                headline.id(),
                headline.source(),
                headline.language(),
                shown.title(),
                shown.snippet(),
                headline.url(),
                headline.published().moment(),
                headline.published().basis(),
                headline.firstSeen(),
                headline.kind(),
                headline.number(),
                Documents.current(found.path("_source")),
                topics.stream().map(TopicQuery::id).filter(matched::contains).toList(),
                place(found, scored).score(),
                Optional.of(found.path("_explanation"))
                        .filter(explanation -> !explanation.isMissingNode())
                        .map(explanation -> explanation(explanation).toString()));
    }

    private static Explanation explanation(JsonNode told) {
        Number value = told.path("value").isIntegralNumber()
                ? (Number) told.path("value").asLong()
                : (Number) told.path("value").asDouble();
        return Explanation.match(
                value,
                told.path("description").asString(),
                told.path("details")
                        .valueStream()
                        .map(ShardsStanding::explanation)
                        .toList());
    }

    /** What scores are made of: how many documents of the whole index have each word, at this place of the sequence. */
    private Scores scores(Query query) {
        Map<String, Set<String>> terms = terms(query);
        Map<String, Object> questions = new TreeMap<>();
        terms.forEach((field, texts) ->
                questions.put(field, Asked.terms(field, Map.of("terms", List.copyOf(texts), "at", sequence))));
        JsonNode counted = questions.isEmpty() ? Cluster.JSON.createObjectNode() : asked.suggest(questions);
        Map<String, Map<String, Long>> documents = new HashMap<>();
        for (String field : terms.keySet()) {
            Map<String, Long> counts = new HashMap<>();
            Asked.counts(counted.path(field)).forEach((term, count) -> counts.put(term, (long) count));
            documents.put(field, counts);
        }
        Remembered.Whole whole = remembered.whole(sequence).orElseGet(this::whole);
        return new Scores(whole.revisions(), whole.now(), documents);
    }

    private static Map<String, Set<String>> terms(Query query) {
        Map<String, Set<String>> terms = new TreeMap<>();
        query.visit(new QueryVisitor() {
            @Override
            public void consumeTerms(Query of, Term... each) {
                for (Term term : each) {
                    if (!term.field().equals(Fields.SOURCE) && !term.field().equals(Fields.LANGUAGE)) {
                        terms.computeIfAbsent(term.field(), field -> new TreeSet<>())
                                .add(term.text());
                    }
                }
            }
        });
        return terms;
    }

    private Remembered.Whole whole() {
        JsonNode answer = asked.search(Map.of(
                "size",
                1,
                "track_total_hits",
                true,
                "query",
                find(Fields.range(Fields.SINCE, 0, sequence)),
                "sort",
                List.of(Map.of(Fields.SINCE, "desc")),
                "_source",
                List.of(Fields.OBSERVED)));
        long now = answer.path("hits")
                .path("hits")
                .path(0)
                .path("_source")
                .path(Fields.OBSERVED)
                .asLong(0);
        Remembered.Whole whole = new Remembered.Whole(sequence, total(answer), now);
        if (!asked.timedOut()) {
            remembered.keep(whole);
        }
        return whole;
    }

    @Override
    public long count(Query query) {
        return total(asked.search(Map.of("size", 0, "track_total_hits", true, "query", find(query))));
    }

    @Override
    public Map<String, DayCounts> days(Query query, Optional<String> by, Interval interval) throws IOException {
        Clauses.count(query);
        boolean months = interval == Interval.MONTH || interval == Interval.YEAR;
        List<Object> keys = new ArrayList<>();
        by.ifPresent(field -> keys.add(Map.of("series", Map.of("terms", Map.of("field", field)))));
        keys.add(Map.of("time", Map.of("terms", Map.of("field", months ? Documents.MONTH : Fields.DAY))));
        Map<String, DayCounts> days = new TreeMap<>();
        Optional<JsonNode> after = Optional.empty();
        do {
            Map<String, Object> composite = new LinkedHashMap<>(Map.of("size", MOST_VALUES, "sources", keys));
            after.ifPresent(key -> composite.put("after", key));
            JsonNode page = asked.search(Map.of(
                            "size", 0, "query", find(query), "aggs", Map.of("days", Map.of("composite", composite))))
                    .path("aggregations")
                    .path("days");
            page.path("buckets").forEach(bucket -> count(bucket, months, days));
            after = Optional.of(page.path("after_key")).filter(key -> !key.isMissingNode());
        } while (after.isPresent());
        return days;
    }

    private static void count(JsonNode bucket, boolean months, Map<String, DayCounts> days) {
        JsonNode key = bucket.path("key");
        long day = months
                ? YearMonth.parse(key.path("time").asString()).atDay(1).toEpochDay()
                : key.path("time").asLong();
        days.computeIfAbsent(key.path("series").asString(ALL), name -> new DayCounts())
                .add(Math.clamp(day, 0, DAYS - 1), bucket.path("doc_count").asInt());
    }

    @Override
    public boolean timedOut() {
        return asked.timedOut();
    }

    /** Nothing is held on the nodes between two requests. */
    @Override
    public void close() {}
}
