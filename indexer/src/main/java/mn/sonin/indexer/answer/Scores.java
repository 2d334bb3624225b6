package mn.sonin.indexer.answer;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What scores are made of beside a shard's own documents: the whole index, so that every shard scores as one index would.
 *
 * @param revisions of the whole index, at the place that is searched at
 * @param now when the newest of them was seen, in seconds since 1970
 * @param documents how many of them have a term, by field and term; one that is not named is in none
 */
public record Scores(long revisions, long now, Map<String, Map<String, Long>> documents) {
    public Scores {
        documents = Map.copyOf(documents);
    }

    /** As values of JSON. */
    public Map<String, Object> written() {
        return Map.of("revisions", revisions, "now", now, "documents", documents);
    }

    /**
     * What {@link #written} wrote.
     *
     * @throws IllegalArgumentException for anything else, with what was found
     */
    static Scores read(Object written) {
        Map<String, Object> map = Json.map(written);
        Map<String, Map<String, Long>> documents = new LinkedHashMap<>();
        Json.map(Json.in(map, "documents")).forEach((field, terms) -> {
            Map<String, Long> counts = new LinkedHashMap<>();
            Json.map(terms)
                    .forEach(
                            (term, count) -> counts.put(term, Json.number(count).longValue()));
            documents.put(field, counts);
        });
        return new Scores(
                Json.number(Json.in(map, "revisions")).longValue(),
                Json.number(Json.in(map, "now")).longValue(),
                documents);
    }

    long of(String field, String term) {
        return documents.getOrDefault(field, Map.of()).getOrDefault(term, 0L);
    }
}
