/** What can be told of sources, topics, articles and time. */
@NullMarked
package mn.sonin.search.library;

import org.jspecify.annotations.NullMarked;
