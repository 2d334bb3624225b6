package mn.sonin.indexer.index;

import java.io.IOException;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.Query;

/** The fields of a document; one document is one revision. */
public final class Fields {
    /** Article id and revision number: what a changed revision is replaced by. */
    public static final String KEY = "key";

    public static final String ID = "id";
    public static final String NUMBER = "number";

    /** The place in the archive's sequence at which the revision became current; unique, so it also breaks ties. */
    public static final String SINCE = "since";

    /** The place at which it ceased to be. */
    public static final String UNTIL = "until";

    /** {@link #YES} while the revision is what the article says. */
    public static final String CURRENT = "current";

    public static final String YES = "yes";

    public static final String SOURCE = "source";
    public static final String LANGUAGE = "language";
    public static final String KIND = "kind";
    public static final String URL = "url";
    public static final String TITLE = "title";
    public static final String TEXT = "text";
    public static final String AUTHOR = "author";

    /** Seconds since 1970 of publication, of the first sight where no date is known. */
    public static final String PUBLISHED = "published";

    /** The day of publication in the archive's zone, in days since 1970. */
    public static final String DAY = "day";

    /** Publication as it was stated: moment, precision and basis. */
    public static final String STATED = "stated";

    /** Seconds since 1970 at which the article was first seen. */
    public static final String FIRST_SEEN = "seen";

    /** Seconds since 1970 at which this revision was seen. */
    public static final String OBSERVED = "observed";

    /** A {@link Headline}; missing where it is too long for a column. */
    public static final String HEADLINE = "headline";

    private Fields() {}

    /** The numbers of a segment's documents, one each: an index of another program may keep them as if there could be more. */
    public static NumericDocValues numbers(LeafReader leaf, String field) throws IOException {
        NumericDocValues one = DocValues.unwrapSingleton(DocValues.getSortedNumeric(leaf, field));
        if (one == null) {
            throw new IllegalStateException("documents have several numbers in the field " + field);
        }
        return one;
    }

    /** Documents with a number in this range, both ends included. */
    public static Query range(String field, long from, long to) {
        return new IndexOrDocValuesQuery(
                LongPoint.newRangeQuery(field, from, to), NumericDocValuesField.newSlowRangeQuery(field, from, to));
    }
}
