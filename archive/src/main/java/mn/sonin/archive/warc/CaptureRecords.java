package mn.sonin.archive.warc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.Channels;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import mn.sonin.archive.Capture;
import mn.sonin.archive.Capture.WarcPlace;
import mn.sonin.archive.CaptureId;
import mn.sonin.archive.CaptureNote;
import mn.sonin.archive.Exchange;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.WarcCaptureRecord;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcMetadata;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;
import org.netpreserve.jwarc.WarcWriter;

/**
 * The records of one capture as they go into a file, compressed one by one: the answer, the request, and last the metadata
 * record with the note, which so completes the capture. Made in the caller's thread, because compressing is most of the work.
 */
public final class CaptureRecords {
    /** Where the metadata record's JSON is told from other metadata. */
    static final MediaType NOTE = MediaType.parse("application/json");

    /** On real pages it takes 0.6 of the time of the usual level 6, for one twentieth more bytes. */
    private static final int LEVEL = 4;

    private final Capture capture;
    private final byte[] bytes;

    private CaptureRecords(Capture capture, byte[] bytes) {
        this.capture = capture;
        this.bytes = bytes;
    }

    static CaptureRecords of(Exchange exchange, CaptureNote note, WarcFolder.Earlier earlier, RecordIds ids) {
        return new Composition(exchange, earlier, ids).compose(note);
    }

    Capture at(WarcPlace place) {
        return capture.at(place);
    }

    byte[] bytes() {
        return bytes;
    }

    /** One exchange on its way into records. */
    private static final class Composition {
        private final Exchange exchange;
        private final Optional<Capture> earlier;
        private final RecordIds ids;
        private final UUID id;
        private final Instant at;
        private final byte[] head;
        private final byte[] body;
        private final WarcDigest payload;
        private final HttpHead http;
        private final Optional<String> truncated;

        Composition(Exchange exchange, WarcFolder.Earlier known, RecordIds ids) {
            this.exchange = exchange;
            this.ids = ids;
            this.id = ids.next();
            // Rows keep microseconds, and a capture must be the same from either.
            this.at = exchange.at().truncatedTo(ChronoUnit.MICROS);
            this.head = HttpHead.withoutTransferEncoding(exchange.responseHead().toArray());
            this.body = exchange.body().toArray();
            this.payload = Digests.of(body);
            this.http = HttpHead.parse(head);
            this.truncated = truncated();
            this.earlier = known.capture(
                    new WarcFolder.Payload(exchange.url(), http.status(), Digests.text(payload), body.length));
        }

        CaptureRecords compose(CaptureNote note) {
            String url = requireAddress(exchange.url());
            try {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream(head.length + body.length + 4096);
                gzip(answer(url), isPacked() ? Deflater.NO_COMPRESSION : LEVEL, bytes);
                if (exchange.requestHead().length() > 0) {
                    gzip(request(url), LEVEL, bytes);
                }
                gzip(metadata(url, note), LEVEL, bytes);
                return new CaptureRecords(capture(note), bytes.toByteArray());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Where nobody said so, the head may: why the body ends before its Content-Length is not known then. */
        private Optional<String> truncated() {
            return exchange.truncated()
                    .or(() -> http.announcesMoreThan(body.length) ? Optional.of("unspecified") : Optional.empty());
        }

        /** A body that the site has packed already gets no smaller, only slower. By its own bytes: headers lie. */
        private boolean isPacked() {
            boolean gzip = body.length > 2 && body[0] == 0x1f && body[1] == (byte) 0x8b;
            return earlier.isEmpty() && (gzip || http.tokens("Content-Encoding").contains("br"));
        }

        private Capture capture(CaptureNote note) {
            return new Capture(
                    new CaptureId(id.toString()),
                    note.source(),
                    note.purpose(),
                    exchange.url(),
                    at,
                    http.status(),
                    http.first("Content-Type"),
                    Digests.text(payload),
                    truncated.isEmpty(),
                    http.first("ETag"),
                    http.first("Last-Modified"),
                    new WarcPlace("", 0),
                    earlier.map(Capture::id));
        }

        private WarcRecord answer(String url) {
            if (earlier.isEmpty()) {
                byte[] block = join(head, body);
                return answer(new WarcResponse.Builder(url), block)
                        .recordId(id)
                        .payloadDigest(payload)
                        .build();
            }
            Capture original = earlier.get();
            return answer(new WarcRevisit.Builder(url, profile()), head)
                    .recordId(id)
                    .payloadDigest(payload)
                    .refersTo(UUID.fromString(original.id().value()))
                    .setHeader("WARC-Refers-To-Target-URI", original.url())
                    .setHeader("WARC-Refers-To-Date", original.at().toString())
                    .build();
        }

        private <R extends WarcCaptureRecord, B extends WarcCaptureRecord.AbstractBuilder<R, B>> B answer(
                B builder, byte[] block) {
            B described = about(builder, MediaType.HTTP_RESPONSE, block);
            // The library's own method writes the word in the letters of the platform's language.
            truncated.ifPresent(reason -> described.setHeader("WARC-Truncated", reason));
            return described;
        }

        private URI profile() {
            return http.status() == 304
                    ? WarcRevisit.SERVER_NOT_MODIFIED_1_1
                    : WarcRevisit.IDENTICAL_PAYLOAD_DIGEST_1_1;
        }

        private WarcRecord request(String url) {
            return about(
                            new WarcRequest.Builder(url),
                            MediaType.HTTP_REQUEST,
                            exchange.requestHead().toArray())
                    .recordId(ids.next())
                    .concurrentTo(URI.create("urn:uuid:" + id))
                    .build();
        }

        private WarcRecord metadata(String url, CaptureNote note) {
            byte[] text = NoteText.write(note);
            return new WarcMetadata.Builder()
                    .version(MessageVersion.WARC_1_1)
                    .targetURI(url)
                    .date(at)
                    .recordId(ids.next())
                    .concurrentTo(URI.create("urn:uuid:" + id))
                    .blockDigest(Digests.of(text))
                    .body(NOTE, text)
                    .build();
        }

        private <R extends WarcCaptureRecord, B extends WarcCaptureRecord.AbstractBuilder<R, B>> B about(
                B builder, MediaType type, byte[] block) {
            B described = builder.version(MessageVersion.WARC_1_1)
                    .date(at)
                    .blockDigest(Digests.of(block))
                    .body(type, block);
            exchange.address().ifPresent(address -> described.setHeader("WARC-IP-Address", address));
            return described;
        }
    }

    private static String requireAddress(String url) {
        if (url.isEmpty() || url.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
            throw new IllegalArgumentException(
                    "an exchange's address has neither spaces nor control characters, got \"%s\"".formatted(url));
        }
        return url;
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] whole = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, whole, first.length, second.length);
        return whole;
    }

    /** A record as one gzip member (WARC 1.1, annex D), packed as usual. */
    static byte[] gzip(WarcRecord record) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
        gzip(record, LEVEL, bytes);
        return bytes.toByteArray();
    }

    private static void gzip(WarcRecord record, int level, OutputStream bytes) throws IOException {
        try (GZIPOutputStream gzip = new Packed(bytes, level);
                WarcWriter writer = new WarcWriter(Channels.newChannel(gzip), WarcCompression.NONE)) {
            writer.write(record);
        }
    }

    private static final class Packed extends GZIPOutputStream {
        Packed(OutputStream bytes, int level) throws IOException {
            super(bytes, 8192);
            def.setLevel(level);
        }
    }
}
