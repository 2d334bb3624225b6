package mn.sonin.archive.warc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads the gzip members of one file (RFC 1952) and tells a whole one from a torn one: header, deflate stream, checksum and
 * length must all be there and right. One thread at a time.
 */
final class MemberReader implements AutoCloseable {
    private static final int HEADER = 10;
    private static final int TRAILER = 8;
    /** Magic number, deflate, no optional field, no time, unknown system: what the archive writes, and nothing else. */
    private static final byte[] PLAIN = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private final SeekableByteChannel channel;
    private final long size;
    private final ByteBuffer window = ByteBuffer.allocate(1 << 16).limit(0);
    private long windowAt;
    private final Inflater inflater = new Inflater(true);

    /** @param channel closed together with this reader */
    MemberReader(SeekableByteChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    long size() {
        return size;
    }

    /** The member that begins at this offset, or why there is no whole one. */
    Result read(long offset) throws IOException {
        if (size - offset < HEADER + TRAILER) {
            return new Result.Torn(offset, "the file ends inside a record");
        }
        byte[] header = bytes(offset, HEADER);
        if (!plainHeader(header)) {
            return new Result.Torn(offset, "no record begins here");
        }
        return inflate(offset);
    }

    private static boolean plainHeader(byte[] header) {
        return Arrays.equals(header, PLAIN);
    }

    private Result inflate(long offset) throws IOException {
        inflater.reset();
        CRC32 checksum = new CRC32();
        ByteArrayOutputStream content = new ByteArrayOutputStream(8192);
        byte[] chunk = new byte[8192];
        long at = offset + HEADER;
        try {
            while (!inflater.finished()) {
                if (inflater.needsInput()) {
                    byte[] next = bytes(at, (int) Math.min(8192, size - at));
                    if (next.length == 0 || inflater.needsDictionary()) {
                        return new Result.Torn(offset, "the file ends inside a record");
                    }
                    inflater.setInput(next);
                    at += next.length;
                }
                int count = inflater.inflate(chunk);
                checksum.update(chunk, 0, count);
                content.write(chunk, 0, count);
            }
        } catch (DataFormatException e) {
            return new Result.Torn(offset, "the record does not unpack: " + e.getMessage());
        }
        return trailer(offset, offset + HEADER + inflater.getBytesRead(), checksum, content);
    }

    private Result trailer(long offset, long at, CRC32 checksum, ByteArrayOutputStream content) throws IOException {
        if (size - at < TRAILER) {
            return new Result.Torn(offset, "the file ends inside a record");
        }
        ByteBuffer trailer = ByteBuffer.wrap(bytes(at, TRAILER)).order(ByteOrder.LITTLE_ENDIAN);
        if (trailer.getInt() != (int) checksum.getValue() || trailer.getInt() != content.size()) {
            return new Result.Torn(offset, "the record's checksum does not match");
        }
        return new Result.Whole(new Member(offset, at + TRAILER, content.toByteArray()));
    }

    /** The next place from this offset on at which a whole WARC record begins. */
    Optional<Member> nextFrom(long offset) throws IOException {
        for (long at = offset; at <= size - HEADER - TRAILER; at++) {
            if (byteAt(at) != 0x1f) {
                continue;
            }
            if (read(at) instanceof Result.Whole whole
                    && WarcText.begins(whole.member().content())) {
                return Optional.of(whole.member());
            }
        }
        return Optional.empty();
    }

    /** CRC-32C of the bytes as they are in the file. */
    int checksum(long from, long to) throws IOException {
        CRC32C checksum = new CRC32C();
        for (long at = from; at < to; at += 8192) {
            checksum.update(bytes(at, (int) Math.min(8192, to - at)));
        }
        return (int) checksum.getValue();
    }

    private int byteAt(long at) throws IOException {
        load(at, 1);
        return window.get((int) (at - windowAt)) & 0xff;
    }

    private byte[] bytes(long at, int length) throws IOException {
        load(at, length);
        byte[] bytes = new byte[length];
        window.get((int) (at - windowAt), bytes);
        return bytes;
    }

    private void load(long at, int length) throws IOException {
        if (at >= windowAt && at + length <= windowAt + window.limit()) {
            return;
        }
        window.clear();
        windowAt = at;
        channel.position(at);
        while (window.hasRemaining() && channel.read(window) >= 0) {
            // until the window or the file is at its end
        }
        window.flip();
        if (window.limit() < length) {
            throw new IOException("the file became shorter while it was read");
        }
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        channel.close();
    }

    /** What stands at an offset. */
    sealed interface Result {
        record Whole(Member member) implements Result {}

        record Torn(long offset, String reason) implements Result {}
    }
}
