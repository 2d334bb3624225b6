package mn.sonin.archive;

/**
 * A capture, or what stands beside it in its file, cannot be read: the record is torn, the file is gone or cannot be read there, or so is the capture that has
 * the body. All others can be.
 */
public final class CaptureUnreadableException extends ArchiveException {
    private static final long serialVersionUID = 1;

    /** @param message names the file and the offset, and the way back where there is one */
    public CaptureUnreadableException(String message) {
        super(message);
    }

    /** The same, with what the disk said. */
    public CaptureUnreadableException(String message, Throwable cause) {
        super(message, cause);
    }
}
