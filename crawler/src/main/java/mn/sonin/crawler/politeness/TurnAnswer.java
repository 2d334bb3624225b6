package mn.sonin.crawler.politeness;

import java.time.Instant;

/** What became of the wish for a turn. */
public sealed interface TurnAnswer {
    /** It is yours until you close it. */
    record Yours(HostTurn turn) implements TurnAnswer {}

    /**
     * Not now: the site asked for a long pause, or failed so often that it is left alone.
     *
     * @param reason for a person
     */
    record Later(Instant until, String reason) implements TurnAnswer {}

    /**
     * The source's requests for today are used up.
     *
     * @param reason for a person
     */
    record Spent(Instant until, String reason) implements TurnAnswer {}
}
