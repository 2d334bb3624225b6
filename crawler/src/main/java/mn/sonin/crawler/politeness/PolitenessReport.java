package mn.sonin.crawler.politeness;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How one source's hosts were treated.
 *
 * @param since when counting began: the beginning of yesterday (UTC), or the start of the program where requests are only remembered
 * @param newest requests, newest first
 */
public record PolitenessReport(
        String source, Instant since, Traffic traffic, List<HostState> hosts, List<LoggedRequest> newest) {
    public PolitenessReport {
        hosts = List.copyOf(hosts);
        newest = List.copyOf(newest);
    }

    /**
     * One host now.
     *
     * @param pause between two requests, the longest of what we, its robots.txt and its answers ask for
     * @param leftAloneUntil end of a rest after failures, or of a Retry-After
     * @param failures in a row
     * @param lastFailure empty where there is none
     */
    public record HostState(
            String host, Duration pause, Optional<Instant> leftAloneUntil, int failures, String lastFailure) {}
}
