/** From a source to captures and articles. */
@NullMarked
package mn.sonin.crawler;

import org.jspecify.annotations.NullMarked;
