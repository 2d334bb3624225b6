package mn.sonin.crawler;

import mn.sonin.crawler.discovery.Shown;

/**
 * What one place of discovery came to.
 *
 * @param kind of the place, as in {@code feed}
 * @param url that was asked for
 * @param optional whether the site may not have it
 * @param shown what it showed; for an unchanged place what it showed before is not counted again
 * @param further whether it led to further places
 * @param reason why it was of no use, for a person; empty where it was
 */
public record PlaceReport(
        String kind, String url, boolean optional, State state, Shown shown, boolean further, String reason) {
    /** What became of a place. */
    public enum State {
        READ,
        UNCHANGED,
        UNUSABLE,
        FAILED,
        BLOCKED,
        /** It has to be drawn, and this machine has no browser; the site was not asked. */
        NO_BROWSER,
        /** The requests of the day were spent; the site was not asked. */
        BUDGET_SPENT
    }

    /** Whether it was of use. */
    boolean good() {
        return state == State.READ || state == State.UNCHANGED;
    }

    /** Whether it counts: not where the site may not have it, and has not. */
    boolean counts() {
        return good() || !optional;
    }
}
