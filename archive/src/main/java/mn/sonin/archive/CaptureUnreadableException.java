package mn.sonin.archive;

/** One capture cannot be read: its record is torn, its file is gone, or the capture that has its body is. All others can be. */
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
