package mn.sonin.archive;

import java.time.LocalDate;
import java.util.OptionalInt;

/**
 * What one day of one source came to.
 *
 * @param day in the archive's zone
 * @param expected articles expected from what was learned so far; empty while too little is known
 * @param articles articles published or first seen that day
 * @param reason for a person; empty where all went well
 */
public record LedgerEntry(
        String source, LocalDate day, State state, OptionalInt expected, int articles, String reason) {
    /** What a source-day came to. */
    public enum State {
        HARVESTED,
        PARTIAL,
        FAILED,
        BLOCKED,
        NOT_MONITORED
    }
}
