package mn.sonin.archive.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.zip.CRC32C;
import mn.sonin.archive.CaptureId;

/** Values in the short forms that rows are found by. */
final class Keys {
    private static final String PREFIX = "sha256:";

    private Keys() {}

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static int checksum(String text) {
        CRC32C checksum = new CRC32C();
        checksum.update(text.getBytes(StandardCharsets.UTF_8));
        return (int) checksum.getValue();
    }

    /** The first eight bytes. */
    static long key(byte[] digest) {
        return ByteBuffer.wrap(digest).getLong();
    }

    static long url(String url) {
        return key(sha256(url));
    }

    static byte[] digest(String text) {
        return HexFormat.of().parseHex(text, PREFIX.length(), text.length());
    }

    static String digest(byte[] bytes) {
        return PREFIX + HexFormat.of().formatHex(bytes);
    }

    static byte[] uuid(CaptureId id) {
        UUID uuid = UUID.fromString(id.value());
        return ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }

    /** Not above any id that was made from this moment on: ids begin with their time in milliseconds (RFC 9562, 5.7). */
    static byte[] firstUuid(Instant from) {
        return ByteBuffer.allocate(16).putLong(from.toEpochMilli() << 16).array();
    }

    static CaptureId uuid(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new CaptureId(new UUID(buffer.getLong(), buffer.getLong()).toString());
    }
}
