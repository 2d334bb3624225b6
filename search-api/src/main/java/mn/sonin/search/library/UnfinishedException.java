package mn.sonin.search.library;

/** A search whose every hit was wanted, shown or counted, came to its limit of time, or could not be gone on with. */
public final class UnfinishedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnfinishedException(String message) {
        super(message);
    }
}
