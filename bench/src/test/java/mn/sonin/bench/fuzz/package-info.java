/** Everything that reads what strangers wrote, fed with what no stranger has written yet. */
@NullMarked
package mn.sonin.bench.fuzz;

import org.jspecify.annotations.NullMarked;
