/** What the operator wrote, read from files and checked as a whole. */
@NullMarked
package mn.sonin.config;

import org.jspecify.annotations.NullMarked;
