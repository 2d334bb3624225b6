package mn.sonin.indexer.index;

import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.similarities.BM25Similarity;

/**
 * BM25 with a fixed idea of how long headlines and texts are. The measured average would move with every harvest, and with it the order of
 * a search that was cited.
 */
public final class Lengths extends BM25Similarity {
    private static final float HEADLINE = 10;
    private static final float TEXT = 300;

    @Override
    protected float avgFieldLength(CollectionStatistics statistics) {
        return statistics.field().equals(Fields.TEXT) ? TEXT : HEADLINE;
    }
}
