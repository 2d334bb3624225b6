package mn.sonin.archive.warc;

import java.util.Optional;

/**
 * How far a file can be read.
 *
 * @param wholeUpTo the offset behind the last whole capture
 * @param size of the file
 * @param torn why what follows is no whole capture; empty where nothing follows
 */
public record ScanResult(long wholeUpTo, long size, Optional<String> torn) {}
