package mn.sonin.archive;

/**
 * The machine under the archive is broken: a full disk, a torn file, a lost permission. The message names the file, and the
 * way out where there is one. Never thrown for what a site did.
 */
public class ArchiveException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ArchiveException(String message, Throwable cause) {
        super(message, cause);
    }

    public ArchiveException(String message) {
        super(message);
    }
}
