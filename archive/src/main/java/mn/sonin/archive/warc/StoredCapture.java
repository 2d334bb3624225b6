package mn.sonin.archive.warc;

import mn.sonin.archive.Capture;

/**
 * A capture whose records are on disk.
 *
 * @param follows the offset up to which the file must be known before this capture is the next: that of its own first record,
 *     and 0 where it is the first of its file
 * @param length bytes of its records in the file, all together
 * @param checksum CRC-32C of those bytes as they are in the file, which tells any changed bit, those included that unpacking
 *     does not look at
 */
public record StoredCapture(Capture capture, long follows, long length, int checksum) {
    /** Offset behind the last of its records. */
    public long end() {
        return capture.place().offset() + length;
    }
}
