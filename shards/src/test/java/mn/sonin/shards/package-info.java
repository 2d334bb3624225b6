@NullMarked
package mn.sonin.shards;

import org.jspecify.annotations.NullMarked;
