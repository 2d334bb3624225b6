package mn.sonin.indexer.answer;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mn.sonin.indexer.SearchAnswer.Count;

/** Counts by language, source, collection, topic and month, as they are shown. */
final class Facets {
    private Facets() {}

    /** Each facet's values, most first; months in order. */
    static Map<String, List<Count>> of(Standing.Counts counts, Topics topics) {
        Map<String, List<Count>> facets = new LinkedHashMap<>();
        facets.put("language", mostFirst(counts.languages()));
        facets.put("source", mostFirst(counts.sources()));
        facets.put("collection", mostFirst(collections(counts.sources(), topics)));
        facets.put("topic", mostFirst(counts.topics()));
        facets.put("month", inOrder(counts.months()));
        return facets;
    }

    private static Map<String, Long> collections(Map<String, Long> sources, Topics topics) {
        Map<String, Long> counts = new TreeMap<>();
        for (String collection : topics.vocabulary().collections()) {
            long count = topics.sourcesOf(collection).stream()
                    .mapToLong(source -> sources.getOrDefault(source, 0L))
                    .sum();
            counts.put(collection, count);
        }
        return counts;
    }

    private static List<Count> inOrder(Map<String, Long> months) {
        return new TreeMap<>(months)
                .entrySet().stream()
                        .map(month -> new Count(month.getKey(), month.getValue()))
                        .toList();
    }

    private static List<Count> mostFirst(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> new Count(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Count::count).reversed().thenComparing(Count::value))
                .toList();
    }
}
