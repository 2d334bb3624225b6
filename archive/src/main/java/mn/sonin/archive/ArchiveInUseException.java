package mn.sonin.archive;

/** Another program writes to the archive, and only one may. The message names it by its process id; reading is still possible. */
public final class ArchiveInUseException extends ArchiveException {
    private static final long serialVersionUID = 1L;

    public ArchiveInUseException(String message) {
        super(message);
    }
}
