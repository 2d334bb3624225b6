package mn.sonin.crawler.extract.encoding;

import java.util.List;
import java.util.stream.Stream;

/**
 * A page as text.
 *
 * @param charset the name of the charset it was decoded with
 * @param why what decided for that charset
 * @param repairs what was mended after decoding, in words for the operator; usually none
 */
public record Decoded(String html, String charset, Why why, List<String> repairs) {
    /** What decided for a charset. */
    public enum Why {
        BYTE_ORDER_MARK,
        HTTP,
        META,
        /** The bytes are what this charset makes, whatever was declared. */
        SNIFFED,
        /** The page came as text. */
        GIVEN
    }

    public Decoded {
        repairs = List.copyOf(repairs);
    }

    /** The same page with another text, and a word about what was done to it. */
    public Decoded mended(String text, String repair) {
        return new Decoded(
                text,
                charset,
                why,
                Stream.concat(repairs.stream(), Stream.of(repair)).toList());
    }
}
