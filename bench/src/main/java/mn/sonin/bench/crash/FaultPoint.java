package mn.sonin.bench.crash;

import java.util.random.RandomGenerator;

/** Where a program is killed. */
enum FaultPoint {
    /** At any moment. */
    RANDOM(1),
    /** Captures are on disk, and the rows that cite them cannot be committed, since somebody else holds the rows. */
    WARC_WITHOUT_ROW(1),
    /** A page's capture is acknowledged, and its article is not recorded yet. */
    CAPTURE_WITHOUT_ARTICLE(12),
    /** An article is acknowledged, and the index has not seen it. */
    ROW_WITHOUT_INDEX(12),
    /** Documents are in the index's writer, and it has not committed. */
    INDEX_WITHOUT_COMMIT(3),
    /** The index has committed, and nothing was matched against the saved searches. */
    INDEX_WITHOUT_MATCH(3),
    /** What matched is written, and nothing was sent. */
    MATCH_WITHOUT_SENDING(3),
    /** A receiver has taken a delivery, and nobody has noted that it did. */
    SENT_WITHOUT_NOTE(12);

    private final int turns;

    FaultPoint(int turns) {
        this.turns = turns;
    }

    /** How often a program may pass here before it is killed here. */
    int before(RandomGenerator random) {
        return random.nextInt(turns);
    }

    /** Whether the child stops there by itself and waits to be killed. */
    boolean waits() {
        return this != RANDOM && this != WARC_WITHOUT_ROW;
    }
}
