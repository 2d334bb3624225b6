package mn.sonin.archive;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was learned of the feeds that sources have: how often to look at each, and when next. Survives a crash. */
public interface Feeds {
    /** Writes or replaces what is known of a feed. */
    void note(Feed feed);

    /** The feeds of this source that were looked at before, those that its file no longer names included. */
    List<Feed> of(String source);

    /**
     * What is known of one feed.
     *
     * @param url as the source's file has it
     * @param looked when it was last asked for
     * @param pace how long after that look it is due again
     * @param stories how many it showed when it was last read
     * @param usual time between two of its stories; empty while unknown
     * @param newest when its newest story came; empty while unknown
     * @param trouble why the last look was of no use, for a person; empty where it was of use
     */
    record Feed(
            String source,
            String url,
            Instant looked,
            Duration pace,
            int stories,
            Optional<Duration> usual,
            Optional<Instant> newest,
            String trouble) {
        /** When it is to be looked at next. */
        public Instant due() {
            return looked.plus(pace);
        }
    }
}
