package mn.sonin.archive.store;

import mn.sonin.archive.Capture;

/**
 * A capture with what only the archive itself needs.
 *
 * @param length bytes of its records in the file
 * @param checksum CRC-32C of those bytes
 * @param whole false where the body was cut short
 * @param settled whether there is nothing left to be read out of it
 */
public record CaptureRow(Capture capture, long length, int checksum, boolean whole, boolean settled) {}
