package mn.sonin.crawler.extract.encoding;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Recognises UTF-8 by its bytes: other encodings almost never look like it by chance. */
public final class Utf8 {
    /** Of what lies beyond ASCII, at most one letter in so many may be broken. */
    private static final int BROKEN = 10;

    private Utf8() {}

    /**
     * Whether the bytes are a text in UTF-8, one cut off within a letter or with a few broken ones too; text in ASCII alone is.
     * In any other encoding of what lies beyond ASCII, most letters would be broken.
     */
    public static boolean isMostly(byte[] bytes) {
        String text = new String(Arrays.copyOf(bytes, wholeLetters(bytes)), StandardCharsets.UTF_8);
        long bad = text.chars().filter(c -> c == '\ufffd').count();
        long beyondAscii = text.chars().filter(c -> c > 127).count();
        return bad == 0 || bad * BROKEN < beyondAscii;
    }

    /** The length without a torn last letter. */
    private static int wholeLetters(byte[] bytes) {
        int lead = bytes.length - 1;
        while (lead >= 0 && lead > bytes.length - 4 && (bytes[lead] & 0xC0) == 0x80) {
            lead--;
        }
        if (lead < 0) {
            return bytes.length;
        }
        int first = bytes[lead] & 0xFF;
        int wanted = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
        return lead + wanted > bytes.length ? lead : bytes.length;
    }
}
