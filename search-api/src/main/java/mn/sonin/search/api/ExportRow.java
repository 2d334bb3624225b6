package mn.sonin.search.api;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * One article as it leaves the archive.
 *
 * @param romanised the headline in Latin letters; the headline itself where it has no others
 * @param published in the zone of the archive; where the site gave a day and no more, as it gave it
 * @param capture id of the record that proves it
 * @param archived full address of its page in this archive
 * @param story id of the event it tells; blank where that has not been settled yet
 * @param topics ids of the topics that find it
 * @param citation as a person would write it
 */
record ExportRow(
        String id,
        String source,
        String sourceName,
        String language,
        String title,
        String romanised,
        OffsetDateTime published,
        String precision,
        String basis,
        Instant firstSeen,
        String kind,
        int revision,
        List<String> authors,
        String url,
        String capture,
        String archived,
        String story,
        List<String> topics,
        String citation) {}
