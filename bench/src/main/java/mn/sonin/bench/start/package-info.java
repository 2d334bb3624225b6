/** How long an operator waits: you bring a home and get the time from the launcher's start to the first answer over HTTP. */
@NullMarked
package mn.sonin.bench.start;

import org.jspecify.annotations.NullMarked;
