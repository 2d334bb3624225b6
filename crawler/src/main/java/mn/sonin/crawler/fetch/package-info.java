/**
 * One page asked for, politely, and what came of it. You bring an address and the source it is for; you get a named outcome,
 * and what the site answered is in the archive before you get it. What the page says is read elsewhere, and no failure of a
 * site is an exception.
 */
@NullMarked
package mn.sonin.crawler.fetch;

import org.jspecify.annotations.NullMarked;
