package mn.sonin.indexer.index;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.zip.CRC32;
import org.apache.lucene.codecs.CodecUtil;

/**
 * Finds the one byte of a file that was changed, from the checksum that the file ends with. CRC-32 is linear: the checksum of the file as it
 * is, combined with the one that was written, depends only on the changed byte and on how many bytes follow it. So the difference is
 * wound back byte by byte until it is what a single byte makes.
 */
final class ChangedByte {
    private static final int POLYNOMIAL = 0xEDB88320;
    private static final int CHECKSUM = 8;

    /** Beyond it, chance alone would name a byte: 256 differences of four thousand million fit at each place. */
    private static final long LONGEST = 1 << 23;

    private ChangedByte() {}

    /** The offset of the changed byte; empty where more than one was changed, or the file is too long to tell. */
    static OptionalLong in(Path file) throws IOException {
        long size = Files.size(file);
        if (size < CodecUtil.footerLength() || size > LONGEST) {
            return OptionalLong.empty();
        }
        CRC32 crc = new CRC32();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            byte[] covered = read(in, size - CHECKSUM);
            crc.update(covered);
            return unwind((int) crc.getValue() ^ (int) in.readLong(), covered.length);
        }
    }

    private static byte[] read(InputStream in, long length) throws IOException {
        return in.readNBytes(Math.toIntExact(length));
    }

    private static OptionalLong unwind(int difference, int length) {
        int state = difference;
        for (int offset = length - 1; offset >= 0 && difference != 0; offset--) {
            state = stepBack(state);
            // What remains is the difference as it stood in the low byte of the register when that byte came in.
            if ((state & ~0xff) == 0) {
                return OptionalLong.of(offset);
            }
        }
        return OptionalLong.empty();
    }

    /** Eight zero bits taken out of the register again. */
    private static int stepBack(int register) {
        int state = register;
        for (int bit = 0; bit < 8; bit++) {
            state = state < 0 ? ((state ^ POLYNOMIAL) << 1) | 1 : state << 1;
        }
        return state;
    }
}
