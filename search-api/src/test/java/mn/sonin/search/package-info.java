/** What readers and programs are promised, tried against a real server, archive and index. */
@NullMarked
package mn.sonin.search;

import org.jspecify.annotations.NullMarked;
