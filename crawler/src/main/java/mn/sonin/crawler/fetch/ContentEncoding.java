package mn.sonin.crawler.fetch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;

/** Undoes what Content-Encoding names. */
final class ContentEncoding {
    /** What is asked for. */
    static final String ACCEPTED = "gzip, br";

    /** Small, so that little of a bomb is read before it is seen to be one. */
    private static final int BUFFER = 1024;

    /** Nobody packs a page twice but to do harm, or by a mistake that is undone all the same. */
    private static final int LAYERS = 2;

    private ContentEncoding() {}

    static InputStream undo(String names, InputStream encoded) throws IOException {
        String[] layers = names.toLowerCase(Locale.ROOT).split(",", -1);
        if (layers.length > LAYERS) {
            throw new IOException("%d encodings on top of each other".formatted(layers.length));
        }
        InputStream undone = encoded;
        for (int i = layers.length - 1; i >= 0; i--) {
            undone = undoOne(layers[i].strip(), undone);
        }
        return undone;
    }

    private static InputStream undoOne(String name, InputStream encoded) throws IOException {
        return switch (name) {
            case "", "identity", "none", "utf-8" -> encoded;
            case "gzip", "x-gzip" -> gzip(encoded);
            case "deflate" -> deflate(encoded);
            case "br" -> new BrotliInputStream(encoded, BUFFER);
            default -> throw new IOException("it was not asked for; accepted are " + ACCEPTED);
        };
    }

    /** An empty body may come without the head that gzip has. */
    private static InputStream gzip(InputStream encoded) throws IOException {
        BufferedInputStream marked = new BufferedInputStream(encoded, BUFFER);
        return atEnd(marked) ? marked : new GZIPInputStream(marked, BUFFER);
    }

    /** With the zlib head, as RFC 9110, 8.4.1.2 says, or without, as some servers read it. */
    private static InputStream deflate(InputStream encoded) throws IOException {
        BufferedInputStream marked = new BufferedInputStream(encoded, BUFFER);
        marked.mark(1);
        int first = marked.read();
        marked.reset();
        if (first < 0) {
            return marked;
        }
        boolean zlib = (first & 0x0f) == 8;
        return zlib ? new InflaterInputStream(marked) : new InflaterInputStream(marked, new Inflater(true), BUFFER);
    }

    private static boolean atEnd(BufferedInputStream stream) throws IOException {
        stream.mark(1);
        int first = stream.read();
        stream.reset();
        return first < 0;
    }
}
