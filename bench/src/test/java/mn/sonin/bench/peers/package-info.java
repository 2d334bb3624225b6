@NullMarked
package mn.sonin.bench.peers;

import org.jspecify.annotations.NullMarked;
