package mn.sonin.archive.store;

import mn.sonin.archive.Capture;

/**
 * A capture with what only the archive itself needs.
 *
 * @param follows the offset up to which the file must be known before this capture is the next one
 * @param length bytes of its records in the file
 * @param checksum CRC-32C of those bytes
 * @param settled whether there is nothing left to be read out of it
 */
public record CaptureRow(Capture capture, long follows, long length, int checksum, boolean settled) {}
