package mn.sonin.shards;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mn.sonin.indexer.IndexException;
import tools.jackson.databind.JsonNode;

/**
 * The requests of one search to all shards. All of them together have the search's patience: each shard answers with what it has found in the time
 * that is left, and a node that says nothing is given up a moment later. For one search, one thread.
 */
final class Asked {
    /** The name of the query and of the suggester that the plugin brings. */
    static final String PLUGIN = "sonin";

    private static final Duration LEAST = Duration.ofMillis(1);

    /** What an answer may take on its way beside the time that the shards had. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Cluster cluster;
    private final String alias;
    private final long end;
    private boolean timedOut;

    Asked(Cluster cluster, String alias, Duration patience) {
        this.cluster = cluster;
        this.alias = alias;
        this.end = System.nanoTime() + patience.toNanos();
    }

    /** At least a moment, in which a shard says that it has found nothing. */
    private Duration left() {
        return Duration.ofNanos(Math.max(LEAST.toNanos(), end - System.nanoTime()));
    }

    /**
     * What the index says of itself; empty where there is no index.
     *
     * @throws IndexException where the cluster does not answer
     */
    Optional<Stamp> stamp() {
        return Making.stamp(cluster, alias, left().plus(GRACE));
    }

    boolean timedOut() {
        return timedOut;
    }

    /**
     * Searches.
     *
     * @param body as OpenSearch's search has it
     * @throws IndexException where a shard cannot be searched: half an answer would be a wrong one
     */
    JsonNode search(Map<String, Object> body) {
        Map<String, Object> all = new LinkedHashMap<>(body);
        Duration left = left();
        all.put("timeout", left.toMillis() + "ms");
        JsonNode answer = cluster.ask("POST", "/%s/_search".formatted(alias), all, left.plus(GRACE));
        JsonNode shards = answer.path("_shards");
        if (shards.path("failed").asInt() > 0) {
            throw new IndexException("%s: %d of %d shards of the index %s cannot be searched: %s"
                    .formatted(
                            cluster.named(),
                            shards.path("failed").asInt(),
                            shards.path("total").asInt(),
                            alias,
                            shards.path("failures")
                                    .path(0)
                                    .path("reason")
                                    .path("reason")
                                    .asString("no copy is left")));
        }
        timedOut |= answer.path("timed_out").asBoolean();
        return answer;
    }

    /** A question for the terms of a field, as the plugin's suggester has it. */
    static Map<String, Object> terms(String field, Map<String, Object> question) {
        Map<String, Object> all = new LinkedHashMap<>(question);
        all.put("field", field);
        return Map.of("text", field, PLUGIN, all);
    }

    /** Questions for terms, by names of their own. */
    JsonNode suggest(Map<String, Object> questions) {
        return search(Map.of("size", 0, "suggest", questions)).path("suggest");
    }

    /** The terms of one answer, each with its documents on all shards. */
    static Map<String, Integer> counts(JsonNode suggested) {
        Map<String, Integer> counts = new TreeMap<>();
        for (JsonNode option : suggested.path(0).path("options")) {
            counts.put(option.path("text").asString(), option.path("freq").asInt());
        }
        return counts;
    }
}
