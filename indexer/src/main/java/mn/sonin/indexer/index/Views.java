package mn.sonin.indexer.index;

/** Where views of an index come from. */
public interface Views {
    /** The newest view; the caller closes it. */
    View newest();

    /** How the texts of the index were read. */
    Wording wording();
}
