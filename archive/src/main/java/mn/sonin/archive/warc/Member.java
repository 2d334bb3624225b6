package mn.sonin.archive.warc;

/**
 * One gzip member of a file, unpacked: one WARC record.
 *
 * @param offset of its first byte in the file
 * @param end the offset behind its last byte
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never leaves the package
record Member(long offset, long end, byte[] content) {}
