package mn.sonin.sample;

import java.time.Duration;
import java.util.Optional;

/** How a site's server feels; for tests of what a crawler makes of it. */
public sealed interface Mood {
    /** All is well. */
    record Well() implements Mood {}

    /**
     * Every request gets this status.
     *
     * @param status of HTTP
     * @param retryAfter what the header of that name says
     */
    record Answers(int status, Optional<Duration> retryAfter) implements Mood {}

    /** The connection is closed without an answer. */
    record Unreachable() implements Mood {}

    /** Feeds and lists are there, with nothing in them. */
    record Silent() implements Mood {}

    /** Pages are there, with every class name changed, as after a new layout. */
    record Redesigned() implements Mood {}
}
