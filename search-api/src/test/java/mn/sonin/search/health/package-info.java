/** Tests of what tells whether the server is well. */
@NullMarked
package mn.sonin.search.health;

import org.jspecify.annotations.NullMarked;
