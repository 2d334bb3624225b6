package mn.sonin.crawler.robots;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether a page may be asked for. */
public sealed interface RobotsVerdict {
    /**
     * It may.
     *
     * @param crawlDelay pause that the site asks for between requests; empty where it asks for none
     */
    record Allowed(Optional<Duration> crawlDelay) implements RobotsVerdict {}

    /**
     * It may not.
     *
     * @param rule the line that forbids it, as in {@code Disallow: /admin}
     */
    record Disallowed(String rule) implements RobotsVerdict {}

    /**
     * Nobody knows: robots.txt could not be had, which RFC 9309, 2.3.1.4 reads as «everything is disallowed» for now.
     *
     * @param until when to ask again
     * @param reason for a person
     */
    record Deferred(Instant until, String reason) implements RobotsVerdict {}
}
