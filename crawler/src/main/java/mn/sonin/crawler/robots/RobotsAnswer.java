package mn.sonin.crawler.robots;

import java.time.Instant;
import java.util.Optional;
import mn.sonin.archive.Bytes;

/** What asking for a robots.txt came to, redirects followed. */
public sealed interface RobotsAnswer {
    /**
     * The file, its first 500 KiB at least.
     *
     * @param mediaType as in Content-Type
     * @param at when it was read, which may be before now
     */
    record Found(Bytes content, Optional<String> mediaType, Instant at) implements RobotsAnswer {}

    /**
     * There is none: a status from 400 to 499 but 429, or more than five redirects (RFC 9309, 2.3.1.2 and 2.3.1.3).
     *
     * @param reason for a person
     */
    record Absent(String reason) implements RobotsAnswer {}

    /**
     * It could not be had: a status from 500 to 599, 429, or no answer (RFC 9309, 2.3.1.4).
     *
     * @param until what Retry-After asked for
     * @param reason for a person
     */
    record Unavailable(Optional<Instant> until, String reason) implements RobotsAnswer {}
}
