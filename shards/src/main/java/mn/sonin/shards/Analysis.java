package mn.sonin.shards;

import java.util.Map;
import java.util.TreeMap;
import mn.sonin.indexer.IndexException;
import tools.jackson.databind.JsonNode;

/**
 * How the nodes of a cluster read texts: each tells the version of its plugin's analysis as an attribute. What they write has to be found by the
 * terms that Sonin asks for.
 */
final class Analysis {
    /** Of a node, as the plugin sets it. */
    private static final String ATTRIBUTE = "mongolian_analysis";

    /** As the node that is asked knows it, also while the cluster has no manager. */
    private static final String STATE = "/_cluster/state/nodes?local=true";

    private Analysis() {}

    /**
     * Does nothing where all nodes read texts as this version does.
     *
     * @param version as {@link mn.sonin.indexer.index.Wording#version} has it
     * @throws IndexException otherwise, with the names of the others and what to do
     */
    static void require(Cluster cluster, String version) {
        require(cluster, cluster.ask("GET", STATE, Map.of()), version);
    }

    /**
     * The same before something is written: a cluster that is away is waited for as it is with what is written.
     *
     * @throws IndexException as {@link #require}
     */
    static void requirePatiently(Cluster cluster, String version) {
        require(cluster, cluster.change("GET", STATE, "", false), version);
    }

    private static void require(Cluster cluster, JsonNode state, String version) {
        Map<String, String> others = new TreeMap<>();
        state.path("nodes").forEach(node -> {
            String told = node.path("attributes").path(ATTRIBUTE).asString("");
            if (!told.equals(version)) {
                others.put(node.path("name").asString(), told);
            }
        });
        if (!others.isEmpty()) {
            throw new IndexException(
                    "%s: these nodes read texts otherwise than this version of Sonin (%s): %s; install the plugin analysis-mongolian that comes with this version on each of them, and start it again"
                            .formatted(cluster.named(), version, named(others)));
        }
    }

    private static String named(Map<String, String> others) {
        return String.join(
                ", ",
                others.entrySet().stream()
                        .map(other -> "%s (%s)"
                                .formatted(
                                        other.getKey(),
                                        other.getValue().isEmpty()
                                                ? "without the plugin, or with one from before it told its version"
                                                : other.getValue()))
                        .toList());
    }
}
