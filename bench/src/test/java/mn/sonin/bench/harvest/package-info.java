/** What a measured harvest is made of. */
@NullMarked
package mn.sonin.bench.harvest;

import org.jspecify.annotations.NullMarked;
