@NullMarked
package mn.sonin.opensearch;

import org.jspecify.annotations.NullMarked;
