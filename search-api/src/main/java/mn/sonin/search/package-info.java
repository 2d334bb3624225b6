/** What a reader or a program asks over HTTP. */
@NullMarked
package mn.sonin.search;

import org.jspecify.annotations.NullMarked;
