/** What clients of any route may count on. */
@NullMarked
package mn.sonin.search.http;

import org.jspecify.annotations.NullMarked;
