package mn.sonin.indexer.answer;

import java.io.IOException;
import mn.sonin.indexer.index.Fields;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;

/**
 * What is counted of a segment's documents, ten bytes each, in memory: reading Lucene's columns again for each search costs several times as
 * much.
 */
final class Columns {
    /** Days are kept in 16 bits: from 1970 to 2149. */
    static final int MOST_DAYS = 1 << 16;

    /** The values of {@link #source} and {@link #language}. */
    final String[] sources;

    final String[] languages;
    private final char[] source;
    private final char[] language;
    private final char[] day;
    private final int[] published;

    private Columns(LeafReader leaf) throws IOException {
        SortedDocValues bySource = DocValues.getSorted(leaf, Fields.SOURCE);
        SortedDocValues byLanguage = DocValues.getSorted(leaf, Fields.LANGUAGE);
        this.sources = values(bySource);
        this.languages = values(byLanguage);
        this.source = ordinals(bySource, leaf.maxDoc());
        this.language = ordinals(byLanguage, leaf.maxDoc());
        this.day = new char[leaf.maxDoc()];
        this.published = new int[leaf.maxDoc()];
        NumericDocValues days = DocValues.getNumeric(leaf, Fields.DAY);
        NumericDocValues seconds = DocValues.getNumeric(leaf, Fields.PUBLISHED);
        for (int doc = 0; doc < leaf.maxDoc(); doc++) {
            day[doc] = days.advanceExact(doc) ? (char) Math.clamp(days.longValue(), 0, MOST_DAYS - 1) : 0;
            published[doc] = seconds.advanceExact(doc) ? (int) Math.clamp(seconds.longValue(), 0, 0xffff_ffffL) : 0;
        }
    }

    static Columns of(LeafReader leaf) throws IOException {
        return new Columns(leaf);
    }

    private static String[] values(SortedDocValues column) throws IOException {
        String[] values = new String[column.getValueCount()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.lookupOrd(i).utf8ToString();
        }
        return values;
    }

    private static char[] ordinals(SortedDocValues column, int documents) throws IOException {
        char[] ordinals = new char[documents];
        for (int doc = 0; doc < documents; doc++) {
            ordinals[doc] = column.advanceExact(doc) ? (char) column.ordValue() : 0;
        }
        return ordinals;
    }

    int source(int doc) {
        return source[doc];
    }

    int language(int doc) {
        return language[doc];
    }

    /** Days since 1970. */
    int day(int doc) {
        return day[doc];
    }

    /** Seconds since 1970, up to 2106. */
    long published(int doc) {
        return Integer.toUnsignedLong(published[doc]);
    }
}
