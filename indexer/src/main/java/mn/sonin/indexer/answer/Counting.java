package mn.sonin.indexer.answer;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;

/** Counts the documents of an answer by language, source, topic and month. */
final class Counting {
    private final PerSegment<Columns> columns;
    private final TopicSets sets;
    private final Months months;

    Counting(PerSegment<Columns> columns, TopicSets sets, Months months) {
        this.months = months;
        this.columns = columns;
        this.sets = sets;
    }

    Standing.Counts of(Sifted sifted, List<TopicQuery> topics) {
        Map<String, Long> languages = new TreeMap<>();
        Map<String, Long> sources = new TreeMap<>();
        int[] months = new int[Months.MOST];
        for (Sifted.Segment segment : sifted.segments()) {
            count(segment, languages, sources, months);
        }
        return new Standing.Counts(languages, sources, topics(sifted, topics), named(months));
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

    private Map<String, Long> topics(Sifted sifted, List<TopicQuery> topics) {
        Map<String, Long> counts = new TreeMap<>();
        for (TopicQuery topic : topics) {
            long count = 0;
            for (Sifted.Segment segment : sifted.segments()) {
                FixedBitSet found = sets.of(segment.leaf().reader(), topic);
                count += FixedBitSet.intersectionCount(found, segment.documents());
            }
            counts.put(topic.id(), count);
        }
        return counts;
    }

    private static Map<String, Long> named(int[] months) {
        Map<String, Long> counts = new TreeMap<>();
        for (int month = 0; month < months.length; month++) {
            if (months[month] > 0) {
                counts.put(Months.name(month), (long) months[month]);
            }
        }
        return counts;
    }
}
