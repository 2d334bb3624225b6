package mn.sonin.search.library;

import mn.sonin.indexer.SearchAnswer;

/** A search whose every hit was wanted, shown or counted, came to its limit of time, or could not be gone on with. */
public final class UnfinishedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnfinishedException(String message) {
        super(message);
    }

    /**
     * An answer that is to be shown where there is no room to say that it is not whole.
     *
     * @throws UnfinishedException where the search came to its limit of time
     */
    public static SearchAnswer.Found whole(SearchAnswer.Found found) {
        if (found.partial()) {
            throw new UnfinishedException(
                    "the search came to its limit of time before all was found; ask for less, or again when the server is less busy");
        }
        return found;
    }
}
