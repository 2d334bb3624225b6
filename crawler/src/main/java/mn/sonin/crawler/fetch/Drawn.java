package mn.sonin.crawler.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import mn.sonin.archive.Bytes;
import mn.sonin.archive.Capture;
import mn.sonin.archive.Exchange;

/**
 * Pages as their scripts left them. Each is kept as a capture of its own, under a name made from the page's address: what was
 * sent proves nothing of what was read.
 */
public final class Drawn {
    private static final String NAME = "urn:sonin:drawn:";

    private Drawn() {}

    /** The name under which the page of this address is kept as drawn. */
    public static String name(String address) {
        return NAME + address;
    }

    /** Whether the capture holds a page as drawn. */
    public static boolean isOne(Capture capture) {
        return capture.url().startsWith(NAME);
    }

    /** The address of the page in a capture, drawn or as it was sent. */
    public static String address(Capture capture) {
        return isOne(capture) ? capture.url().substring(NAME.length()) : capture.url();
    }

    /** In the shape of an exchange, so that every reader of WARC files finds it. */
    static Exchange exchange(String address, Bytes html, Instant at) {
        String head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n"
                .formatted(html.length());
        return new Exchange(
                name(address),
                at,
                Duration.ZERO,
                Optional.empty(),
                Bytes.none(),
                Bytes.utf8(head),
                html,
                Optional.empty());
    }
}
