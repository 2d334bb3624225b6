package mn.sonin.indexer.analysis;

/** Which side of a search a text is on. */
public enum Mode {
    /** A headline to be stored: all terms under which it shall be found. */
    INDEX,
    /** A long text to be stored: as a headline, but keys across scripts only for words with a capital letter, as names have. */
    BODY,
    /** A text to be asked for: fewer terms, those that the text means. */
    QUERY,
    /** A text to be asked for letter by letter: exact forms alone, after folding. */
    EXACT;

    boolean stored() {
        return this == INDEX || this == BODY;
    }
}
