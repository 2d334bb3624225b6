package mn.sonin.shards;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mn.sonin.archive.Archive;
import mn.sonin.archive.Articles.Change;
import mn.sonin.archive.Articles.Changes;
import mn.sonin.indexer.Indexing.Progress;
import mn.sonin.indexer.answer.WrittenQuery;
import mn.sonin.indexer.index.Fields;
import mn.sonin.indexer.index.IndexVerification.Problem;
import mn.sonin.indexer.index.IndexVerification.Report;
import mn.sonin.indexer.index.IndexedRevision;
import mn.sonin.indexer.index.Wording;
import tools.jackson.databind.JsonNode;

/** Compares every document of the index with the row it was made from. The bytes under it are the cluster's to look after. */
final class Comparison {
    private static final int STEP = 1_000;

    /** Problems that are told; a lost shard would tell of each of its documents. */
    private static final int MOST = 100;

    private final Cluster cluster;
    private final String alias;
    private final Archive archive;
    private final Wording wording;
    private final ZoneId zone;
    private final List<Problem> problems = new ArrayList<>();

    Comparison(Cluster cluster, String alias, Archive archive, Wording wording, ZoneId zone) {
        this.cluster = cluster;
        this.alias = alias;
        this.archive = archive;
        this.wording = wording;
        this.zone = zone;
    }

    Report run(Progress progress) {
        Optional<Stamp> stamp = Making.stamp(cluster, alias);
        if (stamp.isEmpty()) {
            return new Report(0, 0, List.of(), "there is no index %s yet; the next start makes one".formatted(alias));
        }
        Stamp own = Stamp.of(0, archive, wording, zone);
        if (stamp.get().ofAnotherArchive(own)) {
            return new Report(0, bytes(), List.of(), "the index %s is that of another archive".formatted(alias));
        }
        if (!stamp.get().sameMaking(own)) {
            return new Report(
                    0, bytes(), List.of(), "the index is of another version and will be made again at the next start");
        }
        return new Report(compare(stamp.get().sequence(), progress), bytes(), problems, "");
    }

    private long bytes() {
        return cluster.ask("GET", "/%s/_stats/store".formatted(alias), Map.of())
                .path("_all")
                .path("primaries")
                .path("store")
                .path("size_in_bytes")
                .asLong();
    }

    private long compare(long reached, Progress progress) {
        if (reached > archive.sequence()) {
            problem("", "the index has reached %d, and the rows end at %d".formatted(reached, archive.sequence()));
        }
        long revisions = 0;
        long from = 0;
        Changes step = archive.articles().changesAfter(0, STEP);
        while (step.upTo() > from && from < reached) {
            List<IndexedRevision> expected = new ArrayList<>();
            for (Change change : step.changes()) {
                long since = change.revision().sequence();
                if (since > from && since <= reached) {
                    expected.add(IndexedRevision.of(change, zone));
                }
            }
            compare(expected, reached);
            revisions += expected.size();
            from = step.upTo();
            progress.reached(revisions, Math.min(from, reached), reached);
            step = archive.articles().changesAfter(from, STEP);
        }
        long kept = kept(reached);
        if (kept != revisions) {
            problem("", "the index has %d revisions, and the rows %d".formatted(kept, revisions));
        }
        return revisions;
    }

    private long kept(long reached) {
        Map<String, Object> known =
                Map.of("find", WrittenQuery.write(Fields.range(Fields.SINCE, Long.MIN_VALUE, reached)));
        return cluster.ask("POST", "/%s/_count".formatted(alias), Map.of("query", Map.of(Asked.PLUGIN, known)))
                .path("count")
                .asLong();
    }

    private void compare(List<IndexedRevision> expected, long reached) {
        if (expected.isEmpty()) {
            return;
        }
        List<String> keys = expected.stream().map(IndexedRevision::key).toList();
        JsonNode found = cluster.ask("POST", "/%s/_mget".formatted(alias), Map.of("ids", keys))
                .path("docs");
        for (int at = 0; at < expected.size(); at++) {
            compare(expected.get(at), found.path(at), reached);
        }
    }

    private void compare(IndexedRevision expected, JsonNode found, long reached) {
        String article = expected.headline().id().value();
        String revision = "revision %d".formatted(expected.headline().number());
        if (!found.path("found").asBoolean()) {
            problem(article, revision + " does not stand in the index");
            return;
        }
        JsonNode kept = found.path("_source");
        if (!fields(Documents.written(expected)).equals(fields(kept))) {
            problem(article, revision + " says something else in the index");
        }
        boolean current = expected.until() > reached;
        if (current != (kept.path(Fields.UNTIL).asLong() > reached)) {
            problem(article, revision + (current ? " is not shown as current" : " is still shown as current"));
        }
    }

    /** All but until when it stands, which may be later in the rows than in the index. */
    private static JsonNode fields(Object document) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        Cluster.JSON.readTree(Cluster.JSON.writeValueAsString(document)).forEachEntry((name, value) -> {
            if (!name.equals(Fields.UNTIL)) {
                fields.put(name, value);
            }
        });
        return Cluster.JSON.valueToTree(fields);
    }

    private void problem(String article, String reason) {
        if (problems.size() < MOST) {
            problems.add(new Problem(alias, 0, article, reason));
        }
    }
}
