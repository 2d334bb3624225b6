package mn.sonin.crawler.discovery;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes of a feed or list as text. What is strictly UTF-8 is read as that, whatever is declared: other encodings almost
 * never look like it by chance, while wrong declarations are common.
 */
final class Decoding {
    private static final Pattern DECLARED =
            Pattern.compile("(?:charset|encoding)\\s*=\\s*[\"']?([\\w.:-]+)", Pattern.CASE_INSENSITIVE);
    private static final int PROLOGUE = 512;
    /** What the undeclared 8-bit pages of Mongolia are in. */
    private static final Charset CYRILLIC = Charset.forName("windows-1251");

    private Decoding() {}

    static String text(Answer answer) {
        byte[] bytes = answer.body().toArray();
        String text = decode(bytes, answer.mediaType().orElse(""));
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static String decode(byte[] bytes, String mediaType) {
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0x00, 0x3C)) {
            return new String(bytes, StandardCharsets.UTF_16BE);
        }
        if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0x3C, 0x00)) {
            return new String(bytes, StandardCharsets.UTF_16LE);
        }
        return strictUtf8(bytes).orElseGet(() -> new String(bytes, declared(bytes, mediaType)));
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length > 1 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    private static Optional<String> strictUtf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, wholeUtf8(bytes)))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** A body cut off within a character is still UTF-8: the length without the torn last character. */
    private static int wholeUtf8(byte[] bytes) {
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

    private static Charset declared(byte[] bytes, String mediaType) {
        String prologue = new String(bytes, 0, Math.min(PROLOGUE, bytes.length), StandardCharsets.ISO_8859_1);
        return named(prologue).or(() -> named(mediaType)).orElse(CYRILLIC);
    }

    private static Optional<Charset> named(String text) {
        Matcher name = DECLARED.matcher(text);
        if (!name.find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Charset.forName(name.group(1))).filter(charset -> !isUnicode(charset));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isUnicode(Charset charset) {
        return charset.name().startsWith("UTF-");
    }
}
