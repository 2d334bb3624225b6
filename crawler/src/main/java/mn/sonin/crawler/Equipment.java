package mn.sonin.crawler;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import mn.sonin.crawler.fetch.Browser;

/**
 * What a crawler has beyond what it cannot do without.
 *
 * @param browser for lists that scripts draw; empty where the system has none: sources that need one then say so
 * @param requests folder of the log of requests, a file for each day; empty where only the newest are remembered
 * @param sourceLease after so much time, what a node was harvesting that died is anybody's
 */
public record Equipment(Optional<Browser> browser, Optional<Path> requests, Duration sourceLease) {
    /** Nothing, with the usual lease of 45 s. */
    public static final Equipment NONE = new Equipment(Optional.empty(), Optional.empty(), SourceLease.SPAN);

    /** The same with this folder for the log of requests. */
    public Equipment notingRequestsIn(Path folder) {
        return new Equipment(browser, Optional.of(folder), sourceLease);
    }

    /** The same with this browser. */
    public Equipment drawingWith(Optional<Browser> other) {
        return new Equipment(other, requests, sourceLease);
    }
}
