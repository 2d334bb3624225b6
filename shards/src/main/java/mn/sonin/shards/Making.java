package mn.sonin.shards;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import mn.sonin.archive.Revision;
import mn.sonin.indexer.IndexException;
import mn.sonin.indexer.index.IndexedRevision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * One making of the index: an index of the cluster with a name of its own. The alias that searches ask names the one in use. Writing goes through
 * a second alias, which ends with the making, so that what another node has thrown away is not begun again by a late write.
 */
record Making(Cluster cluster, String name) {
    private static final Logger LOG = LoggerFactory.getLogger(Making.class);

    /** The document that says what the index has reached. */
    private static final String REACHED = "reached";

    /** Bytes of text in one request. OpenSearch advises 5 to 15 MB. */
    private static final int BATCH = 8 << 20;

    /** How often the makings to be replaced are looked for anew, since one of them may be thrown away meanwhile. */
    private static final int SWAPS = 3;

    private static final int CONFLICT = 409;
    private static final Set<Integer> PASSING = Set.of(429, 503);

    /** What OpenSearch answers where reading or writing this one document fails; whatever concerns all of them has another status. */
    private static final Set<Integer> REFUSED = Set.of(400, 500);

    /** The making that an alias names; empty where there is none. */
    static Optional<Making> current(Cluster cluster, String alias) {
        return cluster.find("GET", "/_alias/" + alias, Map.of())
                .flatMap(found -> found.propertyNames().stream().findFirst().map(name -> new Making(cluster, name)));
    }

    /**
     * A making that nobody searches yet.
     *
     * @throws IndexException where a node of the cluster reads texts otherwise than this program
     */
    static Making begin(Cluster cluster, String alias, Settings settings, Stamp empty) {
        Analysis.require(cluster, empty.wording());
        Making making = new Making(
                cluster,
                alias + "-" + UUID.randomUUID().toString().replace("-", "").substring(0, 12));
        Map<String, Object> index = Map.of(
                "settings",
                Map.of(
                        "number_of_shards",
                        settings.shards(),
                        "number_of_replicas",
                        settings.replicas(),
                        // Searches see a step when it is whole, and not earlier.
                        "refresh_interval",
                        "-1"),
                "mappings",
                Documents.mappings(),
                "aliases",
                Map.of(making.writing(), Map.of()));
        cluster.ask("PUT", "/" + making.name(), index);
        making.reached(empty);
        return making;
    }

    /**
     * How large it is to be.
     *
     * @param shards parts, each on one node
     * @param replicas further copies of each
     */
    record Settings(int shards, int replicas) {}

    private String writing() {
        return name + "-writes";
    }

    /** What it says of itself. */
    Stamp stamp() {
        return stamp(cluster, name)
                .orElseThrow(() -> new IndexException(
                        "%s: the index %s does not say what it has reached; \"sonin rebuild index\" makes it again"
                                .formatted(cluster.named(), name)));
    }

    /**
     * What an index says of itself, as it was last written.
     *
     * @param name of the index, or of an alias
     * @return empty where there is no index
     */
    static Optional<Stamp> stamp(Cluster cluster, String name) {
        return read(cluster.find("GET", stampOf(name), Map.of()));
    }

    /**
     * The same.
     *
     * @param within as {@link Cluster#find} has it
     */
    static Optional<Stamp> stamp(Cluster cluster, String name, Duration within) {
        return read(cluster.find("GET", stampOf(name), Map.of(), within));
    }

    private static String stampOf(String name) {
        return "/%s/_doc/%s".formatted(name, REACHED);
    }

    private static Optional<Stamp> read(Optional<JsonNode> document) {
        return document.map(found -> Stamp.read(found.path("_source").path(Documents.STAMP)));
    }

    /** Shows searches all that was written, and then says how far it goes. */
    void show(Stamp reached) {
        cluster.change("POST", "/%s/_refresh".formatted(name), "", false);
        reached(reached);
    }

    /** Another node may have come further meanwhile; then its word stays. */
    private void reached(Stamp stamp) {
        List<String> lines = List.of(
                Cluster.JSON.writeValueAsString(Map.of("index", versioned(REACHED, stamp.sequence()))),
                Cluster.JSON.writeValueAsString(Map.of(Documents.STAMP, stamp.written())));
        write(lines);
    }

    private static Map<String, Object> versioned(String id, long version) {
        return Map.of("_id", id, "version", version, "version_type", "external_gte");
    }

