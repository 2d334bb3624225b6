package mn.sonin.indexer.story;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;

/** Finds settled articles of about the same days that share rare traits with a new one. One thread at a time. */
final class Neighbours {
    /** An article is looked for by its rarest traits. */
    private static final int ASKED = 16;

    /** As many as are compared in full. */
    private static final int COMPARED = 24;

    private static final int BUCKET_DAYS = 3;
    private static final int UNDATED = Short.MAX_VALUE;

    private final Commonness commonness;
    private final Map<Long, List<Settled>> pending = new HashMap<>();
    private DirectoryReader reader;

    /** A settled article. */
    record Settled(Telling telling, String story, Story.Role role) {}

    Neighbours(Commonness commonness, DirectoryReader reader) {
        this.commonness = commonness;
        this.reader = reader;
    }

    /** The newest reader has everything that was pending. */
    void shown(DirectoryReader newest) {
        reader = newest;
        pending.clear();
    }

    DirectoryReader reader() {
        return reader;
    }

    void add(Settled settled, int template) {
        terms(settled.telling(), template)
                .forEach(term ->
                        pending.computeIfAbsent(term, t -> new ArrayList<>()).add(settled));
    }

    /** Under what an article is found: the days it belongs to before each trait; a series is found at any time. */
    static List<Long> terms(Telling telling, int template) {
        int bucket = bucket(telling.at());
        List<Long> terms = new ArrayList<>();
        for (int trait : telling.traits()) {
            terms.add(term(bucket, trait));
        }
        for (int band : Sketch.bands(telling.sketch())) {
            terms.add(term(bucket, band));
        }
        terms.add(term(UNDATED, template));
        return terms;
    }

    private static int bucket(long at) {
        return (short) Math.floorDiv(at, BUCKET_DAYS * 86_400L);
    }

    private static long term(int bucket, int trait) {
        return ((long) bucket << 32) | (trait & 0xffffffffL);
    }

