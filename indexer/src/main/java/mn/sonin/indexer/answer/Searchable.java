package mn.sonin.indexer.answer;

import java.time.Duration;
import mn.sonin.indexer.index.Wording;
import org.apache.lucene.search.Query;

/** An index that can be searched: a folder of this machine, or the shards of a cluster. Safe for several threads. */
public interface Searchable {
    /** The newest place in the archive's sequence that can be searched at. */
    long sequence();

    /** How the texts of the index were read. */
    Wording wording();

    /**
     * The index as it stood at a place in the archive's sequence; the caller closes it.
     *
     * @param place of a later one than {@link #sequence}, that
     * @param patience after which a search answers with what it has
     */
    Standing at(long place, Duration patience);

    /** The articles of a topic, to choose by. */
    Query chosen(TopicQuery topic);
}
