package mn.sonin.indexer.analysis;

/** Which side of a search a text is on. */
public enum Mode {
    /** A text to be stored: all terms under which it shall be found. */
    INDEX,
    /** A text to be asked for: fewer terms, those that the text means. */
    QUERY,
    /** A text to be asked for letter by letter: exact forms alone, after folding. */
    EXACT
}
