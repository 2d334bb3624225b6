package mn.sonin.search.library;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the hosts of one source were treated of late.
 *
 * @param since from when on the requests are counted
 * @param requests sent, robots.txt and redirects included
 * @param notModified of them, answered 304
 * @param bytes received
 * @param bytesSaved sizes of the bodies that a 304 spared the site
 * @param refused requests not made, because robots.txt or a limit of ours forbade them
 * @param newest requests, at most fifty, newest first
 */
public record Treatment(
        Instant since,
        int requests,
        int notModified,
        long bytes,
        long bytesSaved,
        int refused,
        List<Host> hosts,
        List<Request> newest) {
    public Treatment {
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
    public record Host(
            String name, Duration pause, Optional<Instant> leftAloneUntil, int failures, String lastFailure) {}

    /**
     * One request, or one that was not made.
     *
     * @param robots what robots.txt said, as in {@code allowed} or {@code Disallow: /admin}
     * @param outcome status of the answer, or why there was none
     * @param sent whether anything was sent
     * @param bytes received
     * @param bytesSaved size of the body that a 304 spared the site
     */
    public record Request(
            Instant at,
            String host,
            String url,
            String robots,
            String outcome,
            boolean sent,
            long bytes,
            long bytesSaved) {}
}
