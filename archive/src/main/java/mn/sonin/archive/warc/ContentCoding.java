package mn.sonin.archive.warc;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;

/**
 * Undoes content encodings (RFC 9110, 8.4.1). What a site sent wrong is not ours to mend: a body is undone as far as it can
 * be, at most up to a limit (a few kilobytes can unpack to gigabytes), and left as it is where its coding is unknown.
 */
final class ContentCoding {
    private final long limit;

    ContentCoding(long limit) {
        this.limit = limit;
    }

    byte[] undo(List<String> encodings, byte[] body) {
        byte[] undone = body;
        for (String encoding : encodings.reversed()) {
            undone = undo(encoding, undone);
        }
        return undone;
    }

    private byte[] undo(String encoding, byte[] body) {
        ByteArrayOutputStream undone = new ByteArrayOutputStream(Math.max(32, body.length * 3));
        try (InputStream in = open(encoding, body)) {
            byte[] chunk = new byte[8192];
            int count = in.read(chunk);
            while (count >= 0 && undone.size() < limit) {
                undone.write(chunk, 0, (int) Math.min(count, limit - undone.size()));
                count = in.read(chunk);
            }
        } catch (IOException e) {
            // The site's bytes end early or are wrong: what came before them stands. A body that was never packed at
            // all
            // (a lying header) is taken as it is.
            return undone.size() == 0 ? body : undone.toByteArray();
        }
        return undone.toByteArray();
    }

    private static InputStream open(String encoding, byte[] body) throws IOException {
        InputStream packed = new ByteArrayInputStream(body);
        return switch (encoding) {
            case "gzip", "x-gzip" -> new GZIPInputStream(packed);
            case "deflate" -> new Deflated(packed, new Inflater(!hasZlibHeader(body)));
            case "br" -> new BrotliInputStream(packed);
            default -> packed;
        };
    }

    /** Some servers send bare deflate where RFC 9110, 8.4.1.2 asks for the zlib format. */
    private static boolean hasZlibHeader(byte[] body) {
        return body.length >= 2 && (body[0] & 0x0f) == 8 && (((body[0] & 0xff) << 8) | (body[1] & 0xff)) % 31 == 0;
    }

    /** Gives the memory of its inflater free, which the stream of the platform leaves to the garbage collector. */
    private static final class Deflated extends InflaterInputStream {
        Deflated(InputStream packed, Inflater inflater) {
            super(packed, inflater);
        }

        @Override
        public void close() throws IOException {
            super.close();
            inf.end();
        }
    }
}
