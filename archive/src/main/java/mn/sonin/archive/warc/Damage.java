package mn.sonin.archive.warc;

/**
 * A place in a file that cannot be read as it was written.
 *
 * @param file name inside the WARC folder
 * @param offset of the damaged record
 */
public record Damage(String file, long offset, String reason) {
    @Override
    public String toString() {
        return "%s at offset %d: %s".formatted(file, offset, reason);
    }
}
