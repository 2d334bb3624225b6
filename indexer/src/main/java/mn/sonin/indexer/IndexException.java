package mn.sonin.indexer;

/**
 * The machine under the index is broken, or the index is not there: a full disk, a torn file, another program that has it open. The message
 * names the folder, and the way out where there is one. Nothing is lost: an index can always be made again from the archive.
 */
public final class IndexException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public IndexException(String message, Throwable cause) {
        super(message, cause);
    }

    public IndexException(String message) {
        super(message);
    }
}
