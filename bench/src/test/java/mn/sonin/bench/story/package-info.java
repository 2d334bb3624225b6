@NullMarked
package mn.sonin.bench.story;

import org.jspecify.annotations.NullMarked;
