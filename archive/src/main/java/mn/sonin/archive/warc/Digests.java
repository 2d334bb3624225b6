package mn.sonin.archive.warc;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.netpreserve.jwarc.WarcDigest;

/** SHA-256, the one digest of the archive. */
final class Digests {
    private static final String NAME = "sha256";

    private Digests() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static WarcDigest of(byte[]... parts) {
        MessageDigest digest = sha256();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return new WarcDigest(NAME, digest.digest());
    }

    static WarcDigest of(byte[] bytes, int from, int length) {
        MessageDigest digest = sha256();
        digest.update(bytes, from, length);
        return new WarcDigest(NAME, digest.digest());
    }

    /** {@code sha256:} and lower-case hexadecimal. */
    static String text(WarcDigest digest) {
        return NAME + ":" + HexFormat.of().formatHex(digest.bytes());
    }
}
