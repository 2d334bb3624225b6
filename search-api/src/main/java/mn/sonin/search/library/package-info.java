/**
 * What can be told of sources, topics, articles and time, put together from archive, index and configuration. You bring
 * those three; you get the {@link mn.sonin.search.library.Library} that pages and programs both ask. How an answer is
 * written, as JSON or as HTML, is not its business.
 */
@NullMarked
package mn.sonin.search.library;

import org.jspecify.annotations.NullMarked;
