package mn.sonin.crawler;

import mn.sonin.archive.Harvest;

/** Is told how passes get on; called from several threads. Whoever does not say otherwise does nothing about it. */
public interface Progress {
    /** A pass over this source began. */
    default void began(String source) {}

    /**
     * Its places have been read.
     *
     * @param pages waiting to be fetched
     */
    default void found(String source, int pages) {}

    /** One of its pages has been dealt with, in whatever way. */
    default void visited(String source) {}

    /** The pass is over. */
    default void ended(String source, Harvest.Outcome outcome, Harvest.Counts counts, String reason) {}

    /** Tells nobody. */
    static Progress silent() {
        return new Progress() {};
    }
}