    static BytesRef bytes(long term) {
        byte[] bytes = new byte[6];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (term >>> (40 - 8 * i));
        }
        return new BytesRef(bytes);
    }

    /** The trait of a term in the index. */
    static int trait(BytesRef term) {
        int trait = 0;
        for (int i = 2; i < 6; i++) {
            trait = (trait << 8) | (term.bytes[term.offset + i] & 0xff);
        }
        return trait;
    }

    /** The likeliest, those that share most first; the same whether they are in the index yet or waiting for it. */
    List<Settled> of(Telling telling, int template) throws IOException {
        Map<Long, Double> asked = asked(telling, template);
        List<Found> found = new ArrayList<>();
        waiting(asked).forEach((settled, sum) -> found.add(new Found(settled, sum)));
        indexed(asked, found);
        return found.stream()
                .sorted(Comparator.comparingDouble(Found::sum)
                        .reversed()
                        .thenComparing(one -> one.settled.telling().article()))
                .limit(COMPARED)
                .map(Found::settled)
                .toList();
    }

    private record Found(Settled settled, double sum) {}

    private record Weighed(int trait, double weight) {}

    private Map<Long, Double> asked(Telling telling, int template) {
        Map<Long, Double> asked = new TreeMap<>();
        int bucket = bucket(telling.at());
        IntStream.of(telling.traits())
                .mapToObj(trait -> new Weighed(trait, commonness.weight(trait)))
                .sorted(Comparator.comparingDouble(Weighed::weight).reversed())
                .limit(ASKED)
                .forEach(rare -> around(bucket, rare.trait, rare.weight, asked));
        for (int band : Sketch.bands(telling.sketch())) {
            around(bucket, band, 100, asked);
        }
        asked.put(term(UNDATED, template), 1.0);
        return asked;
    }

    private static void around(int bucket, int trait, double weight, Map<Long, Double> asked) {
        for (int near = bucket - 1; near <= bucket + 1; near++) {
            asked.put(term(near, trait), weight);
        }
    }

    private Map<Settled, Double> waiting(Map<Long, Double> asked) {
        Map<Settled, Double> sums = new HashMap<>();
        asked.forEach((term, weight) ->
                pending.getOrDefault(term, List.of()).forEach(settled -> sums.merge(settled, weight, Double::sum)));
        return sums;
    }

    private void indexed(Map<Long, Double> asked, List<Found> found) throws IOException {
        Map<Integer, Double> sums = new HashMap<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            sum(leaf, asked, sums);
        }
        double least = least(sums.values());
        sums.values().removeIf(sum -> sum < least);
        if (sums.size() > COMPARED) {
            keepFirst(sums, least);
        }
        int[] docs = sums.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
        for (LeafReaderContext leaf : reader.leaves()) {
            read(leaf, docs, sums, found);
        }
    }

    /** What the last of the compared has. */
    private static double least(Collection<Double> sums) {
        PriorityQueue<Double> most = new PriorityQueue<>();
        for (double sum : sums) {
            most.add(sum);
            if (most.size() > COMPARED) {
                most.remove();
            }
        }
        return most.size() < COMPARED ? 0 : most.element();
    }

    /**
     * Of those that have as much as the last of the compared, the first ones by the names of their articles: a long series has thousands, and all
     * would be read.
     */
    private void keepFirst(Map<Integer, Double> sums, double least) throws IOException {
        PriorityQueue<Named> first =
                new PriorityQueue<>(Comparator.comparing(Named::article).reversed());
        int[] docs = sums.entrySet().stream()
                .filter(entry -> entry.getValue() <= least)
                .mapToInt(Map.Entry::getKey)
                .sorted()
                .toArray();
        for (LeafReaderContext leaf : reader.leaves()) {
            SortedDocValues articles = leaf.reader().getSortedDocValues(StoryFields.ARTICLE);
            for (int global : docs) {
                int doc = global - leaf.docBase;
                if (doc >= 0 && doc < leaf.reader().maxDoc()) {
                    first.add(new Named(global, value(articles, doc)));
                    if (first.size() > COMPARED) {
                        first.remove();
                    }
                }
            }
        }
        Set<Integer> kept = first.stream().map(Named::doc).collect(Collectors.toSet());
        sums.entrySet().removeIf(entry -> entry.getValue() <= least && !kept.contains(entry.getKey()));
    }

    private record Named(int doc, String article) {}

    private static void sum(LeafReaderContext leaf, Map<Long, Double> asked, Map<Integer, Double> sums)
            throws IOException {
        Terms terms = leaf.reader().terms(StoryFields.TRAIT);
        if (terms == null) {
            return;
        }
        TermsEnum each = terms.iterator();
        PostingsEnum postings = null;
        for (Map.Entry<Long, Double> entry : asked.entrySet()) {
            if (each.seekExact(bytes(entry.getKey()))) {
                postings = each.postings(postings, PostingsEnum.NONE);
                for (int doc = postings.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.nextDoc()) {
                    sums.merge(leaf.docBase + doc, entry.getValue(), Double::sum);
                }
            }
        }
    }

    private static void read(LeafReaderContext leaf, int[] docs, Map<Integer, Double> sums, List<Found> found)
            throws IOException {
        BinaryDocValues written = leaf.reader().getBinaryDocValues(StoryFields.WRITTEN);
        SortedDocValues stories = leaf.reader().getSortedDocValues(StoryFields.STORY);
        SortedDocValues articles = leaf.reader().getSortedDocValues(StoryFields.ARTICLE);
        SortedDocValues sources = leaf.reader().getSortedDocValues(StoryFields.SOURCE);
        SortedDocValues languages = leaf.reader().getSortedDocValues(StoryFields.LANGUAGE);
        NumericDocValues times = leaf.reader().getNumericDocValues(StoryFields.AT);
        SortedDocValues roles = leaf.reader().getSortedDocValues(StoryFields.ROLE);
        for (int global : docs) {
            int doc = global - leaf.docBase;
            if (doc >= 0 && doc < leaf.reader().maxDoc() && written.advanceExact(doc)) {
                times.advanceExact(doc);
                Telling telling = Telling.read(
                        value(articles, doc),
                        value(sources, doc),
                        value(languages, doc),
                        times.longValue(),
                        written.binaryValue());
                Story.Role role = Story.Role.valueOf(value(roles, doc));
                found.add(new Found(new Settled(telling, value(stories, doc), role), sums.getOrDefault(global, 0.0)));
            }
        }
    }

    private static String value(SortedDocValues values, int doc) throws IOException {
        values.advanceExact(doc);
        return values.lookupOrd(values.ordValue()).utf8ToString();
    }
}
