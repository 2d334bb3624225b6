package mn.sonin.indexer.index;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import mn.sonin.archive.Articles.Change;
import mn.sonin.archive.Attested;
import mn.sonin.archive.Content;
import mn.sonin.archive.Revision;
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

    static Term key(Revision revision) {
        return new Term(Fields.KEY, revision.article() + "#" + revision.number());
    }

    /**
     * The document.
     *
     * @param reached the place in the sequence that the index will have reached with it; what ceases to be current later is current still
     */
    Document of(Change change, long reached) {
        Revision revision = change.revision();
        Content content = revision.content();
        Document document = new Document();
        document.add(new StringField(Fields.KEY, key(revision).text(), Field.Store.NO));
        document.add(new StringField(Fields.ID, revision.article().value(), Field.Store.YES));
        addNumber(document, Fields.SINCE, revision.sequence());
        addNumber(document, Fields.UNTIL, revision.until());
        if (revision.until() > reached) {
            document.add(new StringField(Fields.CURRENT, Fields.YES, Field.Store.NO));
        }
        addName(document, Fields.SOURCE, change.source());
        addName(document, Fields.LANGUAGE, content.language().value());
        Published published = published(change);
        addTimes(change, published, document);
        addStored(change, document);
        headline(change, published)
                .written()
                .ifPresent(written -> document.add(new BinaryDocValuesField(Fields.HEADLINE, written)));
        addWords(content, document);
        return document;
    }

    private Published published(Change change) {
        return change.revision()
                .content()
                .published()
                .map(Published::of)
                .orElseGet(() -> Published.firstSeen(change.firstSeen(), zone));
    }

    private static Headline headline(Change change, Published published) {
        Revision revision = change.revision();
        return new Headline(
                revision.article(),
                change.source(),
                revision.content().language().value(),
                revision.content().title().value(),
                change.url(),
                published,
                change.firstSeen(),
                kind(revision),
                revision.number());
    }

    private static String kind(Revision revision) {
        return revision.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void addTimes(Change change, Published published, Document document) {
        addNumber(document, Fields.PUBLISHED, published.moment().instant().getEpochSecond());
        addNumber(document, Fields.DAY, published.day(zone).toEpochDay());
        document.add(new StoredField(Fields.STATED, published.written()));
        document.add(new StoredField(Fields.FIRST_SEEN, change.firstSeen().getEpochSecond()));
        document.add(new NumericDocValuesField(
                Fields.OBSERVED, change.revision().observed().getEpochSecond()));
    }

    private static void addNumber(Document document, String field, long number) {
        document.add(new LongPoint(field, number));
        document.add(new NumericDocValuesField(field, number));
    }

    private static void addName(Document document, String field, String name) {
        document.add(new StringField(field, name, Field.Store.YES));
        document.add(new SortedDocValuesField(field, new BytesRef(name)));
    }

    private static void addStored(Change change, Document document) {
        document.add(new StoredField(Fields.KIND, kind(change.revision())));
        document.add(new StoredField(Fields.NUMBER, change.revision().number()));
        document.add(new StoredField(Fields.URL, change.url()));
    }

    private void addWords(Content content, Document document) {
        Analyzer analyzer = wording.headlines(content.language().value());
        document.add(new Words(Fields.TITLE, content.title().value(), WORDS, analyzer));
        String text = text(content);
        if (!text.isEmpty()) {
            document.add(new Words(
                    Fields.TEXT, text, WORDS, wording.texts(content.language().value())));
        }
        Stream.concat(content.authors().stream(), content.agencies().stream())
                .forEach(name -> document.add(new Words(Fields.AUTHOR, name.value(), UNSHOWN_WORDS, analyzer)));
    }

    /** Everything below the headline; a standfirst that the text repeats stands once. */
    private static String text(Content content) {
        String body = content.text().map(Attested::value).orElse("");
        StringBuilder text = new StringBuilder();
        Stream.of(content.subtitle(), content.summary())
                .flatMap(Optional::stream)
                .map(Attested::value)
                .filter(lead -> !lead.isBlank() && !body.contains(lead))
                .distinct()
                .forEach(lead -> text.append(lead).append('\n'));
        return text.append(body).toString();
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
