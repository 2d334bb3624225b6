package mn.sonin.indexer.answer;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Where a page ended, so that the next goes on there whatever has arrived since.
 *
 * @param search which search it belongs to: a hash of all that was asked
 * @param sequence the place the search is answered at
 * @param today the day the search began, in days since 1970, for {@code last:7d}
 * @param score of the last hit; 0 where the order is by time
 * @param published of the last hit, in seconds since 1970
 * @param since of the last hit
 */
record Cursor(int search, long sequence, int today, float score, long published, long since) {
    private static final int BYTES = 4 + 8 + 4 + 4 + 8 + 8;
    private static final byte VERSION = 1;

    /** The hit that it stands behind. */
    Standing.Place place() {
        return new Standing.Place(score, published, since);
    }

    /** As it travels: with a checksum, so that a mistyped one is told from a stale one. */
    String written() {
        ByteBuffer bytes = ByteBuffer.allocate(1 + BYTES + 4)
                .put(VERSION)
                .putInt(search)
                .putLong(sequence)
                .putInt(today)
                .putFloat(score)
                .putLong(published)
                .putLong(since);
        bytes.putInt(checksum(bytes.array()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** What {@link #written} wrote; empty for anything else. */
    static Optional<Cursor> read(String written) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(written);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length != 1 + BYTES + 4 || bytes[0] != VERSION) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, 1, BYTES + 4);
        Cursor cursor = new Cursor(in.getInt(), in.getLong(), in.getInt(), in.getFloat(), in.getLong(), in.getLong());
        return in.getInt() == checksum(bytes) ? Optional.of(cursor) : Optional.empty();
    }

    private static int checksum(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes, 0, 1 + BYTES);
        return (int) sum.getValue();
    }
}
