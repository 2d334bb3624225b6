package mn.sonin.search.citation;

import java.util.List;
import mn.sonin.archive.Citation;
import mn.sonin.search.question.Address;

/**
 * A citation, searched again.
 *
 * @param search the address of the search as of then
 * @param count articles found now
 * @param digest of the list found now
 * @param reasons why the list is another one; empty where it is the same
 */
public record Replay(Citation citation, Address search, long count, String digest, List<Reason> reasons) {
    public Replay {
        reasons = List.copyOf(reasons);
    }

    /** Whether a reader gets the list that was cited. */
    public boolean same() {
        return citation.cited().digest().equals(digest);
    }

    /** Why a list is another one. */
    public enum Reason {
        /** Query and articles are read by another version of the analysis or of its dictionaries. */
        ANALYSIS,
        /** The search names topics or collections, whose definition the operator may have changed. */
        DEFINITION,
        /** The archive's rows were made again, or the index is not yet at the cited place. */
        ARCHIVE
    }
}
