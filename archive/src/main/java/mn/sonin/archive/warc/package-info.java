/**
 * Captures as WARC 1.1 files: appended, made durable together, found again, read back. You bring an exchange and what the
 * archive knows of it; you get its place, and later its answer. It keeps no index: the rows do that.
 */
@NullMarked
package mn.sonin.archive.warc;

import org.jspecify.annotations.NullMarked;
