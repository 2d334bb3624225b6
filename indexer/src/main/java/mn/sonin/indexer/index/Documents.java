package mn.sonin.indexer.index;

import java.time.ZoneId;
import mn.sonin.archive.Articles.Change;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;

/** A revision as a Lucene document. */
final class Documents {
    private static final FieldType WORDS = words(true);
    private static final FieldType UNSHOWN_WORDS = words(false);

    private final Wording wording;
    private final ZoneId zone;

    Documents(Wording wording, ZoneId zone) {
        this.wording = wording;
        this.zone = zone;
    }

    /** Without offsets, which would be a third of the postings: the few texts that are shown are read again for theirs. */
    private static FieldType words(boolean stored) {
        FieldType type = new FieldType();
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
        type.setStored(stored);
        type.freeze();
        return type;
    }

    static Term key(IndexedRevision revision) {
        return new Term(Fields.KEY, revision.key());
    }

    IndexedRevision read(Change change) {
        return IndexedRevision.of(change, zone);
    }

    /**
     * The document.
     *
     * @param reached the place in the sequence that the index will have reached with it; what ceases to be current later is current still
     */
    Document of(IndexedRevision revision, long reached) {
        Headline headline = revision.headline();
        Document document = new Document();
        document.add(new StringField(Fields.KEY, revision.key(), Field.Store.NO));
        document.add(new StringField(Fields.ID, headline.id().value(), Field.Store.YES));
        addNumber(document, Fields.SINCE, revision.since());
        addNumber(document, Fields.UNTIL, revision.until());
        if (revision.until() > reached) {
            document.add(new StringField(Fields.CURRENT, Fields.YES, Field.Store.NO));
        }
        addName(document, Fields.SOURCE, headline.source());
        addName(document, Fields.LANGUAGE, headline.language());
        addTimes(revision, document);
        document.add(new StoredField(Fields.KIND, headline.kind()));
        document.add(new StoredField(Fields.NUMBER, headline.number()));
        document.add(new StoredField(Fields.URL, headline.url()));
        headline.written().ifPresent(written -> document.add(new BinaryDocValuesField(Fields.HEADLINE, written)));
        addWords(revision, document);
        return document;
    }

    private static void addTimes(IndexedRevision revision, Document document) {
        Headline headline = revision.headline();
        addNumber(
                document,
                Fields.PUBLISHED,
                headline.published().moment().instant().getEpochSecond());
        addNumber(document, Fields.DAY, revision.day());
        document.add(new StoredField(Fields.STATED, headline.published().written()));
        document.add(new StoredField(Fields.FIRST_SEEN, headline.firstSeen().getEpochSecond()));
        document.add(
                new NumericDocValuesField(Fields.OBSERVED, revision.observed().getEpochSecond()));
    }

    private static void addNumber(Document document, String field, long number) {
        document.add(new LongPoint(field, number));
        document.add(new NumericDocValuesField(field, number));
    }

    private static void addName(Document document, String field, String name) {
        document.add(new StringField(field, name, Field.Store.YES));
        document.add(new SortedDocValuesField(field, new BytesRef(name)));
    }

    private void addWords(IndexedRevision revision, Document document) {
        Headline headline = revision.headline();
        Analyzer analyzer = wording.headlines(headline.language());
        document.add(new Words(Fields.TITLE, headline.title(), WORDS, analyzer));
        if (!revision.text().isEmpty()) {
            document.add(new Words(Fields.TEXT, revision.text(), WORDS, wording.texts(headline.language())));
        }
        revision.authors().forEach(name -> document.add(new Words(Fields.AUTHOR, name, UNSHOWN_WORDS, analyzer)));
    }

    /** A field that is read by the analyzer of its own document's language. */
    private static final class Words extends Field {
        private final Analyzer analyzer;

        Words(String name, String value, FieldType type, Analyzer analyzer) {
            super(name, value, type);
            this.analyzer = analyzer;
        }

        @Override
        public TokenStream tokenStream(Analyzer ofWriter, TokenStream reuse) {
            return analyzer.tokenStream(name(), stringValue());
        }
    }
}
