package mn.sonin.indexer.answer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mn.sonin.indexer.SearchAnswer.Marked;
import mn.sonin.indexer.index.Fields;
import mn.sonin.indexer.index.Wording;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.ByteBuffersDirectory;

/** Marks hits whose index is on other machines: in a small index of them alone, in memory. */
public final class Marking {
    private final Wording wording;

    public Marking(Wording wording) {
        this.wording = wording;
    }

    /**
     * What a query can look at in a hit.
     *
     * @param day of publication, in days since 1970
     * @param text empty for none
     */
    public record Texts(String source, String language, long day, String title, String text, List<String> authors) {
        public Texts {
            authors = List.copyOf(authors);
        }
    }

    /** A hit with its matching words marked; no passage where the text does not match. */
    public record Result(Marked title, Optional<Marked> snippet) {}

    /** The hits with what made them hits, in their order. */
    public List<Result> of(Query query, List<Texts> hits) throws IOException {
        try (ByteBuffersDirectory memory = new ByteBuffersDirectory()) {
            write(hits, memory);
            try (DirectoryReader reader = DirectoryReader.open(memory)) {
                IndexSearcher searcher = new IndexSearcher(reader);
                searcher.setQueryCache(null);
                Marks marks = new Marks(searcher, query);
                List<Result> results = new ArrayList<>();
                for (int at = 0; at < hits.size(); at++) {
                    LeafReaderContext leaf = reader.leaves().get(ReaderUtil.subIndex(at, reader.leaves()));
                    results.add(result(hits.get(at), marks.of(leaf, at)));
                }
                return results;
            }
        }
    }

    private static Result result(Texts hit, Optional<Matches> matches) throws IOException {
        Marked title = new Marked(hit.title(), Marks.in(matches, Fields.TITLE, hit.title()));
        Optional<Marked> snippet = hit.text().isEmpty() || matches.isEmpty()
                ? Optional.empty()
                : Snippet.of(hit.text(), Marks.in(matches, Fields.TEXT, hit.text()));
        return new Result(title, snippet);
    }

    private void write(List<Texts> hits, ByteBuffersDirectory memory) throws IOException {
        // A merge may put documents in another order.
        IndexWriterConfig config = new IndexWriterConfig(new ByField()).setMergePolicy(NoMergePolicy.INSTANCE);
        try (IndexWriter writer = new IndexWriter(memory, config)) {
            for (Texts hit : hits) {
                writer.addDocument(document(hit));
            }
        }
    }

    private static Document document(Texts hit) {
        Document document = new Document();
        document.add(new StringField(Fields.SOURCE, hit.source(), Field.Store.NO));
        document.add(new StringField(Fields.LANGUAGE, hit.language(), Field.Store.NO));
        document.add(new LongPoint(Fields.DAY, hit.day()));
        document.add(new NumericDocValuesField(Fields.DAY, hit.day()));
        document.add(new TextField(Fields.TITLE, hit.title(), Field.Store.NO));
        document.add(new TextField(Fields.TEXT, hit.text(), Field.Store.NO));
        hit.authors().forEach(author -> document.add(new TextField(Fields.AUTHOR, author, Field.Store.NO)));
        return document;
    }

    /** Texts as texts, all else as headlines; both languages are read by the same rules. */
    private final class ByField extends DelegatingAnalyzerWrapper {
        ByField() {
            super(PER_FIELD_REUSE_STRATEGY);
        }

        @Override
        protected Analyzer getWrappedAnalyzer(String field) {
            return field.equals(Fields.TEXT) ? wording.texts("mn") : wording.headlines("mn");
        }
    }
}
