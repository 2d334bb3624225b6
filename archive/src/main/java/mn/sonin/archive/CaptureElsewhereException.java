package mn.sonin.archive;

/** A capture stands in a file that another node has and has not uploaded yet. Nothing is wrong: it can be read there, and here in some minutes. */
public final class CaptureElsewhereException extends ArchiveException {
    private static final long serialVersionUID = 1;

    private final String node;

    /**
     * @param file name of the WARC file
     * @param node that has it
     */
    public CaptureElsewhereException(String file, String node) {
        super(
                "%s: node \"%s\" has this file and has not uploaded it yet; it does so within minutes while it runs, so ask again then, or ask that node"
                        .formatted(file, node));
        this.node = node;
    }

    /** Name of the node that can read it now. */
    public String node() {
        return node;
    }
}
