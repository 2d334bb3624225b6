package mn.sonin.crawler.discovery;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import mn.sonin.archive.Moment;

/** Reads the dates that people write on pages: {@code 3 цагийн өмнө}, {@code 2026 оны 5 сарын 18}. */
@FunctionalInterface
public interface DateWords {
    /**
     * The time that this text states, or empty where it states none.
     *
     * @param now what relative dates count from
     * @param zone of dates without one
     */
    Optional<Moment> read(String text, Instant now, ZoneId zone);
}
