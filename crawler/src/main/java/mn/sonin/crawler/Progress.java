package mn.sonin.crawler;

import mn.sonin.archive.Harvest;

/** Is told how passes get on; called from several threads. */
public interface Progress {
    /** A pass over this source began. */
    void began(String source);

    /**
     * Its places have been read.
     *
     * @param pages waiting to be fetched
     */
    void found(String source, int pages);

    /** One of its pages has been dealt with, in whatever way. */
    void visited(String source);

    /** The pass is over. */
    void ended(String source, Harvest.Outcome outcome, Harvest.Counts counts, String reason);

    /** Tells nobody. */
    static Progress silent() {
        return new Progress() {
            @Override
            public void began(String source) {}

            @Override
            public void found(String source, int pages) {}

            @Override
            public void visited(String source) {}

            @Override
            public void ended(String source, Harvest.Outcome outcome, Harvest.Counts counts, String reason) {}
        };
    }
}
