package mn.sonin.archive;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

/**
 * The permanent name of an article: made from its canonical address alone, so that a rebuilt archive gives the same one.
 *
 * @param value 16 characters of Crockford's base 32, lower case: the first 80 bits of the address's SHA-256
 */
public record ArticleId(String value) {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final Pattern SHAPE = Pattern.compile("[0-9a-hjkmnp-tv-z]{16}");

    public ArticleId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "an article id has 16 characters of base 32, got \"%s\"".formatted(value));
        }
    }

    /** The id of the article at this canonical address. */
    public static ArticleId of(String canonicalUrl) {
        byte[] digest = sha256(canonicalUrl.getBytes(StandardCharsets.UTF_8));
        StringBuilder id = new StringBuilder(16);
        for (int bit = 0; bit < 80; bit += 5) {
            int word = (digest[bit / 8] & 0xff) << 8 | (digest[bit / 8 + 1] & 0xff);
            id.append(ALPHABET.charAt(word >> (11 - bit % 8) & 31));
        }
        return new ArticleId(id.toString());
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
