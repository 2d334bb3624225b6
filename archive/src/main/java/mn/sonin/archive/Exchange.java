package mn.sonin.archive;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One HTTP exchange as it was on the wire.
 *
 * @param url as requested, absolute
 * @param at when the request was sent
 * @param took until the last byte of the answer
 * @param address the peer's IP address; empty where it is not known
 * @param requestHead request line and headers, CRLF line ends, blank line included; empty where nobody knows it, or there was none
 * @param responseHead status line and headers, CRLF line ends, blank line included
 * @param body the answer's body, still in its content encoding, transfer encoding removed
 * @param truncated why the body is not whole (a WARC-Truncated reason: {@code length}, {@code time},
 *     {@code disconnect}, {@code unspecified}); empty for a whole one, and where only its Content-Length may tell
 */
public record Exchange(
        String url,
        Instant at,
        Duration took,
        Optional<String> address,
        Bytes requestHead,
        Bytes responseHead,
        Bytes body,
        Optional<String> truncated) {
    /** The reasons that there are (WARC 1.1, 5.13). */
    public static final Set<String> TRUNCATED = Set.of("length", "time", "disconnect", "unspecified");

    public Exchange {
        if (truncated.filter(reason -> !TRUNCATED.contains(reason)).isPresent()) {
            throw new IllegalArgumentException("a body is truncated for one of the reasons %s, got \"%s\""
                    .formatted(new TreeSet<>(TRUNCATED), truncated.get()));
        }
    }
}
