/** What readers and their programs may count on from the server itself. */
@NullMarked
package mn.sonin.search.http;

import org.jspecify.annotations.NullMarked;
