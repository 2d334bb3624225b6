/** What pages say. */
@NullMarked
package mn.sonin.search.page;

import org.jspecify.annotations.NullMarked;
