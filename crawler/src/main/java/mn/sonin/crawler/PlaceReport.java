package mn.sonin.crawler;

/**
 * What one place of discovery came to.
 *
 * @param kind of the place, as in {@code feed}
 * @param url that was asked for
 * @param entries stories it showed; for an unchanged place those it showed before are not counted again
 * @param leads of them that are articles of the source
 * @param reason why it was of no use, for a person; empty where it was
 */
public record PlaceReport(String kind, String url, State state, int entries, int leads, String reason) {
    /** What became of a place. */
    public enum State {
        READ,
        UNCHANGED,
        UNUSABLE,
        FAILED,
        BLOCKED
    }

    boolean good() {
        return state == State.READ || state == State.UNCHANGED;
    }
}
