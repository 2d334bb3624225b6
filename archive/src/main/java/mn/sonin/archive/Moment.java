package mn.sonin.archive;

import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * A time as precisely as it was stated.
 *
 * @param at the moment, in the offset it was stated in; for {@link Precision#DAY} the start of that day
 */
public record Moment(OffsetDateTime at, Precision precision) {
    /** How exactly a time is known. */
    public enum Precision {
        DAY,
        MINUTE,
        SECOND
    }

    public Instant instant() {
        return at.toInstant();
    }
}
