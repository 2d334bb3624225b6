package mn.sonin.crawler.extract.encoding;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mn.sonin.crawler.extract.encoding.Decoded.Why;

/**
 * Decides which charset a page is in, decodes it and mends what older Mongolian sites got wrong. Safe for many threads.
 *
 * <p>A byte order mark is believed first. Bytes that are valid UTF-8 beyond ASCII are UTF-8 whatever is declared, since
 * no other charset makes such bytes by chance. Then HTTP is believed before the page's own declaration (HTML Living
 * Standard, 13.2.3.2), and where neither fits, the bytes decide between windows-1251 and windows-1252.
 */
public final class PageDecoder {
    private static final Pattern CHARSET =
            Pattern.compile("charset\\s*=\\s*[\"']?\\s*([\\w.:-]+)", Pattern.CASE_INSENSITIVE);
    private static final int DECLARATION_REACH = 4096;
    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private final LegacyMongolian legacy = new LegacyMongolian();

    /** Decodes the bytes; {@code contentType} is the HTTP header's value, where there was one. */
    public Decoded decode(byte[] bytes, Optional<String> contentType) {
        Decoded plain = plain(bytes, contentType);
        return legacy.mend(plain);
    }

    /** A page that is text already. */
    public Decoded given(String html) {
        return legacy.mend(new Decoded(html, StandardCharsets.UTF_8.name(), Why.GIVEN, List.of()));
    }

    /** The charset that the page itself declares, if it is one that can be decoded. */
    public static Optional<Charset> declared(byte[] bytes) {
        return charset(head(bytes)).map(PageDecoder::asMeant);
    }

    /** A declaration that can be read as ASCII is not in UTF-16: HTML Living Standard, 13.2.3.2. */
    private static Charset asMeant(Charset declared) {
        return declared.name().startsWith("UTF-16") || declared.name().startsWith("UTF-32")
                ? StandardCharsets.UTF_8
                : declared;
    }

    private static Decoded plain(byte[] bytes, Optional<String> contentType) {
        return marked(bytes)
                .or(() -> utf8(bytes, contentType))
                .or(() -> declared(bytes, contentType.flatMap(PageDecoder::charset), Why.HTTP))
                .or(() -> declared(bytes, declared(bytes), Why.META))
                .orElseGet(() -> sniffed(bytes));
    }

    private static Optional<Decoded> marked(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(decoded(bytes, 3, StandardCharsets.UTF_8, Why.BYTE_ORDER_MARK));
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return Optional.of(decoded(bytes, 2, StandardCharsets.UTF_16BE, Why.BYTE_ORDER_MARK));
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return Optional.of(decoded(bytes, 2, StandardCharsets.UTF_16LE, Why.BYTE_ORDER_MARK));
        }
        return Optional.empty();
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static Decoded decoded(byte[] bytes, int from, Charset charset, Why why) {
        return new Decoded(new String(bytes, from, bytes.length - from, charset), charset.name(), why, List.of());
    }

    private static Optional<Decoded> utf8(byte[] bytes, Optional<String> contentType) {
        Optional<Charset> http = contentType.flatMap(PageDecoder::charset);
        Optional<Charset> meta = declared(bytes);
        boolean ascii = isAscii(bytes);
        if (ascii
                && http.or(() -> meta)
                        .filter(c -> !c.canEncode() || c.newEncoder().maxBytesPerChar() > 1)
                        .isPresent()
                && !http.or(() -> meta).get().equals(StandardCharsets.UTF_8)) {
            return Optional.empty();
        }
        try {
            String html = strictUtf8(bytes);
            Why why = http.filter(StandardCharsets.UTF_8::equals).isPresent()
                    ? Why.HTTP
                    : meta.filter(StandardCharsets.UTF_8::equals).isPresent() ? Why.META : Why.SNIFFED;
            return Optional.of(new Decoded(html, StandardCharsets.UTF_8.name(), why, List.of()));
        } catch (CharacterCodingException otherCharset) {
            return Optional.empty();
        }
    }

    /** The quick way says U+FFFD where bytes are wrong; only a page that has one need be read the slow way. */
    private static String strictUtf8(byte[] bytes) throws CharacterCodingException {
        String quick = new String(bytes, StandardCharsets.UTF_8);
        return quick.indexOf('\ufffd') < 0
                ? quick
                : StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Decoded> declared(byte[] bytes, Optional<Charset> charset, Why why) {
        if (charset.isEmpty()) {
            return Optional.empty();
        }
        Charset named = charset.get();
        if (named.equals(StandardCharsets.UTF_8)) {
            return Utf8.isMostly(bytes) ? Optional.of(decoded(bytes, 0, named, why)) : Optional.empty();
        }
        boolean latin = named.equals(StandardCharsets.ISO_8859_1) || named.equals(StandardCharsets.US_ASCII);
        return Optional.of(decoded(bytes, 0, latin ? WINDOWS_1252 : named, why));
    }

    private static Decoded sniffed(byte[] bytes) {
        if (Utf8.isMostly(bytes)) {
            return decoded(bytes, 0, StandardCharsets.UTF_8, Why.SNIFFED);
        }
        return decoded(bytes, 0, looksCyrillic(bytes) ? WINDOWS_1251 : WINDOWS_1252, Why.SNIFFED);
    }

    /** In Cyrillic text the high bytes stand together; in western text they stand alone among ASCII letters. */
    private static boolean looksCyrillic(byte[] bytes) {
        int pairs = 0;
        int singles = 0;
        for (int i = 1; i < bytes.length; i++) {
            if ((bytes[i] & 0xFF) >= 0xC0) {
                if ((bytes[i - 1] & 0xFF) >= 0xC0) {
                    pairs++;
                } else {
                    singles++;
                }
            }
        }
        return pairs > 2 * singles;
    }

    private static String head(byte[] bytes) {
        return new String(bytes, 0, Math.min(bytes.length, DECLARATION_REACH), StandardCharsets.ISO_8859_1);
    }

    private static Optional<Charset> charset(String text) {
        Matcher matcher = CHARSET.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Charset.forName(matcher.group(1)));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }
}
