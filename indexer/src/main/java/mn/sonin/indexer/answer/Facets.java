package mn.sonin.indexer.answer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mn.sonin.config.Topic;
import mn.sonin.indexer.SearchAnswer.Count;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;

/** Counts the documents of an answer by language, source, collection, topic and month. */
final class Facets {
    private final PerSegment<Columns> columns;
    private final TopicSets sets;
    private final Months months;

    Facets(PerSegment<Columns> columns, TopicSets sets, Months months) {
        this.months = months;
        this.columns = columns;
        this.sets = sets;
    }

    /** Each facet's values, most first; months in order. */
    Map<String, List<Count>> of(Sifted sifted, Topics topics) throws IOException {
        Map<String, Long> languages = new TreeMap<>();
        Map<String, Long> sources = new TreeMap<>();
        int[] months = new int[Months.MOST];
        for (Sifted.Segment segment : sifted.segments()) {
            count(segment, languages, sources, months);
        }
        Map<String, List<Count>> facets = new LinkedHashMap<>();
        facets.put("language", mostFirst(languages));
        facets.put("source", mostFirst(sources));
        facets.put("collection", mostFirst(collections(sources, topics)));
        facets.put("topic", mostFirst(topics(sifted, topics)));
        facets.put("month", inOrder(months));
        return facets;
    }

    private void count(Sifted.Segment segment, Map<String, Long> languages, Map<String, Long> sources, int[] byMonth) {
        Columns column = columns.of(segment.leaf().reader());
        long[] byLanguage = new long[column.languages.length];
        long[] bySource = new long[column.sources.length];
        FixedBitSet documents = segment.documents();
        int doc = next(documents, 0);
        while (doc != DocIdSetIterator.NO_MORE_DOCS) {
            byLanguage[column.language(doc)]++;
            bySource[column.source(doc)]++;
            byMonth[months.of(column.day(doc))]++;
            doc = next(documents, doc + 1);
        }
        add(languages, column.languages, byLanguage);
        add(sources, column.sources, bySource);
    }

    private static int next(FixedBitSet documents, int from) {
        return from < documents.length() ? documents.nextSetBit(from) : DocIdSetIterator.NO_MORE_DOCS;
    }

    private static void add(Map<String, Long> counts, String[] values, long[] found) {
        for (int i = 0; i < values.length; i++) {
            if (found[i] > 0) {
                counts.merge(values[i], found[i], Long::sum);
            }
        }
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

    private Map<String, Long> topics(Sifted sifted, Topics topics) throws IOException {
        Map<String, Long> counts = new TreeMap<>();
        for (Topic topic : topics.all()) {
            TopicQuery query = topics.query(topic.id());
            long count = 0;
            for (Sifted.Segment segment : sifted.segments()) {
                FixedBitSet found = sets.of(segment.leaf().reader(), query);
                count += FixedBitSet.intersectionCount(found, segment.documents());
            }
            counts.put(topic.id(), count);
        }
        return counts;
    }

    private static List<Count> inOrder(int[] months) {
        List<Count> counts = new ArrayList<>();
        for (int month = 0; month < months.length; month++) {
            if (months[month] > 0) {
                counts.add(new Count(Months.name(month), months[month]));
            }
        }
        return counts;
    }

    private static List<Count> mostFirst(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> new Count(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Count::count).reversed().thenComparing(Count::value))
                .toList();
    }
}
