/**
 * What a reader or a program asks over HTTP. You bring configuration, archive and index; you get a running
 * {@link mn.sonin.search.SearchServer} with pages, API, feeds and exports. It harvests nothing and keeps nothing.
 */
@NullMarked
package mn.sonin.search;

import org.jspecify.annotations.NullMarked;
