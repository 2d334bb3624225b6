package mn.sonin.search.api;

import java.time.OffsetDateTime;
import java.util.Locale;
import mn.sonin.archive.Moment;
import mn.sonin.search.http.Says;

/** A time with its precision and basis. */
@Says("A time with its precision and what it rests on.")
public record Published(
        @Says("The time; the start of the day where only the day is known.")
        OffsetDateTime at,

        @Says("How exactly it is known: day, minute or second.")
        String precision,

        @Says("What it rests on, as in json-ld, meta, feed, visible-text or first-seen.")
        String basis) {
    static Published of(Moment moment, String basis) {
        return new Published(moment.at(), moment.precision().name().toLowerCase(Locale.ROOT), basis);
    }
}
