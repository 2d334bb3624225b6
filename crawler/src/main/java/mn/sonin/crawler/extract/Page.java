package mn.sonin.crawler.extract;

import java.time.Instant;
import java.util.Optional;
import mn.sonin.crawler.extract.encoding.Decoded;
import mn.sonin.crawler.extract.encoding.PageDecoder;

/**
 * A page as it was captured.
 *
 * @param address where it was found, if known
 * @param captured when; relative and impossible dates are judged by it
 */
public record Page(Optional<String> address, Decoded content, Instant captured) {
    /** A page that is text already. */
    public static Page of(Optional<String> address, String html, Instant captured) {
        return new Page(address, new PageDecoder().given(html), captured);
    }

    /**
     * A page as bytes, content encodings undone.
     *
     * @param contentType the HTTP header, where there was one
     */
    public static Page of(Optional<String> address, byte[] body, Optional<String> contentType, Instant captured) {
        return new Page(address, new PageDecoder().decode(body, contentType), captured);
    }

    String html() {
        return content.html();
    }
}
