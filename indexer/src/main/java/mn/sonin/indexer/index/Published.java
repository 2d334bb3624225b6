package mn.sonin.indexer.index;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import mn.sonin.archive.Attested;
import mn.sonin.archive.Basis;
import mn.sonin.archive.Moment;

/**
 * When an article was published, with the word of its basis.
 *
 * @param basis {@code first-seen} where the site gives no date
 */
public record Published(Moment moment, String basis) {
    static Published of(Attested<Moment> stated) {
        return new Published(stated.value(), stated.basis().word());
    }

    static Published firstSeen(Instant seen, ZoneId zone) {
        OffsetDateTime at = seen.atZone(zone).toOffsetDateTime();
        return new Published(new Moment(at, Moment.Precision.SECOND), Basis.FIRST_SEEN.word());
    }

    /** A date without a time is that day wherever it was stated; a time is the day it was in the archive's zone. */
    LocalDate day(ZoneId zone) {
        return moment.precision() == Moment.Precision.DAY
                ? moment.at().toLocalDate()
                : moment.instant().atZone(zone).toLocalDate();
    }

    /** As {@link #read} reads it. */
    public String written() {
        return moment.at() + " " + moment.precision() + " " + basis;
    }

    /** What {@link #written} wrote. */
    public static Published read(String written) {
        String[] parts = written.split(" ", 3);
        Moment moment = new Moment(OffsetDateTime.parse(parts[0]), Moment.Precision.valueOf(parts[1]));
        return new Published(moment, parts[2]);
    }
}
