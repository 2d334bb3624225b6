/** What the files promise, byte by byte. */
@NullMarked
package mn.sonin.archive.warc;

import org.jspecify.annotations.NullMarked;
