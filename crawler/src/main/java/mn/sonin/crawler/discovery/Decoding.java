package mn.sonin.crawler.discovery;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mn.sonin.crawler.extract.encoding.PageDecoder;
import mn.sonin.crawler.extract.encoding.Utf8;

/**
 * Bytes of a feed or list as text. What is UTF-8 by its bytes is read as that, whatever is declared, since wrong declarations
 * are common; what older Mongolian sites got wrong is mended as on pages.
 */
final class Decoding {
    private static final Pattern DECLARED =
            Pattern.compile("(?:charset|encoding)\\s*=\\s*[\"']?([\\w.:-]+)", Pattern.CASE_INSENSITIVE);
    private static final int PROLOGUE = 512;
    /** What the undeclared 8-bit pages of Mongolia are in. */
    private static final Charset CYRILLIC = Charset.forName("windows-1251");

    private static final PageDecoder PAGES = new PageDecoder();

    private Decoding() {}

    static String text(Answer answer) {
        byte[] bytes = answer.body().toArray();
        String text = decode(bytes, answer.mediaType().orElse(""));
        return PAGES.given(text.startsWith("\uFEFF") ? text.substring(1) : text).html();
    }

    private static String decode(byte[] bytes, String mediaType) {
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0x00, 0x3C)) {
            return new String(bytes, StandardCharsets.UTF_16BE);
        }
        if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0x3C, 0x00)) {
            return new String(bytes, StandardCharsets.UTF_16LE);
        }
        return new String(bytes, Utf8.isMostly(bytes) ? StandardCharsets.UTF_8 : declared(bytes, mediaType));
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length > 1 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
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
