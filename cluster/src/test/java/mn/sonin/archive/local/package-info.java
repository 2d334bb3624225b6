@NullMarked
package mn.sonin.archive.local;

import org.jspecify.annotations.NullMarked;
