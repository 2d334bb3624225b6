/**
 * The rows: captures and where they stand, articles and their revisions, the frontier, harvests, the ledger, and the one
 * sequence. You bring values of the archive; they are committed when the call returns. It knows nothing of WARC files but
 * their names and offsets, and is the only package that sees SQL.
 */
@NullMarked
package mn.sonin.archive.store;

import org.jspecify.annotations.NullMarked;
