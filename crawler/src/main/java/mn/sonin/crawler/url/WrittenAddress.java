package mn.sonin.crawler.url;

import com.ibm.icu.text.IDNA;
import crawlercommons.filters.basic.BasicURLNormalizer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mn.sonin.crawler.url.CanonicalUrl.Spelling;

/** Reads an address as people and programs write it. */
final class WrittenAddress {
    /** Longer ones are traps or mistakes; RFC 9110, 4.1 asks for at least 8000 octets to be understood. */
    private static final int LONGEST = 8000;

    /** RFC 3986, appendix B, for the two schemes of the web. */
    private static final Pattern PARTS =
            Pattern.compile("(?i)(https?):/{2,}([^/?#]*)([^?#]*)(\\?[^#]*)?(?:#.*)?", Pattern.DOTALL);

    /**
     * What is spelled as it is: letters that nothing is done to, a path without a full stop or an empty part, no port. Most addresses
     * of articles are so, and the long way to the same spelling takes many times longer.
     */
    private static final Pattern FINAL = Pattern.compile(
            "https?://(?![^/]*--)(?!.*//)(?=[^/]{1,253}/)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?"
                    + "/[A-Za-z0-9/_-]*+");

    private static final Pattern LONE_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);
    private static final IDNA NAMES = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII);
    private static final BasicURLNormalizer NORMALIZER =
            BasicURLNormalizer.newBuilder().build();

    private WrittenAddress() {}

    static Spelling parse(String raw) {
        if (raw.length() > LONGEST) {
            return refused(
                    raw.substring(0, 80) + "…", "is %d characters long, more than %d".formatted(raw.length(), LONGEST));
        }
        return isFinal(raw) ? new Spelling.Canonical(new CanonicalUrl(raw)) : spelled(raw);
    }

    /** Whether {@link #spelled} would give back the same. */
    static boolean isFinal(String raw) {
        return FINAL.matcher(raw).matches();
    }

    /** The long way. */
    static Spelling spelled(String raw) {
        Matcher parts = PARTS.matcher(cleaned(raw));
        if (!parts.matches()) {
            return refused(raw, "is not an absolute address that begins with http:// or https://");
        }
        Optional<String> authority = authority(parts.group(2));
        if (authority.isEmpty()) {
            return refused(raw, "names no host of the web");
        }
        String query = parts.group(4) == null ? "" : parts.group(4);
        return normalized(raw, parts.group(1), authority.get(), escaped(parts.group(3) + query));
    }

    static Spelling resolve(CanonicalUrl base, String reference) {
        String cleaned = cleaned(reference);
        if (PARTS.matcher(cleaned).matches()) {
            return parse(cleaned);
        }
        if (SCHEME.matcher(cleaned).matches()) {
            return refused(reference, "is not an address of the web");
        }
        if (cleaned.startsWith("//")) {
            return parse(base.uri().getScheme() + ":" + cleaned);
        }
        if (cleaned.isEmpty() || cleaned.startsWith("#")) {
            return new Spelling.Canonical(base);
        }
        if (cleaned.startsWith("?")) {
            return parse(base.value().replaceFirst("\\?.*", "") + cleaned);
        }
        try {
            return parse(base.uri().resolve(escaped(cleaned)).toString());
        } catch (IllegalArgumentException malformed) {
            return refused(reference, "cannot be read as a link");
        }
    }

    /** As browsers read it: no space around it, no line breaks within, backslashes as slashes before the query. */
    private static String cleaned(String raw) {
        String joined = raw.strip().replaceAll("[\\t\\r\\n]", "");
        int query = joined.indexOf('?');
        return query < 0
                ? joined.replace('\\', '/')
                : joined.substring(0, query).replace('\\', '/') + joined.substring(query);
    }

    private static Optional<String> authority(String written) {
        String hostAndPort = written.substring(written.lastIndexOf('@') + 1);
        int colon = hostAndPort.lastIndexOf(':');
        String port = colon < 0 ? "" : hostAndPort.substring(colon + 1);
        if (!port.matches("\\d{0,5}") || (!port.isEmpty() && Integer.parseInt(port) > 65_535)) {
            return Optional.empty();
        }
        return host(colon < 0 ? hostAndPort : hostAndPort.substring(0, colon))
                .map(host -> port.isEmpty() ? host : host + ":" + Integer.parseInt(port));
    }

    private static Optional<String> host(String written) {
        StringBuilder ascii = new StringBuilder();
        IDNA.Info verdict = new IDNA.Info();
        NAMES.nameToASCII(percentDecoded(written), ascii, verdict);
        String host = ascii.toString().toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        boolean sound = !verdict.hasErrors() && host.matches("[a-z0-9_]([a-z0-9._-]*[a-z0-9_])?");
        return sound ? Optional.of(host) : Optional.empty();
    }

    private static String percentDecoded(String host) {
        return host.contains("%") && !LONE_PERCENT.matcher(host).find()
                ? java.net.URLDecoder.decode(host.replace("+", "%2B"), StandardCharsets.UTF_8)
                : host;
    }

    /**
     * Everything that RFC 3986 does not allow as percent-encoded UTF-8, a lone percent sign too, and what needs no encoding
     * without it (6.2.2.2); the library below stumbles over an encoded full stop before a query.
     */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            boolean encoded = bytes[i] == '%' && hexFollows(bytes, i);
            int octet = encoded ? HexFormat.fromHexDigits(text(bytes, i + 1)) : bytes[i] & 0xff;
            if (encoded ? isUnreserved(octet) : isAllowed(octet)) {
                escaped.append((char) octet);
            } else {
                escaped.append('%').append(HexFormat.of().withUpperCase().toHexDigits((byte) octet));
            }
            i += encoded ? 2 : 0;
        }
        return escaped.toString();
    }

    private static String text(byte[] bytes, int at) {
        return new String(bytes, at, 2, StandardCharsets.ISO_8859_1);
    }

    private static boolean isUnreserved(int octet) {
        return octet < 0x7f && (Character.isLetterOrDigit(octet) || "-._~".indexOf(octet) >= 0);
    }

    private static boolean isAllowed(int octet) {
        return octet > ' ' && octet < 0x7f && "\"%<>\\^`{|}".indexOf(octet) < 0;
    }

    private static boolean hexFollows(byte[] bytes, int at) {
        return at + 2 < bytes.length && HexFormat.isHexDigit(bytes[at + 1]) && HexFormat.isHexDigit(bytes[at + 2]);
    }

    private static Spelling normalized(String raw, String scheme, String authority, String rest) {
        String normal = NORMALIZER.filter(scheme + "://" + authority + rest);
        if (normal == null) {
            return refused(raw, "cannot be read as an address");
        }
        try {
            return isOf(scheme, authority, URI.create(normal))
                    ? new Spelling.Canonical(new CanonicalUrl(normal))
                    : refused(raw, "cannot be read as an address of the host \"%s\"".formatted(authority));
        } catch (IllegalArgumentException malformed) {
            return refused(raw, "cannot be read as an address");
        }
    }

    /** The library may join a path such as {@code /../..b} or {@code /../..:81} to the host before it: that would be another site. */
    private static boolean isOf(String scheme, String authority, URI normal) {
        String standard = scheme.equalsIgnoreCase("https") ? ":443" : ":80";
        String expected = authority.endsWith(standard)
                ? authority.substring(0, authority.length() - standard.length())
                : authority;
        return normal.getHost() != null && expected.equals(normal.getRawAuthority());
    }

    private static Spelling refused(String given, String why) {
        return new Spelling.Refused(given, "\"%s\" %s".formatted(given, why));
    }
}
