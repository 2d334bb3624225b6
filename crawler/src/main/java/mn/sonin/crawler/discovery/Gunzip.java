package mn.sonin.crawler.discovery;

import java.io.IOException;
import java.util.zip.GZIPInputStream;
import mn.sonin.archive.Bytes;

/** What stands in a body that may be a gzip file, as sitemaps are. */
sealed interface Gunzip {
    /** The protocol's own limit for an uncompressed sitemap. */
    int LIMIT = 50 * 1024 * 1024;

    /** The bytes to read. */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record Plain(byte[] bytes) implements Gunzip {}

    record Refused(String reason) implements Gunzip {}

    static Gunzip of(Bytes body) {
        byte[] bytes = body.toArray();
        if (bytes.length < 2 || (bytes[0] & 0xFF) != 0x1F || (bytes[1] & 0xFF) != 0x8B) {
            return new Plain(bytes);
        }
        try (GZIPInputStream gzip = new GZIPInputStream(body.stream())) {
            byte[] plain = gzip.readNBytes(LIMIT + 1);
            return plain.length > LIMIT
                    ? new Refused("the gzipped sitemap is larger than %d bytes".formatted(LIMIT))
                    : new Plain(plain);
        } catch (IOException e) {
            return new Refused("the gzipped sitemap is torn: " + e.getMessage());
        }
    }
}
