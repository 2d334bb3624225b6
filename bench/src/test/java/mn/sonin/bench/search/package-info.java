@NullMarked
package mn.sonin.bench.search;

import org.jspecify.annotations.NullMarked;
