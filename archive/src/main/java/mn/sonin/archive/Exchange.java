package mn.sonin.archive;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

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
 *     {@code disconnect, unspecified}); empty for a whole one
 */
public record Exchange(
        String url,
        Instant at,
        Duration took,
        Optional<String> address,
        Bytes requestHead,
        Bytes responseHead,
        Bytes body,
        Optional<String> truncated) {}
