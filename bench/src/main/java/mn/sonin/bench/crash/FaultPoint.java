package mn.sonin.bench.crash;

/** Where a program is killed. */
enum FaultPoint {
    /** At any moment. */
    RANDOM,
    /** Captures are on disk, and the rows that cite them cannot be committed, since somebody else holds the rows. */
    WARC_WITHOUT_ROW,
    /** A page's capture is acknowledged, and its article is not recorded yet. */
    CAPTURE_WITHOUT_ARTICLE,
    /** An article is acknowledged, and the index has not seen it. */
    ROW_WITHOUT_INDEX,
    /** Documents are in the index's writer, and it has not committed. */
    INDEX_WITHOUT_COMMIT,
    /** The index has committed, and nobody was told. */
    INDEX_WITHOUT_ALERT;

    /** Whether the child stops there by itself and waits to be killed. */
    boolean waits() {
        return this != RANDOM && this != WARC_WITHOUT_ROW;
    }
}
