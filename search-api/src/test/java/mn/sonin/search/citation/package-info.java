/** Searches that are cited and replayed. */
@NullMarked
package mn.sonin.search.citation;

import org.jspecify.annotations.NullMarked;
