/**
 * What the sample press writes about. You bring events and outlets as text files; you get tellings: each event in the
 * words of each outlet, with its dates, edits and removals. How a telling looks on a page is left to the sites.
 */
@NullMarked
package mn.sonin.sample.content;

import org.jspecify.annotations.NullMarked;
