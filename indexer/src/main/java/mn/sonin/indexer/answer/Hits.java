package mn.sonin.indexer.answer;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import mn.sonin.archive.ArticleId;
import mn.sonin.archive.Revision;
import mn.sonin.indexer.SearchAnswer.Hit;
import mn.sonin.indexer.SearchAnswer.Marked;
import mn.sonin.indexer.index.Fields;
import mn.sonin.indexer.index.Headline;
import mn.sonin.indexer.index.Published;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BitSet;

/** Documents as hits. */
final class Hits {
    private final AsOf searcher;
    private final List<TopicQuery> topics;
    private final TopicSets sets;
    private final StoredFields stored;
    private final Optional<Marks> marks;
    private final Optional<Query> explained;
    /** Of each segment that has hits, the documents of each topic. */
    private final Map<LeafReaderContext, List<BitSet>> found = new HashMap<>();

    /**
     * Hits of one answer.
     *
     * @param topics in the operator's order
     * @param marked the words to mark; empty marks none
     * @param explained the query to explain; empty explains none
     */
    Hits(AsOf searcher, List<TopicQuery> topics, TopicSets sets, Optional<Query> marked, Optional<Query> explained)
            throws IOException {
        this.searcher = searcher;
        this.topics = topics;
        this.sets = sets;
        this.stored = searcher.storedFields();
        this.marks = marked.isPresent() ? Optional.of(new Marks(searcher, marked.get())) : Optional.empty();
        this.explained = explained;
    }

    List<Hit> of(List<Order.Ranked> ranked) throws IOException {
        find(ranked);
        List<Hit> hits = new ArrayList<>();
        for (Order.Ranked each : ranked) {
            hits.add(hit(each));
        }
        return hits;
    }

    private Hit hit(Order.Ranked ranked) throws IOException {
        LeafReaderContext leaf = searcher.leaf(ranked.document());
        if (marks.isEmpty()) {
            Headline headline = headline(leaf, ranked.document());
            return hit(ranked, leaf, headline, new Marked(headline.title(), List.of()), Optional.empty());
        }
        Document document = stored.document(ranked.document());
        Headline headline = headline(document);
        Optional<Matches> matches = marks.get().of(leaf, ranked.document());
        Marked title = new Marked(headline.title(), Marks.in(matches, Fields.TITLE, headline.title()));
        return hit(ranked, leaf, headline, title, snippet(matches, document));
    }

    private Hit hit(
            Order.Ranked ranked, LeafReaderContext leaf, Headline headline, Marked title, Optional<Marked> snippet)
            throws IOException {
        return new Hit(
                headline.id(),
                headline.source(),
                headline.language(),
                title,
                snippet,
                headline.url(),
                headline.published().moment(),
                headline.published().basis(),
                headline.firstSeen(),
                headline.kind(),
                headline.number(),
                current(leaf, ranked.document()),
                topicsOf(leaf, ranked.document() - leaf.docBase),
                ranked.score(),
                explanation(ranked.document()));
    }

    /** The topics that find a document. */
    private List<String> topicsOf(LeafReaderContext leaf, int document) {
        List<BitSet> documents = found.getOrDefault(leaf, List.of());
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            if (documents.get(i).get(document)) {
                ids.add(topics.get(i).id());
            }
        }
        return ids;
    }

    /** Looks up which hits each topic finds. */
    private void find(List<Order.Ranked> ranked) throws IOException {
        Map<LeafReaderContext, IntStream.Builder> documents = new HashMap<>();
        for (Order.Ranked each : ranked) {
            LeafReaderContext leaf = searcher.leaf(each.document());
            documents.computeIfAbsent(leaf, l -> IntStream.builder()).add(each.document() - leaf.docBase);
        }
        for (Map.Entry<LeafReaderContext, IntStream.Builder> segment : documents.entrySet()) {
            int[] some = segment.getValue().build().sorted().toArray();
            List<BitSet> each = new ArrayList<>();
            for (TopicQuery topic : topics) {
                each.add(sets.among(some, segment.getKey().reader(), topic));
            }
            found.put(segment.getKey(), each);
        }
    }

    private Headline headline(LeafReaderContext leaf, int document) throws IOException {
        BinaryDocValues column = DocValues.getBinary(leaf.reader(), Fields.HEADLINE);
        return column.advanceExact(document - leaf.docBase)
                ? Headline.read(column.binaryValue())
                : headline(stored.document(document));
    }

    private static Headline headline(Document document) {
        return new Headline(
                new ArticleId(text(document, Fields.ID)),
                text(document, Fields.SOURCE),
                text(document, Fields.LANGUAGE),
                text(document, Fields.TITLE),
                text(document, Fields.URL),
                Published.read(text(document, Fields.STATED)),
                Instant.ofEpochSecond(number(document, Fields.FIRST_SEEN)),
                text(document, Fields.KIND),
                Math.toIntExact(number(document, Fields.NUMBER)));
    }

    private static Optional<Marked> snippet(Optional<Matches> matches, Document values) throws IOException {
        String text = values.get(Fields.TEXT);
        return text == null || matches.isEmpty()
                ? Optional.empty()
                : Snippet.of(text, Marks.in(matches, Fields.TEXT, text));
    }

    private static boolean current(LeafReaderContext leaf, int document) throws IOException {
        NumericDocValues until = DocValues.getNumeric(leaf.reader(), Fields.UNTIL);
        return until.advanceExact(document - leaf.docBase) && until.longValue() == Revision.CURRENT;
    }

    private Optional<String> explanation(int document) throws IOException {
        return explained.isPresent()
                ? Optional.of(searcher.explain(explained.get(), document).toString())
                : Optional.empty();
    }

    private static String text(Document document, String field) {
        String value = document.get(field);
        if (value == null) {
            throw new IllegalStateException("a document of the index has no " + field + ": " + document);
        }
        return value;
    }

    private static long number(Document document, String field) {
        IndexableField value = document.getField(field);
        Number number = value == null ? null : value.numericValue();
        if (number == null) {
            throw new IllegalStateException("a document of the index has no " + field + ": " + document);
        }
        return number.longValue();
    }
}
