@NullMarked
package mn.sonin.cluster;

import org.jspecify.annotations.NullMarked;
