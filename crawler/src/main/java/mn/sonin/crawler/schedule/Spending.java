package mn.sonin.crawler.schedule;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import mn.sonin.archive.Archive;
import mn.sonin.config.Source;

/**
 * Requests of today as the archive tells them. A harvest knows all of its own, but none where it was killed, and a backfill
 * leaves no harvest behind; captures are there in any case, but not of every answer. So the greater counts.
 */
public final class Spending {
    private final Archive archive;
    private final Instant midnight;
    private final Instant next;
    private final Map<String, Integer> captures;

    /** @param clock in the zone of the archive's days */
    public Spending(Archive archive, Clock clock) {
        LocalDate today = LocalDate.now(clock);
        this.archive = archive;
        this.midnight = today.atStartOfDay(clock.getZone()).toInstant();
        this.next = today.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
        this.captures = archive.captures().countsSince(midnight);
    }

    /** How many requests were made for this source today. */
    public int requests(Source source) {
        int harvested =
                archive.harvests().between(source.id(), midnight, next).counts().requests();
        return Math.max(captures.getOrDefault(source.id(), 0), harvested);
    }
}
