/**
 * A search as it stands in an address. You bring what was {@link mn.sonin.search.http.Asked} and the configuration; you get
 * a {@link mn.sonin.search.question.Question} whose topics and sources exist, and {@link mn.sonin.search.question.Address}es
 * that ask a little differently. It neither searches nor shows.
 */
@NullMarked
package mn.sonin.search.question;

import org.jspecify.annotations.NullMarked;
