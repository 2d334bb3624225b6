package mn.sonin.crawler.extract;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import mn.sonin.crawler.extract.encoding.Decoded;
import mn.sonin.crawler.extract.encoding.PageDecoder;
import mn.sonin.crawler.markup.Markup;

/**
 * A page as it was captured.
 *
 * @param address where it was found, if known
 * @param captured when; relative and impossible dates are judged by it
 * @param first the address of the story's first part, where this is a further one
 * @param part which part of a story this is, from 1
 * @param zone of its dates without an offset
 */
public record Page(
        Optional<String> address, Decoded content, Instant captured, Optional<String> first, int part, ZoneId zone) {
    /** The zone of pages of which nobody says another. */
    public static final ZoneId HOME = ZoneId.of("Asia/Ulaanbaatar");

    public Page {
        if (part < 1) {
            throw new IllegalArgumentException("parts are counted from 1, got " + part);
        }
    }

    private Page(Optional<String> address, Decoded content, Instant captured) {
        this(address, within(content), captured, Optional.empty(), 1, HOME);
    }

    /** As much of the page as is read, with a word about the rest. */
    private static Decoded within(Decoded content) {
        String read = Markup.bounded(content.html());
        return read.length() == content.html().length()
                ? content
                : content.mended(
                        read,
                        "the page has more than %d tags; what stands behind them was not read".formatted(Markup.TAGS));
    }

    /** The same page as a further part of the story that begins at {@code start}. */
    public Page partOf(String start, int number) {
        return new Page(address, content, captured, Optional.of(start), number, zone);
    }

    /** The same page with its dates in this zone, where they state no offset. */
    public Page in(ZoneId zone) {
        return new Page(address, content, captured, first, part, zone);
    }

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
