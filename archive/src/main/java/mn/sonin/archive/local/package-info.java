/**
 * The archive in a folder of this machine. You bring the folder; you get the {@link mn.sonin.archive.Archive}, after a crash
 * with everything taken over that had reached the disk. It leaves reading articles out of captures to the crawler.
 */
@NullMarked
package mn.sonin.archive.local;

import org.jspecify.annotations.NullMarked;
