package mn.sonin.indexer.answer;

import java.time.ZoneId;
import java.util.Optional;
import mn.sonin.archive.Archive;
import mn.sonin.config.Settings;
import mn.sonin.indexer.IndexException;
import mn.sonin.indexer.Indexing;
import mn.sonin.indexer.index.IndexVerification;
import mn.sonin.indexer.index.Wording;

/** An index that is not in the home, and that several machines can share. Safe for several threads. */
public interface SharedIndex extends AutoCloseable {
    /**
     * Follows an archive; begins the index where there is none.
     *
     * @param zone of the archive's days
     * @throws IndexException where it cannot be reached
     */
    Indexing following(Archive archive, ZoneId zone);

    /** The index as it is at each moment. */
    Searchable searchable();

    /** Looks at every document against the row it was made from, as {@link IndexVerification#of} does. Changes nothing. */
    IndexVerification.Report verify(Archive archive, ZoneId zone, Indexing.Progress progress);

    @Override
    void close();

    /** A kind of shared index. The module {@code shards} brings it; {@link java.util.ServiceLoader} finds it. */
    interface Kind {
        /**
         * The index there; nothing is connected yet.
         *
         * @param password empty where the cluster asks for none
         * @param wording how the cluster's nodes read texts
         */
        SharedIndex at(Settings.OpenSearch where, Optional<String> password, Wording wording);
    }
}
