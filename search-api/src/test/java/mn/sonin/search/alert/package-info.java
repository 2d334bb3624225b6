/** What readers of saved searches may count on. */
@NullMarked
package mn.sonin.search.alert;

import org.jspecify.annotations.NullMarked;
