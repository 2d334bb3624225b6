package mn.sonin.bench.story;

import java.util.HashMap;
import java.util.Map;

/**
 * B³ precision and recall (Bagga and Baldwin 1998): for each article the share of its cluster that tells its event, and the share of its event
 * that is in its cluster, averaged over all articles.
 */
public record BCubed(double precision, double recall) {
    /** Of articles with their cluster, and the same articles with their event. */
    static BCubed of(Map<String, String> clusters, Map<String, String> events) {
        Map<String, Integer> ofCluster = new HashMap<>();
        Map<String, Integer> ofEvent = new HashMap<>();
        Map<String, Integer> ofBoth = new HashMap<>();
        clusters.forEach((article, cluster) -> {
            String event = events.getOrDefault(article, article);
            ofCluster.merge(cluster, 1, Integer::sum);
            ofEvent.merge(event, 1, Integer::sum);
            ofBoth.merge(cluster + "\n" + event, 1, Integer::sum);
        });
        double precision = 0;
        double recall = 0;
        for (Map.Entry<String, String> entry : clusters.entrySet()) {
            String event = events.getOrDefault(entry.getKey(), entry.getKey());
            double both = ofBoth.getOrDefault(entry.getValue() + "\n" + event, 0);
            precision += both / ofCluster.getOrDefault(entry.getValue(), 1);
            recall += both / ofEvent.getOrDefault(event, 1);
        }
        return new BCubed(precision / clusters.size(), recall / clusters.size());
    }

    /** The harmonic mean of both. */
    public double f1() {
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }
}
