package mn.sonin.archive.warc;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.netpreserve.jwarc.MessageHeaders;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcParser;

/** One unpacked WARC record: its named fields and its block. */
final class WarcText {
    private static final byte[] MAGIC = "WARC/1.".getBytes(StandardCharsets.US_ASCII);
    private final MessageHeaders fields;
    private final byte[] content;
    private final int block;
    private final int end;

    private WarcText(MessageHeaders fields, byte[] content, int block, int end) {
        this.fields = fields;
        this.content = content;
        this.block = block;
        this.end = end;
    }

    static boolean begins(byte[] content) {
        return content.length > MAGIC.length && Arrays.equals(content, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    /**
     * Reads the record.
     *
     * @throws IOException where it is none, with the reason
     */
    static WarcText parse(byte[] content) throws IOException {
        WarcParser parser = new WarcParser();
        ByteBuffer rest = ByteBuffer.allocate(8192).limit(0);
        if (!parser.parse(Channels.newChannel(new ByteArrayInputStream(content)), rest)) {
            throw new IOException("a record without a header");
        }
        MessageHeaders fields = parser.headers();
        int block = Math.toIntExact(parser.position());
        long length = fields.sole("Content-Length").map(Long::parseLong).orElse(-1L);
        if (length < 0 || length > content.length - block) {
            throw new IOException("a record whose Content-Length is " + length);
        }
        return new WarcText(fields, content, block, block + (int) length);
    }

    String type() throws IOException {
        return required("WARC-Type");
    }

    String required(String name) throws IOException {
        return fields.first(name).orElseThrow(() -> new IOException("a record without " + name));
    }

    Optional<String> field(String name) {
        return fields.first(name);
    }

    /** The UUID in a field such as {@code <urn:uuid:…>}. */
    Optional<String> uuid(String name) {
        return fields.first(name).map(value -> value.replaceAll("^<?(?:urn:uuid:)?|>$", ""));
    }

    Instant date() throws IOException {
        return Instant.parse(required("WARC-Date"));
    }

    byte[] block() {
        return Arrays.copyOfRange(content, block, end);
    }

    int blockLength() {
        return end - block;
    }

    private int bodyAt() {
        return block + HttpHead.length(content, block, end);
    }

    /** The head of the HTTP message that the block is. */
    HttpHead httpHead() {
        return HttpHead.parse(Arrays.copyOfRange(content, block, bodyAt()));
    }

    /** The body of the HTTP message that the block is. */
    byte[] httpBody() {
        return Arrays.copyOfRange(content, bodyAt(), end);
    }

    int httpBodyLength() {
        return end - bodyAt();
    }

    /** Why the record does not hold what its digests say; empty where it does. */
    Optional<String> broken() {
        Optional<WarcDigest> blockDigest = field("WARC-Block-Digest").map(WarcDigest::new);
        if (blockDigest.isPresent() && !blockDigest.get().equals(Digests.of(content, block, end - block))) {
            return Optional.of("the block does not match its WARC-Block-Digest");
        }
        boolean response = field("WARC-Type").equals(Optional.of("response"));
        Optional<WarcDigest> payload = field("WARC-Payload-Digest").map(WarcDigest::new);
        if (response && payload.isPresent() && !payload.get().equals(Digests.of(content, bodyAt(), end - bodyAt()))) {
            return Optional.of("the body does not match its WARC-Payload-Digest");
        }
        return Optional.empty();
    }
}
