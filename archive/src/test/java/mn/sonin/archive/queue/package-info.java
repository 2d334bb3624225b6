/** What the queue of commits promises. */
@NullMarked
package mn.sonin.archive.queue;

import org.jspecify.annotations.NullMarked;
