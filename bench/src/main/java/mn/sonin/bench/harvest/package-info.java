/** The whole way from a site to a found headline, measured. */
@NullMarked
package mn.sonin.bench.harvest;

import org.jspecify.annotations.NullMarked;
