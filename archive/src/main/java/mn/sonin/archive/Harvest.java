package mn.sonin.archive;

import java.time.Instant;
import java.util.Optional;

/**
 * One pass over one source.
 *
 * @param kind how much of the source it looked at
 * @param ended empty while it runs, and for ever where the program was killed
 * @param outcome empty as long as {@code ended} is
 * @param reason what stood in the way, for a person; empty where nothing did
 */
public record Harvest(
        long id,
        String source,
        Kind kind,
        Instant began,
        Optional<Instant> ended,
        Optional<Outcome> outcome,
        Counts counts,
        String reason) {

    /** The beginning of the reason of a pass that was told to stop before its end. */
    public static final String STOPPED = "the program was stopped";

    /** The beginning of the reason of a pass whose source was changed or switched off before its end. */
    public static final String CHANGED = "the source's file was changed meanwhile";

    /** The beginning of the reason of a pass that asked for no place, as this machine cannot draw any of them. */
    public static final String UNDRAWN = "this machine has no browser to draw its lists with";

    /** Whether it has not come to its end, by no fault of the site. */
    public boolean cutOff() {
        return ended.isEmpty() || reason.startsWith(STOPPED) || reason.startsWith(CHANGED);
    }

    /** How much of a source a pass looks at. Whatever it is, it visits the pages that are due. */
    public enum Kind {
        /** All of its places. */
        WHOLE,
        /** Those of its feeds that are due. */
        FEEDS,
        /** None of its places: only pages that are due, which brings no new stories. */
        PAGES
    }

    /** What a pass came to. */
    public enum Outcome {
        HARVESTED,
        PARTIAL,
        FAILED,
        BLOCKED
    }

    /**
     * What a pass did.
     *
     * @param requests all, robots.txt and lists included
     * @param notModified answers 304
     * @param bytes received, as on the wire
     * @param leads seen, known ones included
     * @param added articles new to the archive
     * @param changed articles with a new revision
     * @param failed pages that could not be read
     * @param withDate articles read whose date of publication was found
     * @param withText articles read whose text was found
     */
    public record Counts(
            int requests,
            int notModified,
            long bytes,
            int leads,
            int added,
            int changed,
            int failed,
            int withDate,
            int withText) {
        public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0);

        /** So many articles, and nothing else. */
        public static Counts read(int added, int withDate, int withText) {
            return new Counts(0, 0, 0, 0, added, 0, 0, withDate, withText);
        }

        /** Both together. */
        public Counts plus(Counts other) {
            return new Counts(
                    requests + other.requests,
                    notModified + other.notModified,
                    bytes + other.bytes,
                    leads + other.leads,
                    added + other.added,
                    changed + other.changed,
                    failed + other.failed,
                    withDate + other.withDate,
                    withText + other.withText);
        }
    }
}