    /** Adds revisions, or replaces them; all are safe on return but those that the cluster refuses, each of which is told. */
    void put(List<IndexedRevision> revisions) {
        List<String> lines = new ArrayList<>();
        int size = 0;
        for (IndexedRevision revision : revisions) {
            String document = Cluster.JSON.writeValueAsString(Documents.written(revision));
            lines.add(Cluster.JSON.writeValueAsString(Map.of("index", versioned(revision.key(), version(revision)))));
            lines.add(document);
            size += document.getBytes(StandardCharsets.UTF_8).length;
            if (size >= BATCH) {
                write(lines);
                lines.clear();
                size = 0;
            }
        }
        if (!lines.isEmpty()) {
            write(lines);
        }
    }

    /** A revision changes once, when it ceases to be current; an older state of it never replaces the newer one. */
    private static long version(IndexedRevision revision) {
        return revision.until() == Revision.CURRENT ? revision.since() : revision.until();
    }

    private void write(List<String> lines) {
        List<String> left = lines;
        for (int tried = 1; ; tried++) {
            String body = String.join("\n", left) + "\n";
            JsonNode answer = cluster.change("POST", "/%s/_bulk?require_alias=true".formatted(writing()), body, true);
            left = answer.path("errors").asBoolean() ? passing(left, answer.path("items")) : List.of();
            if (left.isEmpty()) {
                return;
            }
            IndexException busy =
                    new IndexException(cluster.named() + ": the cluster takes no more documents just now");
            if (!cluster.again(tried, busy)) {
                throw busy;
            }
        }
    }

    /** What has to be written again, since the cluster could not just then. */
    private List<String> passing(List<String> lines, JsonNode items) {
        List<String> left = new ArrayList<>();
        for (int at = 0; at < items.size(); at++) {
            JsonNode item = items.path(at).path("index");
            int status = item.path("status").asInt();
            if (PASSING.contains(status)) {
                left.addAll(lines.subList(2 * at, 2 * at + 2));
            } else if (status >= 300 && status != CONFLICT) {
                refused(
                        status,
                        item.path("_id").asString(),
                        item.path("error").path("reason").asString());
            }
        }
        return left;
    }

    /** A revision that cannot be written costs itself alone. */
    private void refused(int status, String document, String reason) {
        if (document.equals(REACHED) || !REFUSED.contains(status)) {
            throw new IndexException(
                    "%s: the index %s does not take %s: %s".formatted(cluster.named(), name, document, reason));
        }
        LOG.error("index revision={} outcome=left-out lost=nothing status={} reason=\"{}\"", document, status, reason);
    }

    /**
     * Takes the place of every other making of this alias, at once, and throws them away. Patient: the cluster may carry it out and the answer be
     * lost, and a second try then finds the others gone.
     *
     * @throws IndexException where the alias cannot be changed for long; nobody knows then which making it names
     */
    void use(String alias) {
        for (int tried = 1; ; tried++) {
            try {
                replace(alias);
                return;
            } catch (IndexException e) {
                if (isUsed(alias)) {
                    return;
                }
                if (tried == SWAPS) {
                    throw e;
                }
            }
        }
    }

    /** Whether this alias names it. */
    boolean isUsed(String alias) {
        return current(cluster, alias).equals(Optional.of(this));
    }

    private void replace(String alias) {
        List<Map<String, Object>> actions = new ArrayList<>();
        actions.add(Map.of("add", Map.of("index", name, "alias", alias)));
        for (String other : others(alias)) {
            actions.add(Map.of("remove_index", Map.of("index", other)));
        }
        cluster.change("POST", "/_aliases", Cluster.JSON.writeValueAsString(Map.of("actions", actions)), false);
    }

    /** Makings in use, and those that were begun and never came to be used. */
    private List<String> others(String alias) {
        Map<String, Object> all = new LinkedHashMap<>();
        cluster.find("GET", "/%s-*/_alias".formatted(alias), Map.of())
                .ifPresent(found -> found.propertyNames().forEach(each -> all.put(each, each)));
        return all.keySet().stream()
                .filter(other -> !other.equals(name) && other.matches(Pattern.quote(alias) + "-[0-9a-f]{12}"))
                .toList();
    }

    /** Throws it away. */
    void drop() {
        cluster.find("DELETE", "/" + name, Map.of());
    }
}
