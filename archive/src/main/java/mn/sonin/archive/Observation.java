package mn.sonin.archive;

import java.time.Instant;

/**
 * An article as it was seen once.
 *
 * @param url canonical address
 * @param capture the record that proves it: the page's, or for a headline only the one of the feed, list or digest
 * @param kind {@link Revision.Kind#FIRST} for a page that was read (whether it is an edit, the archive finds out),
 *     {@link Revision.Kind#HEADLINE_ONLY}, {@link Revision.Kind#REREAD} or {@link Revision.Kind#REMOVAL}
 */
public record Observation(
        String source, String url, CaptureId capture, Instant observed, Revision.Kind kind, Content content) {}
