package mn.sonin.archive;

import java.time.Instant;

/**
 * What an article said at one time.
 *
 * @param number from 1, one more for each change
 * @param sequence the archive's place at which this revision became the current one
 * @param until the place at which it ceased to be; {@link #CURRENT} while it is
 * @param kind why there is this revision
 * @param capture the record that proves it
 * @param observed when it was seen
 */
public record Revision(
        ArticleId article,
        int number,
        long sequence,
        long until,
        Kind kind,
        CaptureId capture,
        Instant observed,
        Content content) {
    /** {@link #until} of a revision that nothing has replaced. */
    public static final long CURRENT = Long.MAX_VALUE;

    /** Why there is a revision. */
    public enum Kind {
        /** The first time the article was read. */
        FIRST,
        /** Only a headline is known, from a lead; the page could not or may not be fetched. */
        HEADLINE_ONLY,
        /** The site changed the article. */
        EDIT,
        /** The same capture, read again by better extraction. */
        REREAD,
        /** The site took the article away; the content is the last one seen. */
        REMOVAL
    }

    public boolean current() {
        return until == CURRENT;
    }
}
